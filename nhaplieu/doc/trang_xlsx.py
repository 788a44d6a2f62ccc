"""The XML parts of a workbook, streamed through expat: shared strings, number formats, sheets.

Only what shows is kept, so the cost of formatted but empty cells is the walk over their tags.
"""

import re
from datetime import datetime
from xml.parsers import expat

from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format, is_timedelta_format

from nhaplieu.doc.chu_o import lam_sach
from nhaplieu.doc.goi import Goi
from nhaplieu.doc.o_xlsx import DinhDang, doi, so_cot, so_nguyen
from nhaplieu.loi import LoiTep
from nhaplieu.luoi import KieuO, Luoi, O, Vung

SO_O = 400_000
DAI_O = 200_000
"""More filled cells, or a longer text in one of them, than any annex has (Excel itself stops at 32,767 characters)."""

COT_CUOI = 16_384
_DIA_CHI = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})")


class _GomChu:
    """A walk over one part that gathers the text between the tags where `dang_lay` is set."""

    def __init__(self) -> None:
        self.chu: list[str] = []
        self.dai = self.phien_am = 0
        self.dang_lay = False

    def duyet(self, goi: Goi, phan: str) -> None:
        """Run `_mo` (element's name, attributes), `_dong` (name) over the part's elements."""
        bo = expat.ParserCreate()
        bo.buffer_text = True
        bo.StartElementHandler, bo.EndElementHandler, bo.CharacterDataHandler = self._mo, self._dong, self._them
        goi.duyet(phan, bo)

    def _them(self, chu: str) -> None:
        if self.dang_lay:
            self.chu.append(chu)
            self.dai += len(chu)
            if self.dai > DAI_O:
                raise LoiTep(f"có ô chứa hơn {DAI_O} ký tự; tệp này không phải một phụ lục")

    def _lay(self) -> str:
        """The gathered text; the next one starts empty."""
        chu = "".join(self.chu)
        self.chu.clear()
        self.dai = 0
        return chu


class _Chuoi(_GomChu):
    """The table of shared strings; phonetic guides are not shown and left out."""

    def __init__(self) -> None:
        super().__init__()
        self.cac_chuoi: list[str] = []

    def _mo(self, ten: str, _: dict[str, str]) -> None:
        ten = ten.rpartition(":")[2]
        self.phien_am += ten == "rPh"
        self.dang_lay = ten == "t" and not self.phien_am

    def _dong(self, ten: str) -> None:
        ten = ten.rpartition(":")[2]
        self.dang_lay = False
        self.phien_am -= ten == "rPh"
        if ten == "si":
            self.cac_chuoi.append(lam_sach(self._lay()))
            if len(self.cac_chuoi) > SO_O:
                raise LoiTep(f"sổ tính có hơn {SO_O} chuỗi ký tự; hãy sao riêng bảng cần nhập sang tệp mới")


def doc_chuoi(goi: Goi, phan: str) -> list[str]:
    """The table of shared strings, cleaned."""
    bo = _Chuoi()
    bo.duyet(goi, phan)
    return bo.cac_chuoi


class _Kieu(_GomChu):
    """The cell styles: number format and weight of the font."""

    def __init__(self, moc: datetime) -> None:
        super().__init__()
        self.moc = moc
        self.mau = dict(BUILTIN_FORMATS)
        self.phong_dam: list[bool] = []
        self.kieu: list[DinhDang] = []
        self.nhom = ""

    def _mo(self, ten: str, thuoc_tinh: dict[str, str]) -> None:
        ten = ten.rpartition(":")[2]
        if ten in ("fonts", "cellXfs", "numFmts", "dxfs", "cellStyleXfs"):
            self.nhom = ten
        elif ten == "numFmt" and self.nhom == "numFmts":
            self.mau[so_nguyen(thuoc_tinh.get("numFmtId"), -1)] = thuoc_tinh.get("formatCode", "")
        elif ten == "font" and self.nhom == "fonts":
            self.phong_dam.append(False)
        elif ten == "b" and self.nhom == "fonts" and self.phong_dam:
            self.phong_dam[-1] = thuoc_tinh.get("val", "1") not in ("0", "false")
        elif ten == "xf" and self.nhom == "cellXfs":
            self._them_kieu(thuoc_tinh)

    def _dong(self, ten: str) -> None:
        if ten.rpartition(":")[2] == self.nhom:
            self.nhom = ""

    def _them_kieu(self, thuoc_tinh: dict[str, str]) -> None:
        mau = self.mau.get(so_nguyen(thuoc_tinh.get("numFmtId"), 0), "")
        mau = "" if mau == "General" else mau
        phong = so_nguyen(thuoc_tinh.get("fontId"), 0)
        la_ngay = is_date_format(mau) and not is_timedelta_format(mau)
        self.kieu.append(DinhDang(mau, la_ngay, self.moc, phong < len(self.phong_dam) and self.phong_dam[phong]))


def doc_dinh_dang(goi: Goi, phan: str | None, moc: datetime) -> list[DinhDang]:
    """What each cell style does; `moc` is the first day of the workbook's date system."""
    bo = _Kieu(moc)
    if phan is not None and goi.co(phan):
        bo.duyet(goi, phan)
    return bo.kieu


def doc_trang(goi: Goi, phan: str, luoi: Luoi, chuoi: list[str], dinh_dang: list[DinhDang]) -> None:
    """Fill the grid from a sheet part: shown cells, merged ranges, hidden rows and columns."""
    trang = _Trang(luoi, chuoi, dinh_dang)
    trang.duyet(goi, phan)
    luoi.dong_an, luoi.cot_an = frozenset(trang.dong_an), frozenset(trang.cot_an)


class _Trang(_GomChu):
    """One walk over a sheet."""

    def __init__(self, luoi: Luoi, chuoi: list[str], dinh_dang: list[DinhDang]) -> None:
        super().__init__()
        self.luoi, self.chuoi, self.dinh_dang = luoi, chuoi, dinh_dang
        self.dong = self.so_o = 0
        self.dia_chi, self.lech = "", 0  # the last stated address, and how many cells came without one since
        self.o: dict[str, str] = {}
        self.co_cong_thuc = False
        self.dong_an: set[int] = set()
        self.cot_an: set[int] = set()

    def _mo(self, ten: str, thuoc_tinh: dict[str, str]) -> None:
        ten = ten.rpartition(":")[2]
        if ten == "c":
            self.o, self.co_cong_thuc = thuoc_tinh, False
            if dia_chi := thuoc_tinh.get("r"):
                self.dia_chi, self.lech = dia_chi, 0
            else:
                self.lech += 1
        elif ten == "v" or ten == "t":
            self.dang_lay = not self.phien_am
        elif ten == "row":
            self.dong = so_nguyen(thuoc_tinh.get("r"), self.dong + 1)
            self.dia_chi, self.lech = "", 0
            if thuoc_tinh.get("hidden") in ("1", "true"):
                self.dong_an.add(self.dong)
        elif ten == "f":
            self.co_cong_thuc = True
        else:
            self._mo_khac(ten, thuoc_tinh)

    def _mo_khac(self, ten: str, thuoc_tinh: dict[str, str]) -> None:
        if ten == "rPh":
            self.phien_am += 1
        elif ten == "mergeCell":
            self._hop(thuoc_tinh.get("ref", ""))
        elif ten == "col" and thuoc_tinh.get("hidden") in ("1", "true"):
            dau = so_nguyen(thuoc_tinh.get("min"), 1)
            self.cot_an.update(range(dau, min(so_nguyen(thuoc_tinh.get("max"), dau), COT_CUOI) + 1))

    def _dong(self, ten: str) -> None:
        self.dang_lay = False
        ten = ten.rpartition(":")[2]
        if ten == "c" and (self.chu or self.co_cong_thuc):
            self._ghi(self._lay())
        elif ten == "rPh":
            self.phien_am -= 1

    def _cot(self) -> int:
        tim = _DIA_CHI.fullmatch(self.dia_chi)
        return (so_cot(tim[1]) if tim else 0) + self.lech or 1

    def _hop(self, vung: str) -> None:
        goc, _, cuoi = vung.partition(":")
        dau, sau = _DIA_CHI.fullmatch(goc), _DIA_CHI.fullmatch(cuoi)
        if dau and sau:
            self.luoi.hop.append(Vung(int(dau[2]), so_cot(dau[1]), int(sau[2]), so_cot(sau[1])))

    def _ghi(self, tho: str) -> None:
        kieu = so_nguyen(self.o.get("s"), 0)
        dinh_dang = self.dinh_dang[kieu] if kieu < len(self.dinh_dang) else DinhDang()
        if not tho and self.co_cong_thuc:
            o = O(self.dong, self._cot(), "", KieuO.CONG_THUC)
        else:
            o = doi(self.dong, self._cot(), self.o.get("t", "n"), tho, self.chuoi, dinh_dang)
            o = o._replace(dam=True) if dinh_dang.dam else o
        if o.gia_tri or o.kieu is KieuO.CONG_THUC:
            self.so_o += 1
            if self.so_o > SO_O:
                raise LoiTep(f"trang tính có hơn {SO_O} ô có dữ liệu; hãy sao riêng bảng cần nhập sang tệp mới")
            self.luoi.them(o)
