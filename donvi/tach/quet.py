"""Reads a cell from left to right and cuts it into names.

At each place the longest known name wins, then the patterns of groups, then any noun that heads agencies' names; what
follows belongs to the name until a separator that really begins another name.
"""

import re

from . import tu_vung as tv
from .danh_muc import DanhMuc, TimThay
from .manh import Manh
from .nhom import CO_SO, DANH_TU, MO, con_menh_de, con_mo, day_don_vi, khop_nhom
from .o_chu import OChu
from .tinh_luoc import Goc, TinhLuoc, goc_cua, khop_nhan, khop_tinh_luoc, la_ten_noi, noi_rieng

_TAT = re.compile(r"tp|tx|tt|ts|bs|ths|pgs|gs|p|q|h|x|đ")
_GACH_DAU_DONG = re.compile(r"\n\s*[-–—+•*·▪●○◦\uf0b7]|[•▪●○◦\uf0b7]")


class BoQuet:
    """One pass over one cell."""

    def __init__(self, o: OChu, catalogue: DanhMuc) -> None:
        self.o, self.catalogue = o, catalogue
        self.manh: list[Manh] = []
        self.bo_qua: list[tuple[int, int]] = []
        self.phoi_hop = self.de_nghi = False
        self._mo: dict[int, str] = {}

    def chay(self) -> list[Manh]:
        """Cut the whole cell."""
        i = 0
        while (i := self._qua_dan(i)) < len(self.o):
            piece = self._doc(i)
            self.manh.append(piece)
            i = piece.het
        self._phoi_hop_cuoi()
        return self.manh

    def _phoi_hop_cuoi(self) -> None:
        """ "A chủ trì; B, C phối hợp": what is said of the last holds for those before it that nothing is said of."""
        waiting: list[Manh] = []
        led = False
        for piece in self.manh:
            waiting.append(piece)
            if piece.ve is None:
                continue
            helps = bool(tv.PHOI_HOP_CUOI.match(self.o.thuong, self.o.dau[piece.ve]))
            if helps and led:
                for helper in waiting:
                    helper.phoi_hop = True
            led, waiting = led or not helps, []

    # what may begin here

    def mo_dau(self, i: int) -> str:
        """How a name can begin at word `i`: "biet" (known), "nhom", "dau" (a head noun), "chuc" (an office whose holder
        stands for the agency), "noi" (a place that stands for its UBND), "dan" (words such as "phối hợp với"), or ""."""
        if i >= len(self.o) or self.o.trong_ngoac[i]:
            return ""
        if i not in self._mo:
            self._mo[i] = self._mo_dau(i)
        return self._mo[i]

    def _mo_dau(self, i: int) -> str:
        o, place = self.o, self.o.dau[i]
        if tv.DAN_PHOI_HOP.match(o.thuong, place) or tv.DAN_DE_NGHI.match(o.thuong, place) or self._nhan(i):
            return "dan"
        if self.catalogue.khop(o, i):
            return "biet"
        if noi_rieng(o, i):
            return "noi"
        if khop_nhom(o, i):
            return "nhom"
        office = tv.CHUC_DANH.match(o.thuong, place)
        if (
            office
            and (following := o.tu_tai(office.end())) < len(o)
            and self.mo_dau(following) in ("biet", "nhom", "dau")
        ):
            return "chuc"
        head = tv.DAU_TEN.match(o.thuong, place)
        return "dau" if head else ""

    def _nhan(self, i: int) -> re.Match | None:
        return tv.DAN_NHAN.match(self.o.thuong, self.o.dau[i])

    # lead-in words

    def _qua_dan(self, i: int) -> int:
        """Skip separators, numbering and words that only lead to the next name, from word `i` on."""
        o = self.o
        while i < len(o):
            if re.search(r"[;\n]", o.truoc[i]):
                self.de_nghi = False
            step = self._buoc_dan(i)
            if step == i:
                return i
            i = step
        return i

    def _buoc_dan(self, i: int) -> int:
        o, place = self.o, self.o.dau[i]
        if self._so_muc(i):
            return i + 1
        if label := self._nhan(i):
            self.phoi_hop = label["vai"].startswith("phối hợp") and bool(self.manh)
            return o.tu_tai(label.end())
        if asked := tv.DAN_DE_NGHI.match(o.thuong, place):
            self.de_nghi = True
            return o.tu_tai(asked.end())
        if joined := tv.DAN_PHOI_HOP.match(o.thuong, place):
            self.phoi_hop = bool(self.manh)
            return o.tu_tai(joined.end())
        if word := tv.DAN_NOI.match(o.thuong, place):
            return o.tu_tai(word.end())
        return i

    def _so_muc(self, i: int) -> bool:
        """Word `i` is the number of a list: "1." or "a)" at the start of a line or before a name."""
        o = self.o
        word = o.doan(i, i + 1)
        if len(word) > 2 or not (word.isdigit() or len(word) == 1) or i + 1 >= len(o):
            return False
        if not re.match(r"[.)]\s*|/\s", o.truoc[i + 1]) or o.trong_ngoac[i]:
            return False
        return i == 0 or "\n" in o.truoc[i] or (o.viet_hoa(i + 1) and bool(self.mo_dau(i + 1)))

    # one name

    def _doc(self, i: int) -> Manh:
        piece = Manh(dau=i, phoi_hop=self.phoi_hop, de_nghi=self.de_nghi)
        previous = self.manh[-1] if self.manh else None
        self._nhan_dien(piece, previous)
        j = max(piece.than, i + 1)
        while j < len(self.o):
            if self._dung(piece, j):
                break
            if piece.ve is None and self._la_ve(piece, j):
                piece.ve = j
            j = self._nhay(piece, j)
        piece.het = j
        piece.goc = self._goc(piece, piece.ve or j, previous)
        return piece

    def _nhan_dien(self, piece: Manh, previous: Manh | None) -> None:
        """Settle what kind of name begins the piece and where its core ends."""
        o, i = self.o, piece.dau
        kind = self.mo_dau(i)
        start = o.tu_tai(tv.CHUC_DANH.match(o.thuong, o.dau[i]).end()) if kind == "chuc" else i
        piece.ten, piece.co_dau = start, bool(kind)
        if previous and kind in ("", "noi") and (short := khop_tinh_luoc(o, i, previous.goc, self.catalogue)):
            piece.tinh_luoc, piece.than = short, short.het
            return
        labelled = khop_nhan(o, start, self.catalogue)
        if labelled:
            piece.biet, piece.than = TimThay(*labelled), labelled[0]
            return
        known, group = self.catalogue.khop(o, start), khop_nhom(o, start)
        group_end = o.tu_tai(group) if group else 0
        if kind == "noi":
            piece.noi, piece.than = True, noi_rieng(o, i)[0] + 1
        elif known and known.het >= group_end:
            piece.biet, piece.than = known, known.het
        elif group:
            piece.nhom, piece.than = True, group_end
            opener = MO.match(o.thuong, o.dau[start])
            piece.mang_cac = bool(opener and CO_SO.match(o.thuong, opener.end()))
        else:
            head = tv.DAU_TEN.match(o.thuong, o.dau[start])
            piece.than = max(start + 1, o.tu_tai(head.end()) if head else 0)

    def _nhay(self, piece: Manh, j: int) -> int:
        """The next place to look at: over a list of kinds of places, or over a known name inside this one."""
        o = self.o
        if piece.ve is None and not o.trong_ngoac[j]:
            units = day_don_vi(o, j, dem=j == piece.than and piece.biet is not None)
            if units:
                piece.nhom = piece.nhom or not piece.goc.don_vi
                return max(j + 1, o.tu_tai(units))
            known = self.catalogue.khop(o, j) if o.viet_hoa(j) else None
            if known and known.het > j + 1:
                return known.het
        return j + 1

    def _goc(self, piece: Manh, end: int, previous: Manh | None) -> Goc:
        if piece.tinh_luoc and previous:
            return previous.goc
        if piece.nhom:
            return Goc()
        known = piece.biet
        return goc_cua(self.o, piece.dau, end, known.muc if known else None, known.het if known else piece.than)

    # where a name ends

    def _dung(self, piece: Manh, j: int) -> bool:
        """The name of `piece` ends before word `j`."""
        o, gap = self.o, self.o.truoc[j]
        if o.trong_ngoac[j]:
            return False
        if ";" in gap or "|" in gap or _GACH_DAU_DONG.search(gap) or self._so_muc(j):
            return True
        following = self._sau_noi(j)
        if tv.DAN_PHOI_HOP.match(o.thuong, o.dau[following]) and following + 1 < len(o):
            return True
        if piece.ve is not None:
            return self._dung_trong_ve(piece, j, following)
        if "," in gap:
            return self._dung_o_phay(piece, j, following)
        if ":" in gap:
            return self._dung_o_hai_cham(piece, following)
        if re.search(r"\.\s", gap + " ") and "." in gap:
            return bool(self.mo_dau(following)) and (not _TAT.fullmatch(o.khoa[j - 1]) or "\n" in gap)
        if "\n" in gap:
            return self._dung_o_dong(piece, j, following)
        if following > j or re.search(r"[/&+]|\s[-–—]\s", gap):
            return self._dung_o_va(piece, j, following)
        return self._mat_dau(piece, j)

    def _sau_noi(self, j: int) -> int:
        """The first word from `j` on that is not "và" or the like."""
        while j + 1 < len(self.o) and tv.DAN_NOI.match(self.o.thuong, self.o.dau[j]):
            j += 1
        return j

    def _dung_trong_ve(self, piece: Manh, j: int, k: int) -> bool:
        gap = self.o.truoc[j]
        if not re.search(r"[,.:\n]", gap) or not self.mo_dau(k):
            return False
        return self.o.viet_hoa(k) or (j - piece.ve <= 3 and self.mo_dau(k) in ("biet", "nhom"))

    def _dung_o_phay(self, piece: Manh, j: int, k: int) -> bool:
        o = self.o
        so_far = o.thuong[o.dau[piece.dau] : o.cuoi[j - 1]]
        if piece.nhom and self._noi_nhom(piece, j, k, so_far):
            return False
        kind = self.mo_dau(k)
        if kind not in ("", "noi") or self._tinh_luoc(piece, j, k):
            return True
        if kind == "noi":
            return not self._goc(piece, j, None).dau
        if not o.viet_hoa(k):
            return False
        if piece.nhom and con_menh_de(so_far):
            return False
        return not tv.LINH_VUC.match(o.thuong, o.dau[k])

    def _noi_nhom(self, piece: Manh, j: int, k: int, so_far: str) -> bool:
        """The group goes on with another bare noun ("các trường đại học, viện nghiên cứu")."""
        o = self.o
        if not con_mo(so_far) or (piece.mang_cac and CO_SO.match(o.thuong, o.dau[k])) or MO.match(o.thuong, o.dau[k]):
            return False
        noun = DANH_TU.match(o.thuong, o.dau[k])
        if not noun or self.catalogue.khop(o, k):
            return False
        word = o.tu_tai(noun.end())
        return not (o.viet_hoa(word) and o.truoc[word] == " ")

    def _dung_o_hai_cham(self, piece: Manh, k: int) -> bool:
        if re.search(rf"\b(?:{tv.DON_VI}|địa phương)$", self.o.thuong[: self.o.cuoi[k - 1]]):
            return False
        if piece.biet and piece.biet.muc.loai in tv.LOAI_CO_NOI and la_ten_noi(self.o, k, k + 1):
            return False
        if self.mo_dau(k) or (piece.nhom and self.o.viet_hoa(k)):
            piece.nhan_danh_sach = piece.nhom
            return True
        piece.ve = k
        return False

    def _dung_o_dong(self, piece: Manh, j: int, k: int) -> bool:
        kind = self.mo_dau(k)
        if self._tro_troi(piece, j) or kind in ("", "noi"):
            return kind in ("", "noi") and bool(self._tinh_luoc(piece, j, k))
        if piece.biet and piece.biet.muc.loai not in tv.LOAI_MOT_CAP and day_don_vi(self.o, k):
            return False
        return self.o.viet_hoa(k) or kind != "dau"

    def _dung_o_va(self, piece: Manh, j: int, k: int) -> bool:
        o = self.o
        so_far = o.thuong[o.dau[piece.dau] : o.cuoi[j - 1]]
        if piece.nhom and k > j and self._noi_nhom(piece, j, k, so_far):
            return False
        kind = self.mo_dau(k)
        if k > j:
            return bool(kind) or bool(self._tinh_luoc(piece, j, k))
        if re.search("[-–]", o.truoc[j]) and tv.BO_PHAN.match(so_far) and o.khoa[k] in ("bộ", "sở"):
            return False
        return bool(kind) and (o.viet_hoa(k) or kind in ("biet", "nhom"))

    def _mat_dau(self, piece: Manh, j: int) -> bool:
        """A separator was lost: another name begins in the middle of the line ("Bộ A Bộ B")."""
        o = self.o
        kind = self.mo_dau(j)
        if kind not in ("biet", "dau") or not o.viet_hoa(j) or self._tro_troi(piece, j):
            return False
        if o.trong_ngoac[j - 1] and kind == "biet":
            return True
        now, coming = self._bac(piece.dau), self._bac(j)
        if coming > 1 or now > 1:
            return now >= coming and kind == "biet" and not piece.nhom
        whole = piece.biet is not None and kind == "biet"
        return whole and o.khoa[j] == o.khoa[piece.dau]

    def _bac(self, i: int) -> int:
        return next((level for level, heads in tv.BAC if heads.match(self.o.thuong, self.o.dau[i])), 1)

    def _tro_troi(self, piece: Manh, j: int) -> bool:
        """So far only a head noun: a name cannot end here."""
        if piece.biet or piece.nhom or piece.tinh_luoc:
            return False
        return bool(tv.TRO_TROI.fullmatch(self.o.thuong[self.o.dau[piece.dau] : self.o.cuoi[j - 1]]))

    def _tinh_luoc(self, piece: Manh, j: int, k: int) -> TinhLuoc | None:
        if piece.tinh_luoc:
            base = self.manh[-1].goc if self.manh else Goc()
        else:
            base = self._goc(piece, j, None)
        return khop_tinh_luoc(self.o, k, base, self.catalogue)

    def _la_ve(self, piece: Manh, j: int) -> bool:
        """Word `j` begins to say what the agency shall do."""
        o = self.o
        if o.trong_ngoac[j] or o.chu[o.dau[j]].isupper() or self._tro_troi(piece, j) or j <= piece.dau:
            return False
        verbs = tv.VE
        if tv.DAU_KHONG_VE.match(o.thuong, o.dau[piece.dau]):
            verbs = tv.VE_VAI
        elif piece.nhom and not piece.biet:
            verbs = tv.VE_NHOM
        return bool(verbs.match(o.thuong, o.dau[j]))
