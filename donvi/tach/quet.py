"""Reads a cell from left to right and cuts it into pieces that each name one agency or group.

At each place the longest known name wins, then the patterns of groups, then any noun that heads agencies' names; what
follows belongs to the name until a separator that really begins another name.
"""

import re

from . import tu_vung as tv
from .danh_muc import DanhMuc, TimThay
from .manh import Manh
from .mo_dau import MoDau
from .nhom import CO_SO, MO, day_don_vi, khop_nhom
from .o_chu import OChu
from .ranh_gioi import RanhGioi, goc_cua_manh
from .tinh_luoc import TinhLuoc, khop_nhan, khop_tinh_luoc, noi_rieng


class BoQuet:
    """One pass over one cell."""

    def __init__(self, o: OChu, catalogue: DanhMuc) -> None:
        self.o, self.catalogue = o, catalogue
        self.mo_dau = MoDau(o, catalogue)
        self.dung = RanhGioi(o, catalogue, self.mo_dau)
        self.manh: list[Manh] = []
        self._phoi_hop = self._de_nghi = False

    def chay(self) -> list[Manh]:
        """Cut the whole cell."""
        i = 0
        while (i := self._qua_dan(i)) < len(self.o):
            self.manh.append(self._doc(i))
            i = self.manh[-1].het
        self._phoi_hop_cuoi()
        return self.manh

    def _qua_dan(self, i: int) -> int:
        """Skip separators, numbering and words that only lead to the next name, from word `i` on."""
        while i < len(self.o):
            if re.search(r"[;\n]", self.o.truoc[i]):
                self._de_nghi = False
            following = self._buoc_dan(i)
            if following == i:
                break
            i = following
        return i

    def _buoc_dan(self, i: int) -> int:
        o, low, place = self.o, self.o.thuong, self.o.dau[i]
        if self.mo_dau.so_muc(i):
            return i + 1
        if label := self.mo_dau.nhan(i):
            self._phoi_hop = label["vai"].startswith("phối hợp") and bool(self.manh)
            return o.tu_tai(label.end())
        if asked := tv.DAN_DE_NGHI.match(low, place):
            self._de_nghi = True
            return o.tu_tai(asked.end())
        if handed := self.mo_dau.giao(i):
            return o.tu_tai(handed.end())
        if joined := self.mo_dau.phoi_hop(i):
            self._phoi_hop = bool(self.manh)
            return o.tu_tai(joined.end())
        word = self.mo_dau.noi(i)
        return o.tu_tai(word.end()) if word else i

    def _doc(self, i: int) -> Manh:
        piece = Manh(dau=i, phoi_hop=self._phoi_hop, de_nghi=self._de_nghi)
        if not self._doc_tinh_luoc(piece):
            self._doc_dau(piece)
        j = max(piece.than, i + 1)
        while j < len(self.o) and not self.dung(piece, j):
            if piece.ve is None and self.dung.la_ve(piece, j):
                piece.ve = j
            j = self._buoc(piece, j)
        piece.het = j
        piece.goc = goc_cua_manh(self.o, piece, piece.cuoi)
        return piece

    def _doc_tinh_luoc(self, piece: Manh) -> bool:
        """The piece leaves out what the one before said."""
        kind = self.mo_dau(piece.dau)
        if not self.manh or kind not in ("", "noi", "biet", "dau"):
            return False
        short = khop_tinh_luoc(self.o, piece.dau, self.manh[-1].goc, self.catalogue)
        if not short or (kind in ("biet", "dau") and not self._hon_dau(short, piece.dau)):
            return False
        piece.tinh_luoc, piece.than, piece.goc = short, short.het, self.manh[-1].goc
        return True

    def _hon_dau(self, short: TinhLuoc, i: int) -> bool:
        """The shortened name explains more than the head noun at word `i` ("Bộ Nội vụ, Công an", "xã A, Hội An")."""
        if short.muc:
            whole = short.het >= len(self.o) or self.o.truoc[short.het] != " "
            return whole and not re.search(r"[;\n]", self.o.truoc[i])
        return short.het - i > 1 and not tv.DAU_KEM_NOI.match(self.o.thuong, self.o.dau[i])

    def _doc_dau(self, piece: Manh) -> None:
        """Settle what kind of name begins the piece and where its core ends."""
        o, kind = self.o, self.mo_dau(piece.dau)
        start = self.mo_dau.sau_chuc(piece.dau) if kind == "chuc" else piece.dau
        piece.ten, piece.co_dau = start, bool(kind)
        known, group = self._da_biet(start), khop_nhom(o, start)
        if kind == "noi":
            piece.noi, piece.than = True, noi_rieng(o, start)[0] + 1
        elif known and (not group or o.cuoi[known.het - 1] >= group):
            piece.biet, piece.than = known, known.het
            piece.nhom = bool(group) and not known.muc.loai
        elif group:
            opener = MO.match(o.thuong, o.dau[start])
            piece.nhom, piece.than = True, o.tu_tai(group)
            piece.mang_cac = bool(opener and CO_SO.match(o.thuong, opener.end()))
        else:
            head = tv.DAU_TEN.match(o.thuong, o.dau[start])
            piece.than = o.tu_tai(head.end()) if head else start + 1

    def _da_biet(self, start: int) -> TimThay | None:
        labelled = khop_nhan(self.o, start, self.catalogue)
        return labelled or self.catalogue.khop(self.o, start)

    def _buoc(self, piece: Manh, j: int) -> int:
        """The next word to look at: over a list of kinds of places, or over a known name inside this one."""
        o = self.o
        if piece.ve is not None or o.trong_ngoac[j]:
            return j + 1
        units = day_don_vi(o, j, dem=j == piece.than and piece.biet is not None)
        if units:
            piece.nhom = True
            return max(j + 1, o.tu_tai(units))
        known = self.catalogue.khop(o, j) if o.viet_hoa(j) else None
        return known.het if known else j + 1

    def _phoi_hop_cuoi(self) -> None:
        """What the last name is said to do holds for those before it as well ("A chủ trì; B, C phối hợp")."""
        waiting: list[Manh] = []
        led = False
        for piece in self.manh:
            waiting.append(piece)
            if piece.ve is None:
                continue
            helps = bool(tv.PHOI_HOP_CUOI.match(self.o.thuong, self.o.dau[piece.ve]))
            for helper in waiting if helps and led else ():
                helper.phoi_hop = True
            led, waiting = led or not helps, []
