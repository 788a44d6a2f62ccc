"""Workbooks of Excel 97-2003 (.xls), read by python-calamine."""

import io
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from python_calamine import CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

from nhaplieu.doc.biff import dien_tich_lon_nhat
from nhaplieu.doc.chu_o import hien_so, lam_sach
from nhaplieu.doc.goi import HONG
from nhaplieu.doc.o_xlsx import o_ngay
from nhaplieu.doc.trang_xlsx import SO_O
from nhaplieu.loi import LoiTep
from nhaplieu.luoi import KieuO, Luoi, O, Vung

DIEN_TICH = 4_000_000
"""At most so many cells between the corners of a sheet: the library hands over the empty ones too."""

_DINH_DANG_NGAY = "dd/mm/yyyy"
_KHONG_CO_DINH_DANG = (
    "Tệp .xls không cho biết ngày và tỷ lệ hiện ra thế nào: ngày được đọc đủ ngày, tháng, năm, “95%” được đọc là "
    "0,95. Hãy so các ô này với tệp gốc, hoặc lưu tệp thành .xlsx."
)


def doc_xls(du_lieu: bytes) -> list[Luoi]:
    """The workbook's sheets as grids, in order, with hidden ones marked. The format's library tells no number formats:
    a sheet where that may change what shows carries a note.

    Raises `LoiTep` for a workbook that is broken or locked.
    """
    if dien_tich_lon_nhat(du_lieu) > DIEN_TICH:
        raise LoiTep("một trang tính quá lớn so với một phụ lục (có ô nằm rất xa bảng); hãy sao riêng bảng cần nhập")
    try:
        return list(_cac_trang(du_lieu))
    except PasswordError as loi:
        raise LoiTep("tệp được đặt mật khẩu; hãy bỏ mật khẩu rồi tải lên lại") from loi
    except (LoiTep, KeyboardInterrupt, SystemExit):
        raise
    except BaseException as loi:  # a panic of the library is no Exception
        raise LoiTep(f"tệp không phải là sổ tính Excel 97-2003 (.xls) đọc được; {HONG}") from loi


def _cac_trang(du_lieu: bytes) -> Iterator[Luoi]:
    with CalamineWorkbook.from_filelike(io.BytesIO(du_lieu)) as so:
        for trang in so.sheets_metadata:
            if trang.typ is not SheetTypeEnum.WorkSheet:
                continue
            to = so.get_sheet_by_name(trang.name)
            if to.total_height * to.total_width > DIEN_TICH:
                raise LoiTep(f"trang tính “{trang.name}” quá lớn so với một phụ lục; hãy sao riêng bảng cần nhập")
            luoi = Luoi(trang.name, an=trang.visible is not SheetVisibleEnum.Visible)
            _ghi_o(luoi, to.iter_rows(), to.start or (0, 0))
            for dau, cuoi in to.merged_cell_ranges or ():
                luoi.hop.append(Vung(dau[0] + 1, dau[1] + 1, cuoi[0] + 1, cuoi[1] + 1))
            yield luoi


def _ghi_o(luoi: Luoi, hang: Iterator[list], goc: tuple[int, int]) -> None:
    """Put the rows into the grid; `goc` is the library's place (from 0) of the first cell."""
    so_o, can_xem = 0, False
    for dong, cac_gia_tri in enumerate(hang, start=1):
        for cot, gia_tri in enumerate(cac_gia_tri, start=goc[1] + 1):
            o = _o(dong, cot, gia_tri)
            if not o.gia_tri:
                continue
            luoi.them(o)
            can_xem = can_xem or o.kieu is KieuO.NGAY or (isinstance(gia_tri, float) and 0 < gia_tri < 1)
            so_o += 1
            if so_o > SO_O:
                raise LoiTep(f"trang tính “{luoi.ten_trang}” có hơn {SO_O} ô có dữ liệu; hãy sao riêng bảng cần nhập")
    if can_xem:
        luoi.luu_y.append(_KHONG_CO_DINH_DANG)


def _o(dong: int, cot: int, gia_tri: object) -> O:
    """The cell of one value of the library."""
    if isinstance(gia_tri, str):
        return O(dong, cot, lam_sach(gia_tri))
    if isinstance(gia_tri, bool):
        return O(dong, cot, "TRUE" if gia_tri else "FALSE", KieuO.LOGIC)
    if isinstance(gia_tri, float | int):
        return O(dong, cot, hien_so(gia_tri), KieuO.SO, gia_tri)
    if isinstance(gia_tri, datetime | date | time | timedelta):
        return o_ngay(dong, cot, gia_tri, None, _DINH_DANG_NGAY)
    return O(dong, cot, "")
