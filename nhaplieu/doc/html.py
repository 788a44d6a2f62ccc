"""Web pages, Word's "filtered HTML" and tables copied from a browser: every table is a grid, the text between tables
is kept beside the grid below it, as in `docx`."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

from nhaplieu.doc.chu_o import lam_sach
from nhaplieu.doc.trang_xlsx import SO_O
from nhaplieu.doc.van_ban import doc_van_ban, giai_ma
from nhaplieu.loi import LoiTep
from nhaplieu.luoi import Luoi, O, Vung

SO_CHU = 60_000_000
SO_COT = 1_000
SO_DONG_GOP = 65_534
"""A longer page, a wider table or a taller cell is no plan's (65,534 is the web's own limit of rowspan)."""

SO_LONG = 50
"""At most so many tables inside one another: pages that lay themselves out by tables stay far below."""

_BANG_MA = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_DAU_HTML = re.compile(
    r"\s*(?:version:[\d.]+\s+starthtml:|<(?:!doctype|html|head|meta|body|table|style|div|p|span|title|link|!--|\?xml)\b)",
    re.IGNORECASE,
)
_KHAI_BAO = re.compile(r"<!\[[^>]*>|<\?[^>]*>")
_BO = frozenset({"head", "script", "style", "template", "noscript", "svg"})
_KHOI = frozenset(
    {"p", "div", "li", "ul", "ol", "br", "hr", "section", "article", "header", "footer", "blockquote", "pre", "dd"}
    | {"dt", "caption", "h1", "h2", "h3", "h4", "h5", "h6"}
)
_PHAN_BANG = frozenset({"tr", "td", "th"})
_DAM = frozenset({"b", "strong", "th"})


def la_html(chu: str) -> bool:
    """Whether the text is a web page or a piece of one."""
    return _DAU_HTML.match(chu) is not None


def doc_html(du_lieu: bytes) -> list[Luoi]:
    """The page's tables as grids named "Bảng 1", "Bảng 2", …; a page without tables is read as plain text.

    Raises `LoiTep` for bytes that are no text.
    """
    khai = _BANG_MA.search(du_lieu[:4000])
    chu = _KHAI_BAO.sub("", giai_ma(du_lieu, khai[1].decode() if khai else ""))
    if len(chu) > SO_CHU:
        raise LoiTep("trang web quá dài so với một phụ lục; hãy sao riêng bảng cần nhập sang tệp mới")
    trang = _Trang()
    trang.feed(chu)
    trang.close()
    trang.het()
    if not trang.bang:
        return doc_van_ban("\n".join(trang.doan).encode())
    cac_luoi = [_luoi(f"Bảng {i}", bang) for i, bang in enumerate(trang.bang, start=1)]
    cac_luoi[-1].doan_sau = trang.doan
    return cac_luoi


@dataclass
class _O:
    cao: int = 1
    rong: int = 1
    chu: list[str] = field(default_factory=list)
    dam: list[bool] = field(default_factory=list)

    @property
    def sach(self) -> str:
        return lam_sach(re.sub(r"\n{2,}", "\n", lam_sach("".join(self.chu))))


@dataclass
class _Bang:
    hang: list[list[_O]] = field(default_factory=list)
    o: _O | None = None
    doan_truoc: list[str] = field(default_factory=list)
    bay_trang: bool = False

    @property
    def la_du_lieu(self) -> bool:
        """Whether it holds rows of a real table already: a table inside it then is part of a cell."""
        return sum(len(hang) >= 3 for hang in self.hang) >= 2


class _Trang(HTMLParser):
    """One walk over the page. A table that only lays out the page gives its text to the running text."""

    def __init__(self) -> None:
        super().__init__()
        self.bang: list[_Bang] = []
        self.doan: list[str] = []
        self.dang_mo: list[_Bang] = []
        self.long = self.bo = self.dam = 0
        self.chu: list[str] = []

    def handle_starttag(self, the: str, attrs: list[tuple[str, str | None]]) -> None:
        if the in _BO:
            self.bo += 1
        elif the == "body":
            self.bo = 0
        elif the == "table":
            self._mo_bang()
        elif the in _PHAN_BANG and self.long:
            self._xuong_dong()
        elif the in _PHAN_BANG and self.dang_mo:
            self._mo_o(the, dict(attrs))
        if the in _KHOI:
            self._xuong_dong("- " if the == "li" else "")
        self.dam += the in _DAM

    def handle_endtag(self, the: str) -> None:
        if the in _BO:
            self.bo = max(0, self.bo - 1)
        elif the == "table":
            self._dong_bang()
        elif the in _PHAN_BANG and self.dang_mo and not self.long:
            self.dang_mo[-1].o = None
        if the in _KHOI and the != "br":
            self._xuong_dong()
        self.dam = max(0, self.dam - (the in _DAM))

    def handle_data(self, data: str) -> None:
        chu = re.sub(r"\s+", " ", data)
        if self.bo or not chu:
            return
        o = self.dang_mo[-1].o if self.dang_mo else None
        if o is not None:
            o.chu.append(chu)
            if chu.strip():
                o.dam.append(self.dam > 0)
        elif not self.dang_mo:
            self.chu.append(chu)

    def het(self) -> None:
        """The page ends: tables left open are closed."""
        while self.dang_mo:
            self._dong_bang()
        self._het_chu()

    def _xuong_dong(self, dau: str = "") -> None:
        o = self.dang_mo[-1].o if self.dang_mo else None
        if o is not None:
            o.chu.append(f"\n{dau}")
        elif not self.dang_mo:
            self._het_chu()
            self.chu.append(dau)

    def _het_chu(self) -> None:
        chu = lam_sach("".join(self.chu))
        self.chu = []
        if chu and chu != "-":
            self.doan.append(chu)

    def _mo_bang(self) -> None:
        if self.dang_mo and (self.long or self.dang_mo[-1].la_du_lieu):
            self.long += 1
            return
        if len(self.dang_mo) == SO_LONG:
            raise LoiTep(f"trang web có hơn {SO_LONG} bảng lồng nhau; hãy sao riêng bảng cần nhập sang tệp mới")
        self._het_chu()
        for ngoai in self.dang_mo:
            self._bay_trang(ngoai)
        self.dang_mo.append(_Bang(doan_truoc=self.doan))
        self.doan = []

    def _bay_trang(self, bang: _Bang) -> None:
        """A table inside this one shows that it lays out the page: its text joins the running text."""
        chu = [dong for hang in bang.hang for o in hang for dong in o.sach.split("\n") if dong]
        self.doan = [*bang.doan_truoc, *self.doan, *chu]
        bang.bay_trang, bang.doan_truoc = True, []
        bang.o = _O() if bang.o is not None else None
        bang.hang = [[bang.o]] if bang.o is not None else []

    def _dong_bang(self) -> None:
        if self.long:
            self.long -= 1
        elif self.dang_mo:
            bang = self.dang_mo.pop()
            if bang.bay_trang:
                self._bay_trang(bang)
            else:
                self.bang.append(bang)

    def _mo_o(self, the: str, thuoc_tinh: dict[str, str | None]) -> None:
        bang = self.dang_mo[-1]
        if the == "tr" or not bang.hang:
            bang.hang.append([])
        if the != "tr":
            cao = _so(thuoc_tinh.get("rowspan"), SO_DONG_GOP)
            bang.o = _O(cao, _so(thuoc_tinh.get("colspan"), SO_COT) or 1)
            bang.hang[-1].append(bang.o)


def _so(chu: str | None, toi_da: int) -> int:
    chu = (chu or "").strip()
    return min(int(chu[:9]), toi_da) if chu.isascii() and chu.isdigit() else 1


def _luoi(ten: str, bang: _Bang) -> Luoi:
    """The grid of a table: each cell in the next free place of its row, spans as merged ranges."""
    luoi = Luoi(ten, doan_truoc=bang.doan_truoc)
    den_dong: dict[int, int] = {}
    so_o = 0
    for dong, hang in enumerate(bang.hang, start=1):
        cot = 1
        for o in hang:
            while den_dong.get(cot, 0) >= dong:
                cot += 1
            cuoi_dong = dong + o.cao - 1 if o.cao else len(bang.hang)
            cuoi_cot = min(cot + o.rong - 1, SO_COT)
            if cot > SO_COT or (so_o := so_o + 1) > SO_O:
                raise LoiTep("bảng trong trang web quá lớn so với một phụ lục; hãy sao riêng bảng cần nhập")
            if chu := o.sach:
                luoi.them(O(dong, cot, chu, dam=bool(o.dam) and all(o.dam)))
            if cuoi_dong > dong or cuoi_cot > cot:
                luoi.hop.append(Vung(dong, cot, min(cuoi_dong, len(bang.hang)), cuoi_cot))
                den_dong.update(dict.fromkeys(range(cot, cuoi_cot + 1), cuoi_dong))
            cot = cuoi_cot + 1
    luoi.so_cot = max((max(hang) for hang in luoi.hang_rieng.values()), default=0)
    return luoi
