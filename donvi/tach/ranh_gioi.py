"""Where a name ends: which separators separate, and where one was lost."""

import re

from . import tu_vung as tv
from .danh_muc import DanhMuc
from .manh import Manh
from .mo_dau import MoDau
from .nhom import CO_SO, DANH_TU, MO, con_menh_de, con_mo, day_don_vi, nhom_moi
from .o_chu import OChu
from .tinh_luoc import Goc, goc_cua, khop_tinh_luoc, la_ten_noi

_GACH_DAU_DONG = re.compile(r"[;|•▪●○◦\uf0b7]|\n\s*[-–—+*·]")
_TAT = re.compile(r"tp|tx|tt|ts|bs|ths|pgs|gs|p|q|h|x|đ")
_NOI_NGANG = re.compile(r"[/&+]|\s[-–—]\s")
_SAU_DON_VI = re.compile(rf"\b(?:{tv.DON_VI}|địa phương)$")


def goc_cua_manh(o: OChu, piece: Manh, end: int) -> Goc:
    """What the words of `piece` before `end` lend to shortened names after it."""
    if piece.tinh_luoc:
        return piece.goc
    if piece.nhom:
        return Goc()
    known = piece.biet
    return goc_cua(o, piece.dau, end, known.muc if known else None, known.het if known else piece.than)


class RanhGioi:
    """Decides for one cell whether the name of a piece ends before a word."""

    def __init__(self, o: OChu, catalogue: DanhMuc, mo_dau: MoDau) -> None:
        self.o, self.catalogue, self.mo_dau = o, catalogue, mo_dau

    def __call__(self, piece: Manh, j: int) -> bool:
        """The name of `piece` ends before word `j`."""
        o, gap = self.o, self.o.truoc[j]
        if o.trong_ngoac[j]:
            return False
        if _GACH_DAU_DONG.search(gap) or self.mo_dau.so_muc(j):
            return True
        k = self.mo_dau.sau_noi(j)
        if self.mo_dau.phoi_hop(k) and k + 1 < len(o):
            return True
        if piece.ve is not None:
            return self._trong_ve(piece, j, k)
        return self._o_dau_cau(piece, j, k, gap)

    def _o_dau_cau(self, piece: Manh, j: int, k: int, gap: str) -> bool:
        if "," in gap:
            return self._o_phay(piece, j, k)
        if ":" in gap:
            return self._o_hai_cham(piece, k)
        if re.search(r"\.(?:\s|$)", gap):
            return bool(self.mo_dau(k)) and ("\n" in gap or not _TAT.fullmatch(self.o.khoa[j - 1]))
        if "\n" in gap:
            return self._o_xuong_dong(piece, j, k)
        if k > j or _NOI_NGANG.search(gap):
            return self._o_va(piece, j, k)
        return self._mat_dau(piece, j)

    def _trong_ve(self, piece: Manh, j: int, k: int) -> bool:
        """What an agency shall do names others in passing: only a clear new start ends it."""
        if not re.search(r"[,.:\n]", self.o.truoc[j]) or not self.mo_dau(k):
            return False
        return self.o.viet_hoa(k) or (j - piece.ve <= 3 and self.mo_dau(k) in ("biet", "nhom"))

    def _o_phay(self, piece: Manh, j: int, k: int) -> bool:
        so_far = self._den(piece, j)
        if self._noi_nhom(piece, k, so_far):
            return False
        kind = self.mo_dau(k)
        if kind not in ("", "noi") or self._tinh_luoc(piece, j, k):
            return True
        if kind == "noi":
            return not goc_cua_manh(self.o, piece, j).dau
        if not self.o.viet_hoa(k) or (piece.nhom and con_menh_de(so_far)):
            return False
        return not tv.LINH_VUC.match(self.o.thuong, self.o.dau[k])

    def _noi_nhom(self, piece: Manh, k: int, so_far: str) -> bool:
        """The group goes on with another bare noun ("các trường đại học, viện nghiên cứu")."""
        low, place = self.o.thuong, self.o.dau[k]
        if not piece.nhom or piece.biet or not con_mo(so_far) or nhom_moi(self.o, k):
            return False
        if MO.match(low, place) or (piece.mang_cac and CO_SO.match(low, place)):
            return False
        noun = DANH_TU.match(low, place)
        if not noun or self.catalogue.khop(self.o, k):
            return False
        word = self.o.tu_tai(noun.end())
        return not (self.o.viet_hoa(word) and self.o.truoc[word] == " ")

    def _o_hai_cham(self, piece: Manh, k: int) -> bool:
        o = self.o
        if _SAU_DON_VI.search(o.thuong[: o.cuoi[k - 1]]):
            return False
        if piece.biet and piece.biet.muc.loai in tv.LOAI_CO_NOI and la_ten_noi(o, k, k + 1):
            return False
        if self.mo_dau(k) or (piece.nhom and o.viet_hoa(k)):
            piece.nhan_danh_sach = piece.nhom
            return True
        piece.ve = k
        return False

    def _o_xuong_dong(self, piece: Manh, j: int, k: int) -> bool:
        """A line break separates only where a name can begin and the line before can end; else it is a wrap."""
        kind = self.mo_dau(k)
        if kind in ("", "noi"):
            return bool(self._tinh_luoc(piece, j, k))
        if self._tro_troi(piece, j):
            return False
        bare = piece.biet and piece.than == j and piece.biet.muc.loai not in tv.LOAI_MOT_CAP
        if bare and day_don_vi(self.o, k):
            return False
        return self.o.viet_hoa(k) or kind != "dau"

    def _o_va(self, piece: Manh, j: int, k: int) -> bool:
        so_far = self._den(piece, j)
        if k > j and self._noi_nhom(piece, k, so_far):
            return False
        kind = self.mo_dau(k)
        if k > j:
            return bool(kind) or bool(self._tinh_luoc(piece, j, k))
        if re.search("[-–]", self.o.truoc[j]) and tv.BO_PHAN.match(so_far) and self.o.khoa[k] in ("bộ", "sở"):
            return False
        return bool(kind) and (self.o.viet_hoa(k) or kind in ("biet", "nhom"))

    def _mat_dau(self, piece: Manh, j: int) -> bool:
        """A separator was lost: another name begins in the middle of the line ("Bộ A Bộ B")."""
        kind = self.mo_dau(j)
        if kind == "nhom" and piece.biet and piece.biet.muc.loai in tv.LOAI_MOT_CAP:
            return piece.than == j and not day_don_vi(self.o, j)
        if kind not in ("biet", "dau") or not self.o.viet_hoa(j) or self._tro_troi(piece, j):
            return False
        if kind == "biet" and (self.o.trong_ngoac[j - 1] or (piece.biet and _SAU_DON_VI.search(self._den(piece, j)))):
            return True
        now, coming = self._bac(piece.dau), self._bac(j)
        if coming > 1 or now > 1:
            return now >= coming and kind == "biet" and not (piece.nhom and not piece.biet)
        return bool(piece.biet) and kind == "biet" and self.o.khoa[j] == self.o.khoa[piece.dau]

    def _bac(self, i: int) -> int:
        return next((level for level, heads in tv.BAC if heads.match(self.o.thuong, self.o.dau[i])), 1)

    def _tro_troi(self, piece: Manh, j: int) -> bool:
        """So far only a head noun: a name cannot end here."""
        recognised = piece.biet or piece.nhom or piece.tinh_luoc
        return not recognised and bool(tv.TRO_TROI.fullmatch(self._den(piece, j)))

    def _tinh_luoc(self, piece: Manh, j: int, k: int) -> bool:
        return bool(khop_tinh_luoc(self.o, k, goc_cua_manh(self.o, piece, j), self.catalogue))

    def _den(self, piece: Manh, j: int) -> str:
        return self.o.thuong[self.o.dau[piece.dau] : self.o.cuoi[j - 1]]

    def la_ve(self, piece: Manh, j: int) -> bool:
        """Word `j` begins to say what the agency shall do."""
        o = self.o
        if o.trong_ngoac[j] or o.chu[o.dau[j]].isupper() or self._tro_troi(piece, j):
            return False
        if not piece.nhom and tv.DAU_CHUNG_CHUNG.match(o.thuong, o.dau[piece.dau]):
            return False
        return bool(self._dong_tu(piece).match(o.thuong, o.dau[j]))

    def _dong_tu(self, piece: Manh) -> re.Pattern[str]:
        """The verbs that end the name of this piece: fewer where names of the kind hold verbs themselves."""
        if tv.DAU_KHONG_VE.match(self.o.thuong, self.o.dau[piece.dau]):
            return tv.VE_VAI
        if piece.biet:
            return tv.VE if piece.biet.muc.loai in tv.LOAI_VE else tv.VE_CHAC
        return tv.VE_NHOM if piece.nhom else tv.VE_CHAC
