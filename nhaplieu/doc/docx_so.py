"""Automatic numbers of Word paragraphs: what `numbering.xml` and the styles make the screen show before the text."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from xml.parsers import expat

from nhaplieu.doc.goi import Goi

_LA_MA = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


@dataclass
class _Cap:
    """One level of a list: how its number is written, its pattern ("%1.%2"), where it starts."""

    kieu: str = "decimal"
    mau: str = ""
    bat_dau: int = 1


@dataclass
class DanhSo:
    """The lists of a document, counting as its paragraphs are walked from top to bottom."""

    cap: dict[str, dict[int, _Cap]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(_Cap)))
    goc: dict[str, str] = field(default_factory=dict)
    bat_dau_lai: dict[tuple[str, int], int] = field(default_factory=dict)
    theo_kieu: dict[str, tuple[str, str]] = field(default_factory=dict)
    _dem: dict[str, dict[int, int]] = field(default_factory=lambda: defaultdict(dict))
    _da_mo: set[tuple[str, int]] = field(default_factory=set)

    def so(self, doan: dict[str, str]) -> str:
        """The number that shows before a paragraph, with a space after it; "" for one outside lists. `doan` holds the
        paragraph's own list (`num`), level (`cap`) and style (`kieu`)."""
        num, cap_chu = doan.get("num"), doan.get("cap")
        if num is None:
            num, cap_kieu = self.theo_kieu.get(doan.get("kieu", ""), ("0", "0"))
            cap_chu = cap_chu or cap_kieu
        goc = self.goc.get(num)
        if num == "0" or goc is None:
            return ""
        cap = int(cap_chu) if cap_chu and cap_chu.isdecimal() else 0
        self._tang(num, goc, cap)
        return self._viet(goc, cap)

    def _tang(self, num: str, goc: str, cap: int) -> None:
        dem = self._dem[goc]
        if (num, cap) in self.bat_dau_lai and (num, cap) not in self._da_mo:
            self._da_mo.add((num, cap))
            dem[cap] = self.bat_dau_lai[num, cap]
        else:
            dem[cap] = dem.get(cap, self.cap[goc][cap].bat_dau - 1) + 1
        for sau in [c for c in dem if c > cap]:
            del dem[sau]

    def _viet(self, goc: str, cap: int) -> str:
        muc = self.cap[goc][cap]
        if muc.kieu == "bullet":
            return "- "
        if muc.kieu == "none" or not muc.mau:
            return ""
        chu = muc.mau
        for i in range(cap, -1, -1):
            so = self._dem[goc].get(i, self.cap[goc][i].bat_dau)
            chu = chu.replace(f"%{i + 1}", _so_kieu(so, self.cap[goc][i].kieu))
        return f"{chu} "


def _so_kieu(so: int, kieu: str) -> str:
    if kieu in ("upperRoman", "lowerRoman"):
        chu = ""
        for gia_tri, ky_hieu in _LA_MA:
            chu += ky_hieu * (so // gia_tri)
            so %= gia_tri
        return chu if kieu == "upperRoman" else chu.lower()
    if kieu in ("upperLetter", "lowerLetter"):
        chu = chr(97 + (so - 1) % 26) * ((so - 1) // 26 % 3 + 1)
        return chu.upper() if kieu == "upperLetter" else chu
    return f"{so:02}" if kieu == "decimalZero" else str(so)


def doc_danh_so(goi: Goi) -> DanhSo:
    """The document's lists, from its numbering and style parts where it has them."""
    danh_so = DanhSo()
    if goi.co("word/numbering.xml"):
        _duyet(goi, "word/numbering.xml", _BoDanhSo(danh_so).mo)
    if goi.co("word/styles.xml"):
        _duyet(goi, "word/styles.xml", _BoKieu(danh_so).mo)
    return danh_so


def _duyet(goi: Goi, phan: str, mo: Callable[[str, dict[str, str]], None]) -> None:
    bo = expat.ParserCreate()
    bo.StartElementHandler = lambda ten, tt: mo(
        ten.rpartition(":")[2], {k.rpartition(":")[2]: v for k, v in tt.items()}
    )
    goi.duyet(phan, bo)


class _BoDanhSo:
    """Collects the levels of abstract lists and which list uses which."""

    def __init__(self, danh_so: DanhSo) -> None:
        self.danh_so = danh_so
        self.goc = self.num = ""
        self.cap = 0
        self.trong_num = False

    def mo(self, ten: str, thuoc_tinh: dict[str, str]) -> None:
        gia_tri = thuoc_tinh.get("val", "")
        if ten == "abstractNum":
            self.goc, self.trong_num = thuoc_tinh.get("abstractNumId", ""), False
        elif ten == "num":
            self.num, self.trong_num = thuoc_tinh.get("numId", ""), True
        elif ten == "abstractNumId":
            self.danh_so.goc[self.num] = gia_tri
        elif ten in ("lvl", "lvlOverride"):
            self.cap = int(thuoc_tinh.get("ilvl", "0")) if thuoc_tinh.get("ilvl", "0").isdecimal() else 0
        elif ten == "startOverride" and gia_tri.isdecimal():
            self.danh_so.bat_dau_lai[self.num, self.cap] = int(gia_tri)
        elif not self.trong_num:
            self._muc(ten, gia_tri)

    def _muc(self, ten: str, gia_tri: str) -> None:
        muc = self.danh_so.cap[self.goc][self.cap]
        if ten == "numFmt":
            muc.kieu = gia_tri
        elif ten == "lvlText":
            muc.mau = gia_tri
        elif ten == "start" and gia_tri.isdecimal():
            muc.bat_dau = int(gia_tri)


class _BoKieu:
    """Collects the lists that paragraph styles bring along."""

    def __init__(self, danh_so: DanhSo) -> None:
        self.danh_so = danh_so
        self.kieu = ""

    def mo(self, ten: str, thuoc_tinh: dict[str, str]) -> None:
        if ten == "style":
            self.kieu = thuoc_tinh.get("styleId", "")
        elif ten in ("numId", "ilvl") and self.kieu:
            num, cap = self.danh_so.theo_kieu.get(self.kieu, ("0", "0"))
            gia_tri = thuoc_tinh.get("val", "0")
            self.danh_so.theo_kieu[self.kieu] = (gia_tri, cap) if ten == "numId" else (num, gia_tri)
