"""OpenDocument workbooks (.ods), streamed through expat (OpenDocument 1.2, part 1, 9.1).

The library that reads .xls knows no merged cells of this format and unrolls repeated rows in memory, so a few bytes
could ask for all of it; here a repeated empty cell costs nothing, and a cell's text is the one that shows.
"""

from datetime import date
from xml.parsers import expat

from nhaplieu.doc.chu_o import hien_ngay, lam_sach
from nhaplieu.doc.goi import Goi
from nhaplieu.doc.o_xlsx import so_nguyen
from nhaplieu.doc.trang_xlsx import DAI_O, SO_O
from nhaplieu.loi import LoiTep
from nhaplieu.luoi import KieuO, Luoi, O, Vung

_DINH_DANG_NGAY = ("dd/mm/yyyy", "d/m/yyyy", "d/mm/yyyy", "mm/yyyy", "m/yyyy")
_BO = frozenset({"annotation", "tracked-changes", "shapes", "frame"})
_KE_KHAI = "META-INF/manifest.xml"
_TRANG, _DONG, _O = "table", "table-row", ("table-cell", "covered-table-cell")


def doc_ods(du_lieu: bytes) -> list[Luoi]:
    """The workbook's sheets as grids, in order, with hidden ones marked.

    Raises `LoiTep` for a package that is no sound workbook.
    """
    goi = Goi(du_lieu)
    if goi.co(_KE_KHAI) and b"encryption-data" in b"".join(goi.khoi(_KE_KHAI)):
        raise LoiTep("tệp được đặt mật khẩu; hãy bỏ mật khẩu rồi tải lên lại")
    bo_doc = _BoDoc()
    bo = expat.ParserCreate()
    bo.buffer_text = True
    bo.StartElementHandler, bo.EndElementHandler, bo.CharacterDataHandler = bo_doc.mo, bo_doc.dong, bo_doc.them
    goi.duyet("content.xml", bo)
    if not bo_doc.cac_luoi:
        raise LoiTep("sổ tính không có trang tính nào")
    return bo_doc.cac_luoi


class _BoDoc:
    """One walk over the content part."""

    def __init__(self) -> None:
        self.cac_luoi: list[Luoi] = []
        self.kieu_an: set[str] = set()
        self.kieu = ""
        self.so_dong = self.lap_dong = self.cot = self.bo = self.so_o = self.dai = 0
        self.hang: list[tuple[dict[str, str], int, str]] = []
        self.an = False
        self.dong_an: set[int] = set()
        self.o: dict[str, str] | None = None
        self.doan: list[str] = []

    def mo(self, ten: str, thuoc_tinh: dict[str, str]) -> None:
        ten = ten.rpartition(":")[2]
        if self.bo or ten in _BO:
            self.bo += ten in _BO
            return
        tt = {k.rpartition(":")[2]: v for k, v in thuoc_tinh.items()}
        if ten == "style":
            self.kieu = tt.get("name", "")
        elif ten == "table-properties" and tt.get("display") == "false":
            self.kieu_an.add(self.kieu)
        elif ten == _TRANG:
            self.cac_luoi.append(Luoi(lam_sach(tt.get("name", "")), an=tt.get("style-name") in self.kieu_an))
            self.so_dong, self.dong_an = 0, set()
        elif ten == _DONG:
            self.hang, self.cot, self.lap_dong = [], 0, max(1, so_nguyen(tt.get("number-rows-repeated"), 1))
            self.an = tt.get("visibility", "visible") != "visible"
        elif ten in _O:
            self.o, self.doan, self.dai = tt, [], 0
        elif self.o is not None:
            self._mo_trong_o(ten, tt)

    def _mo_trong_o(self, ten: str, tt: dict[str, str]) -> None:
        if ten == "p" and self.doan:
            self.doan.append("\n")
        elif ten in ("s", "tab"):
            self.doan.append(" ")
        elif ten == "line-break":
            self.doan.append("\n")

    def them(self, chu: str) -> None:
        if self.o is not None and not self.bo:
            self.doan.append(chu)
            self.dai += len(chu)
            if self.dai > DAI_O:
                raise LoiTep(f"có ô chứa hơn {DAI_O} ký tự; tệp này không phải một phụ lục")

    def dong(self, ten: str) -> None:
        ten = ten.rpartition(":")[2]
        if ten in _BO:
            self.bo -= 1
        elif self.bo:
            return
        elif ten in _O and self.o is not None:
            self._het_o(self.o, lam_sach("".join(self.doan)))
            self.o = None
        elif ten == _DONG and self.cac_luoi:
            self._het_dong(self.cac_luoi[-1])
        elif ten == _TRANG and self.cac_luoi:
            self.cac_luoi[-1].dong_an = frozenset(self.dong_an)

    def _het_o(self, tt: dict[str, str], chu: str) -> None:
        lap = max(1, so_nguyen(tt.get("number-columns-repeated"), 1))
        if chu or "formula" in tt:
            self.so_o += lap * self.lap_dong
            if self.so_o > SO_O:
                raise LoiTep(f"sổ tính có hơn {SO_O} ô có dữ liệu; hãy sao riêng bảng cần nhập sang tệp mới")
            self.hang.extend((tt, self.cot + 1 + i, chu) for i in range(lap))
        self.cot += lap

    def _het_dong(self, luoi: Luoi) -> None:
        for dong in range(self.so_dong + 1, self.so_dong + 1 + (self.lap_dong if self.hang else 0)):
            for tt, cot, chu in self.hang:
                luoi.them(_o(dong, cot, tt, chu))
                cao, rong = so_nguyen(tt.get("number-rows-spanned"), 1), so_nguyen(tt.get("number-columns-spanned"), 1)
                if cao > 1 or rong > 1:
                    luoi.hop.append(Vung(dong, cot, dong + max(cao, 1) - 1, cot + max(rong, 1) - 1))
            if self.an:
                self.dong_an.add(dong)
        self.so_dong += self.lap_dong


def _o(dong: int, cot: int, tt: dict[str, str], chu: str) -> O:
    """The cell of its attributes and shown text."""
    loai = tt.get("value-type", "")
    if not chu:
        return O(dong, cot, "", KieuO.CONG_THUC)
    if loai in ("float", "percentage", "currency"):
        return O(dong, cot, chu, KieuO.SO, _so(tt.get("value", "")))
    if loai == "boolean":
        return O(dong, cot, chu, KieuO.LOGIC)
    ngay = _ngay(tt.get("date-value", "")) if loai == "date" else None
    if ngay is None:
        return O(dong, cot, chu)
    mau = next((m for m in _DINH_DANG_NGAY if hien_ngay(ngay, m) == chu), "")
    if not mau and chu in (f"{ngay:%m/%d/%y}", f"{ngay:%m/%d/%Y}"):
        mau = _DINH_DANG_NGAY[0]
    return O(dong, cot, hien_ngay(ngay, mau), KieuO.NGAY, None, ngay, mau) if mau else O(dong, cot, chu)


def _so(chu: str) -> float | None:
    try:
        return float(chu)
    except ValueError:
        return None


def _ngay(chu: str) -> date | None:
    try:
        return date.fromisoformat(chu[:10])
    except ValueError:
        return None
