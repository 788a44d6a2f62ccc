"""Word documents (.docx, .docm): every table is a grid; the text between tables is kept beside the grid below it.

The document is streamed with expat and read as it shows: tracked insertions kept and deletions dropped, automatic
numbers written out, merged cells resolved, content controls and nested tables flattened.
"""

from dataclasses import dataclass, field
from xml.parsers import expat

from nhaplieu.doc.chu_o import lam_sach
from nhaplieu.doc.docx_cot import OTho, xep_cot
from nhaplieu.doc.docx_so import DanhSo, doc_danh_so
from nhaplieu.doc.goi import Goi
from nhaplieu.doc.van_ban import doc_van_ban
from nhaplieu.loi import LoiTep
from nhaplieu.luoi import Luoi, O, Vung

SO_CHU = 60_000_000
"""A document with more characters is no plan."""

_BO = frozenset({"del", "moveFrom", "Fallback", "txbxContent", "rPrChange", "pPrChange", "instrText", "delText"})
_DAU = {"tab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_DANH_DAU = frozenset({"F0FC", "F0FE", "F052", "F0FD", "F054"})
_MACRO = "Tệp có macro; macro không được chạy và bị bỏ qua."


def doc_docx(du_lieu: bytes) -> list[Luoi]:
    """The document's tables as grids named "Bảng 1", "Bảng 2", …; a document without tables is read as plain text.

    Raises `LoiTep` for a package that is no sound Word document.
    """
    goi = Goi(du_lieu)
    phan = next((p for p in goi.zip.namelist() if p.endswith("word/document.xml") or p == "word/document2.xml"), None)
    if phan is None:
        raise LoiTep("tệp không phải là văn bản Word đọc được; hãy mở bằng Word, lưu lại dạng .docx rồi tải lên")
    than = _Than(doc_danh_so(goi))
    than.doc(goi, phan)
    if not than.bang:
        return doc_van_ban("\n".join(than.doan).encode())
    cac_luoi = [_luoi(f"Bảng {i}", bang) for i, bang in enumerate(than.bang, start=1)]
    cac_luoi[-1].doan_sau = than.doan
    if any(ten.endswith("vbaProject.bin") for ten in goi.zip.namelist()):
        cac_luoi[0].luu_y.append(_MACRO)
    return cac_luoi


@dataclass
class _Bang:
    doan_truoc: list[str]
    luoi_rong: list[int] = field(default_factory=list)
    hang: list[list[OTho]] = field(default_factory=list)


def _luoi(ten: str, bang: _Bang) -> Luoi:
    """The grid of a table: cells under their columns, vertical and horizontal merges as ranges."""
    hang, so_cot = xep_cot(bang.hang, bang.luoi_rong)
    luoi = Luoi(ten, doan_truoc=bang.doan_truoc, so_cot=so_cot)
    dang_gop: dict[int, tuple[int, OTho]] = {}
    for dong, cac_o in enumerate(hang, start=1):
        con: dict[int, tuple[int, OTho]] = {}
        for o in cac_o:
            if o.gop_doc == "tiep" and o.cot in dang_gop:
                con[o.cot] = dang_gop[o.cot]
                continue
            if o.chu:
                luoi.them(O(dong, o.cot, o.chu, dam=o.dam))
            if o.gop_doc:
                con[o.cot] = (dong, o)
            elif o.so_cot > 1:
                luoi.hop.append(Vung(dong, o.cot, dong, o.cot + o.so_cot - 1))
        _dong_gop(luoi, dang_gop, con, dong - 1)
        dang_gop = con
    _dong_gop(luoi, dang_gop, {}, len(hang))
    return luoi


def _dong_gop(luoi: Luoi, truoc: dict[int, tuple[int, OTho]], nay: dict[int, tuple[int, OTho]], cuoi: int) -> None:
    """Close the vertical merges that do not go on."""
    for cot, (dong, o) in truoc.items():
        if nay.get(cot) != (dong, o) and (cuoi > dong or o.so_cot > 1):
            luoi.hop.append(Vung(dong, cot, cuoi, cot + o.so_cot - 1))


class _Than:
    """One walk over the body. `doan` holds the paragraphs since the last table."""

    def __init__(self, danh_so: DanhSo) -> None:
        self.danh_so = danh_so
        self.bang: list[_Bang] = []
        self.doan: list[str] = []
        self.chu: list[str] = []
        self.dong_o: list[str] = []
        self.o: OTho | None = None
        self.hang: list[OTho] | None = None
        self.sau_bang = self.bo = self.tong = 0
        self.trong_chu = self.xoa_hang = self.trong_thuoc_tinh_hang = False
        self.so: dict[str, str] = {}
        self.dam: list[bool] = []
        self.dam_nay = False

    def doc(self, goi: Goi, phan: str) -> None:
        bo = expat.ParserCreate()
        bo.buffer_text = True
        bo.StartElementHandler, bo.EndElementHandler, bo.CharacterDataHandler = self._mo, self._dong, self._them
        goi.duyet(phan, bo)

    def _them(self, chu: str) -> None:
        if self.trong_chu and not self.bo:
            self.chu.append(chu)
            self.tong += len(chu)
            if self.tong > SO_CHU:
                raise LoiTep("văn bản quá dài so với một phụ lục; hãy sao riêng bảng cần nhập sang tệp mới")

    def _mo(self, ten: str, thuoc_tinh: dict[str, str]) -> None:
        ten = ten.rpartition(":")[2]
        if ten == "del" and self.trong_thuoc_tinh_hang:
            self.xoa_hang = True
        if ten in _BO:
            self.bo += 1
        elif self.bo:
            return
        elif ten == "t":
            self.trong_chu = True
        elif ten in _DAU:
            self.chu.append(_DAU[ten])
        elif ten == "p":
            self.chu, self.so, self.dam = [], {}, []
        elif ten in _MO:
            _MO[ten](self, {k.rpartition(":")[2]: v for k, v in thuoc_tinh.items()})

    def _dong(self, ten: str) -> None:
        ten = ten.rpartition(":")[2]
        if ten in _BO:
            self.bo -= 1
        elif self.bo:
            return
        elif ten == "t":
            self.trong_chu = False
            self.dam.append(self.dam_nay)
        elif ten == "p":
            self._het_doan()
        elif ten in _DONG:
            _DONG[ten](self)

    def _het_doan(self) -> None:
        an = self.o is not None and self.o.gop_doc == "tiep"
        chu = "" if an else lam_sach(self.danh_so.so(self.so) + "".join(self.chu))
        self.chu = []
        if self.o is not None:
            self.dong_o.append(chu)
            self.o.dam = self.o.dam and all(self.dam) if self.dam else self.o.dam
        elif chu and not self.sau_bang:
            self.doan.append(chu)

    def _mo_bang(self, _: dict[str, str]) -> None:
        self.sau_bang += 1
        if self.sau_bang == 1:
            self.bang.append(_Bang(self.doan))
            self.doan = []

    def _dong_bang(self) -> None:
        self.sau_bang -= 1

    def _mo_hang(self, _: dict[str, str]) -> None:
        if self.sau_bang == 1:
            self.hang, self.xoa_hang = [], False

    def _dong_hang(self) -> None:
        if self.sau_bang == 1 and self.hang is not None:
            if not self.xoa_hang:
                self.bang[-1].hang.append(self.hang)
            self.hang = None

    def _mo_o(self, _: dict[str, str]) -> None:
        if self.sau_bang == 1 and self.hang is not None:
            self.o, self.dong_o = OTho(), []
            self.hang.append(self.o)

    def _dong_o(self) -> None:
        if self.sau_bang == 1 and self.o is not None:
            self.o.chu = lam_sach("\n".join(dong for dong in self.dong_o if dong))
            self.o.dam = self.o.dam and bool(self.o.chu)
            self.o = None

    def _gop(self, thuoc_tinh: dict[str, str], doc: bool) -> None:
        if self.o is None or self.sau_bang != 1:
            return
        kieu = "dau" if thuoc_tinh.get("val") == "restart" else "tiep"
        if doc:
            self.o.gop_doc = kieu
        else:
            self.o.gop_ngang = kieu

    def _so_cot(self, thuoc_tinh: dict[str, str]) -> None:
        if self.o is not None and self.sau_bang == 1:
            self.o.so_cot = max(1, min(_so(thuoc_tinh.get("val"), 1), 1000))

    def _bo_truoc(self, thuoc_tinh: dict[str, str]) -> None:
        if self.hang is not None and self.sau_bang == 1:
            self.hang.append(OTho(so_cot=max(1, min(_so(thuoc_tinh.get("val"), 1), 1000)), trong=True))

    def _cot_luoi(self, thuoc_tinh: dict[str, str]) -> None:
        if self.sau_bang == 1 and not self.bang[-1].hang and self.hang is None:
            self.bang[-1].luoi_rong.append(max(_so(thuoc_tinh.get("w"), 1), 1))

    def _ky_hieu(self, thuoc_tinh: dict[str, str]) -> None:
        if thuoc_tinh.get("char", "").upper() in _DANH_DAU:
            self.chu.append("x")

    def _thuoc_tinh_hang(self, mo: bool) -> None:
        self.trong_thuoc_tinh_hang = mo and self.sau_bang == 1

    def _dat_so(self, ten: str, thuoc_tinh: dict[str, str]) -> None:
        self.so.setdefault(ten, thuoc_tinh.get("val", ""))

    def _dat_dam(self, thuoc_tinh: dict[str, str]) -> None:
        self.dam_nay = thuoc_tinh.get("val", "1") not in ("0", "false", "off", "none")

    def _mo_chay(self, _: dict[str, str]) -> None:
        self.dam_nay = False


_MO = {
    "tbl": _Than._mo_bang,
    "tr": _Than._mo_hang,
    "tc": _Than._mo_o,
    "r": _Than._mo_chay,
    "b": _Than._dat_dam,
    "vMerge": lambda than, tt: than._gop(tt, True),
    "hMerge": lambda than, tt: than._gop(tt, False),
    "gridSpan": _Than._so_cot,
    "gridBefore": _Than._bo_truoc,
    "gridCol": _Than._cot_luoi,
    "sym": _Than._ky_hieu,
    "trPr": lambda than, tt: than._thuoc_tinh_hang(True),
    "numId": lambda than, tt: than._dat_so("num", tt),
    "ilvl": lambda than, tt: than._dat_so("cap", tt),
    "pStyle": lambda than, tt: than._dat_so("kieu", tt),
}
_DONG = {
    "tbl": _Than._dong_bang,
    "tr": _Than._dong_hang,
    "tc": _Than._dong_o,
    "trPr": lambda than: than._thuoc_tinh_hang(False),
}


def _so(chu: str | None, mac_dinh: int) -> int:
    try:
        return int(float(chu)) if chu else mac_dinh
    except (ValueError, OverflowError):
        return mac_dinh
