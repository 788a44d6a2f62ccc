"""The XML parts of a workbook, streamed through expat: shared strings, number formats, sheets.

Only what shows is kept, so the cost of formatted but empty cells is the walk over their tags.
"""

import re
from collections.abc import Callable
from datetime import date, datetime, time
from typing import NamedTuple
from xml.parsers import expat

from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format, is_timedelta_format
from openpyxl.utils.datetime import from_excel, from_ISO8601

from nhaplieu.doc.chu_o import hien_ngay, hien_so, lam_sach
from nhaplieu.doc.goi import Goi
from nhaplieu.loi import LoiTep
from nhaplieu.luoi import KieuO, Luoi, O, Vung

SO_O = 1_000_000
DAI_O = 200_000
"""More filled cells, or a longer text in one of them, than any annex has (Excel itself stops at 32,767 characters)."""

_DIA_CHI = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})")


class DinhDang(NamedTuple):
    """What a cell style does: the number format, whether it shows a date (counted from `moc`), whether it is bold."""

    mau: str = ""
    la_ngay: bool = False
    moc: datetime | None = None
    dam: bool = False


class BoDoc:
    """A stream over one part: text between `mo` and `dong` of the named elements is gathered in `chu`."""

    def __init__(self, goi: Goi, phan: str, the_chu: frozenset[str]) -> None:
        self.goi, self.phan, self.the_chu = goi, phan, the_chu
        self.chu: list[str] = []
        self.dai = 0
        self.dang_lay = False
        self.bo_qua = 0  # inside a phonetic guide, whose text is not shown

    def chay(self, mo: Callable[[str, dict[str, str]], None], dong: Callable[[str], None]) -> None:
        """Walk the part; `mo` gets the element's local name and attributes, `dong` its local name."""

        def bat_dau(ten: str, thuoc_tinh: dict[str, str]) -> None:
            ten = ten.rpartition(":")[2]
            self.bo_qua += ten == "rPh"
            if ten in self.the_chu:
                self.dang_lay = not self.bo_qua
            mo(ten, thuoc_tinh)

        def ket_thuc(ten: str) -> None:
            ten = ten.rpartition(":")[2]
            self.bo_qua -= ten == "rPh"
            self.dang_lay = False
            dong(ten)

        bo = expat.ParserCreate()
        bo.buffer_text = True
        bo.StartElementHandler, bo.EndElementHandler, bo.CharacterDataHandler = bat_dau, ket_thuc, self._them
        self.goi.duyet(self.phan, bo)

    def _them(self, chu: str) -> None:
        if self.dang_lay:
            self.chu.append(chu)
            self.dai += len(chu)
            if self.dai > DAI_O:
                raise LoiTep(f"có ô chứa hơn {DAI_O} ký tự; tệp này không phải một phụ lục")

    def lay(self) -> str:
        """The gathered text; the next one starts empty."""
        chu = "".join(self.chu)
        self.chu.clear()
        self.dai = 0
        return chu


def doc_chuoi(goi: Goi, phan: str) -> list[str]:
    """The table of shared strings, cleaned."""
    cac_chuoi: list[str] = []
    bo = BoDoc(goi, phan, frozenset({"t"}))

    def dong(ten: str) -> None:
        if ten == "si":
            cac_chuoi.append(lam_sach(bo.lay()))
            if len(cac_chuoi) > SO_O:
                raise LoiTep(f"sổ tính có hơn {SO_O} chuỗi ký tự; hãy sao riêng bảng cần nhập sang tệp mới")

    bo.chay(lambda ten, thuoc_tinh: None, dong)
    return cac_chuoi


def doc_dinh_dang(goi: Goi, phan: str | None, moc: datetime) -> list[DinhDang]:
    """The number formats by cell style; `moc` is the first day of the workbook's date system."""
    if phan is None or not goi.co(phan):
        return []
    mau = dict(BUILTIN_FORMATS)
    cac_kieu: list[DinhDang] = []
    trong_o = False

    def mo(ten: str, thuoc_tinh: dict[str, str]) -> None:
        nonlocal trong_o
        if ten == "numFmt" and thuoc_tinh.get("numFmtId", "").isdigit():
            mau[int(thuoc_tinh["numFmtId"])] = thuoc_tinh.get("formatCode", "")
        elif ten == "cellXfs":
            trong_o = True
        elif ten == "xf" and trong_o:
            ma = thuoc_tinh.get("numFmtId", "0")
            cac_kieu.append(_kieu(mau.get(int(ma) if ma.isdigit() else 0, ""), moc))

    def dong(ten: str) -> None:
        nonlocal trong_o
        trong_o = trong_o and ten != "cellXfs"

    BoDoc(goi, phan, frozenset()).chay(mo, dong)
    return cac_kieu


def _kieu(mau: str, moc: datetime) -> DinhDang:
    mau = "" if mau == "General" else mau
    return DinhDang(mau, is_date_format(mau) and not is_timedelta_format(mau), moc)


def doc_trang(goi: Goi, phan: str, luoi: Luoi, chuoi: list[str], dinh_dang: list[DinhDang]) -> None:
    """Fill the grid from a sheet part: shown cells, merged ranges, hidden rows and columns."""
    _Trang(goi, phan, luoi, chuoi, dinh_dang).doc()


class _Trang:
    """The state of one walk over a sheet."""

    def __init__(self, goi: Goi, phan: str, luoi: Luoi, chuoi: list[str], dinh_dang: list[DinhDang]) -> None:
        self.bo = BoDoc(goi, phan, frozenset({"v", "t"}))
        self.luoi, self.chuoi, self.dinh_dang = luoi, chuoi, dinh_dang
        self.dong = self.so_o = 0
        self.dia_chi, self.lech = "", 0  # the last stated address, and how many cells came without one since
        self.o: dict[str, str] = {}
        self.co_cong_thuc = False
        self.dong_an: set[int] = set()
        self.cot_an: set[int] = set()

    def doc(self) -> None:
        self.bo.chay(self._mo, self._dong)
        self.luoi.dong_an, self.luoi.cot_an = frozenset(self.dong_an), frozenset(self.cot_an)

    def _mo(self, ten: str, thuoc_tinh: dict[str, str]) -> None:
        if ten == "c":
            self.o, self.co_cong_thuc = thuoc_tinh, False
            if dia_chi := thuoc_tinh.get("r"):
                self.dia_chi, self.lech = dia_chi, 0
            else:
                self.lech += 1
        elif ten == "row":
            self.dong = _so_nguyen(thuoc_tinh.get("r"), self.dong + 1)
            self.dia_chi, self.lech = "", 0
            if thuoc_tinh.get("hidden") in ("1", "true"):
                self.dong_an.add(self.dong)
        elif ten == "f":
            self.co_cong_thuc = True
        elif ten == "mergeCell":
            self._hop(thuoc_tinh.get("ref", ""))
        elif ten == "col" and thuoc_tinh.get("hidden") in ("1", "true"):
            dau = _so_nguyen(thuoc_tinh.get("min"), 1)
            self.cot_an.update(range(dau, min(_so_nguyen(thuoc_tinh.get("max"), dau), 16384) + 1))

    def _dong(self, ten: str) -> None:
        if ten == "c" and (self.bo.chu or self.co_cong_thuc):
            self._ghi(self.bo.lay())

    def _cot(self) -> int:
        tim = _DIA_CHI.fullmatch(self.dia_chi)
        return (_so_cot(tim[1]) if tim else 0) + self.lech or 1

    def _hop(self, vung: str) -> None:
        goc, _, cuoi = vung.partition(":")
        dau, sau = _DIA_CHI.fullmatch(goc), _DIA_CHI.fullmatch(cuoi)
        if dau and sau:
            self.luoi.hop.append(Vung(int(dau[2]), _so_cot(dau[1]), int(sau[2]), _so_cot(sau[1])))

    def _ghi(self, tho: str) -> None:
        kieu = int(self.o.get("s", 0) or 0)
        dinh_dang = self.dinh_dang[kieu] if kieu < len(self.dinh_dang) else DinhDang()
        if not tho and self.co_cong_thuc:
            o = O(self.dong, self._cot(), "", KieuO.CONG_THUC)
        else:
            o = _doi(self.dong, self._cot(), self.o.get("t", "n"), tho, self.chuoi, dinh_dang)
        if o.gia_tri or o.kieu is KieuO.CONG_THUC:
            self.so_o += 1
            if self.so_o > SO_O:
                raise LoiTep(f"trang tính có hơn {SO_O} ô có dữ liệu; hãy sao riêng bảng cần nhập sang tệp mới")
            self.luoi.them(o)


def _doi(dong: int, cot: int, loai: str, tho: str, chuoi: list[str], dinh_dang: DinhDang) -> O:
    """The cell from its stored type and text (ECMA-376, part 1, 18.18.11)."""
    if loai == "s":
        thu_tu = _so_nguyen(tho, -1)
        return O(dong, cot, chuoi[thu_tu] if 0 <= thu_tu < len(chuoi) else "")
    if loai == "n":
        return _o_so(dong, cot, tho, dinh_dang)
    if loai == "b":
        return O(dong, cot, "TRUE" if tho.strip() == "1" else "FALSE", KieuO.LOGIC)
    if loai == "e":
        return O(dong, cot, tho, KieuO.LOI)
    if loai == "d":
        return _o_ngay_iso(dong, cot, tho, dinh_dang)
    return O(dong, cot, lam_sach(tho))


def _o_so(dong: int, cot: int, tho: str, dinh_dang: DinhDang) -> O:
    try:
        so = float(tho) if "." in tho or "e" in tho.lower() else int(tho)
        if dinh_dang.la_ngay:
            return _o_ngay(dong, cot, from_excel(so, dinh_dang.moc), so, dinh_dang.mau)
        return O(dong, cot, hien_so(so, dinh_dang.mau), KieuO.SO, so, None, dinh_dang.mau)
    except (ValueError, OverflowError):
        return O(dong, cot, lam_sach(tho))


def _o_ngay_iso(dong: int, cot: int, tho: str, dinh_dang: DinhDang) -> O:
    try:
        return _o_ngay(dong, cot, from_ISO8601(tho.strip()), None, dinh_dang.mau or "dd/mm/yyyy")
    except ValueError:
        return O(dong, cot, lam_sach(tho))


def _o_ngay(dong: int, cot: int, luc: object, so: float | int | None, mau: str) -> O:
    if isinstance(luc, date):
        ngay = luc.date() if isinstance(luc, datetime) else luc
        return O(dong, cot, hien_ngay(luc, mau), KieuO.NGAY, so, ngay, mau)
    chu = luc.strftime("%H:%M") if isinstance(luc, time) else str(luc)
    return O(dong, cot, chu, KieuO.CHU, so)


def _so_nguyen(chu: str | None, mac_dinh: int) -> int:
    return int(chu) if chu and chu.strip().isascii() and chu.strip().isdigit() else mac_dinh


_COT: dict[str, int] = {}


def _so_cot(chu: str) -> int:
    """The number of a column: A is 1, AA is 27."""
    so = _COT.get(chu)
    if so is None:
        so = 0
        for ky_tu in chu:
            so = so * 26 + ord(ky_tu) - 64
        _COT[chu] = so
    return so
