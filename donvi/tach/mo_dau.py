"""What may begin at a word of a cell: a known name, a group, a head noun, an office, a place, lead-in words."""

import re

from . import tu_vung as tv
from .danh_muc import DanhMuc
from .nhom import khop_nhom
from .o_chu import OChu
from .tinh_luoc import noi_rieng


class MoDau:
    """Answers, and remembers, how a name can begin at each word of one cell."""

    def __init__(self, o: OChu, catalogue: DanhMuc) -> None:
        self.o, self.catalogue = o, catalogue
        self._da_biet: dict[int, str] = {}

    def __call__(self, i: int) -> str:
        """How a name can begin at word `i`: "biet" (known), "noi" (a place that stands for its UBND), "nhom", "chuc"
        (an office whose holder stands for the agency), "dau" (a head noun), "dan" (lead-in words), or ""."""
        if i >= len(self.o) or self.o.trong_ngoac[i]:
            return ""
        if i not in self._da_biet:
            self._da_biet[i] = self._xet(i)
        return self._da_biet[i]

    def _xet(self, i: int) -> str:
        low, place = self.o.thuong, self.o.dau[i]
        if self.phoi_hop(i) or tv.DAN_DE_NGHI.match(low, place) or self.nhan(i) or self.giao(i):
            return "dan"
        if self.catalogue.khop(self.o, i):
            return "biet"
        if noi_rieng(self.o, i):
            return "noi"
        if khop_nhom(self.o, i):
            return "nhom"
        if self.sau_chuc(i):
            return "chuc"
        return "dau" if tv.DAU_TEN.match(low, place) else ""

    def phoi_hop(self, i: int) -> re.Match[str] | None:
        """Words such as "phối hợp với" at word `i`, or "phối hợp" right before a name."""
        place = self.o.dau[i]
        return tv.DAN_PHOI_HOP.match(self.o.thuong, place) or self._truoc_ten(tv.PHOI_HOP_TRAN, place)

    def giao(self, i: int) -> re.Match[str] | None:
        """ "Giao" right before a name at word `i`."""
        return self._truoc_ten(tv.DAN_GIAO, self.o.dau[i])

    def _truoc_ten(self, words: re.Pattern[str], place: int) -> re.Match[str] | None:
        found = words.match(self.o.thuong, place)
        return found if found and self(self.o.tu_tai(found.end())) in ("biet", "nhom", "dau") else None

    def nhan(self, i: int) -> re.Match[str] | None:
        """A label such as "Cơ quan phối hợp:" at word `i`."""
        return tv.DAN_NHAN.match(self.o.thuong, self.o.dau[i])

    def sau_chuc(self, i: int) -> int | None:
        """The word where the agency begins whose head word `i` names ("Chủ tịch UBND xã")."""
        office = tv.CHUC_DANH.match(self.o.thuong, self.o.dau[i])
        following = self.o.tu_tai(office.end()) if office else len(self.o)
        return following if self(following) in ("biet", "nhom", "dau") else None

    def sau_noi(self, i: int) -> int:
        """The first word from `i` on that is not "và" or the like."""
        while i + 1 < len(self.o) and self.noi(i):
            i += 1
        return i

    def noi(self, i: int) -> re.Match[str] | None:
        """A word such as "và" at word `i`, not the beginning of a name ("Như Thanh")."""
        named = self.o.viet_hoa(i) and self.o.viet_hoa(i + 1)
        return None if named else tv.DAN_NOI.match(self.o.thuong, self.o.dau[i])

    def so_muc(self, i: int) -> bool:
        """Word `i` is the number of a list: "1." or "a)" at the start of a line or before a name."""
        o, word = self.o, self.o.doan(i, i + 1)
        if len(word) > 2 or not (word.isdigit() or len(word) == 1) or i + 1 >= len(o):
            return False
        if not re.match(r"[.)]\s*|/\s", o.truoc[i + 1]) or o.trong_ngoac[i]:
            return False
        if word.isupper() and word.lower() in tv.DON_VI_DAY_DU and o.truoc[i + 1].startswith("."):
            return False
        return i == 0 or "\n" in o.truoc[i] or (o.viet_hoa(i + 1) and bool(self(i + 1)))
