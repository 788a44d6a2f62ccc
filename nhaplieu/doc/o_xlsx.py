"""One stored cell of a workbook as the cell that shows."""

from datetime import date, datetime, time
from functools import lru_cache
from typing import NamedTuple

from openpyxl.utils.datetime import from_excel, from_ISO8601

from nhaplieu.doc.chu_o import hien_ngay, hien_so, lam_sach
from nhaplieu.doc.goi import HONG
from nhaplieu.loi import LoiTep
from nhaplieu.luoi import KieuO, O


class DinhDang(NamedTuple):
    """What a cell style does: the number format, whether it shows a date (counted from `moc`), whether it is bold."""

    mau: str = ""
    la_ngay: bool = False
    moc: datetime | None = None
    dam: bool = False


def doi(dong: int, cot: int, loai: str, tho: str, chuoi: list[str], dinh_dang: DinhDang) -> O:
    """The cell from its stored type and text (ECMA-376, part 1, 18.18.11)."""
    if loai == "s":
        thu_tu = so_nguyen(tho.strip(), -1)
        if not 0 <= thu_tu < len(chuoi):
            raise LoiTep(f"ô trỏ tới phần chữ không có trong tệp; {HONG}", o=O(dong, cot, "").dia_chi)
        return O(dong, cot, chuoi[thu_tu])
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
            return o_ngay(dong, cot, from_excel(so, dinh_dang.moc), so, dinh_dang.mau)
        return O(dong, cot, hien_so(so, dinh_dang.mau), KieuO.SO, so, None, dinh_dang.mau)
    except (ValueError, OverflowError):
        return O(dong, cot, lam_sach(tho))


def _o_ngay_iso(dong: int, cot: int, tho: str, dinh_dang: DinhDang) -> O:
    try:
        return o_ngay(dong, cot, from_ISO8601(tho.strip()), None, dinh_dang.mau or "dd/mm/yyyy")
    except ValueError:
        return O(dong, cot, lam_sach(tho))


def o_ngay(dong: int, cot: int, luc: object, so: float | int | None, mau: str) -> O:
    """The cell of a day under its number format; a time or a duration without a day is text."""
    if isinstance(luc, date):
        ngay = luc.date() if isinstance(luc, datetime) else luc
        return O(dong, cot, hien_ngay(luc, mau), KieuO.NGAY, so, ngay, mau)
    chu = luc.strftime("%H:%M") if isinstance(luc, time) else str(luc)
    return O(dong, cot, chu, KieuO.CHU, so)


def so_nguyen(chu: str | None, mac_dinh: int) -> int:
    """The whole number that the attribute holds, else `mac_dinh`."""
    return int(chu) if chu and chu.isascii() and chu.isdigit() else mac_dinh


@lru_cache(maxsize=16_384)
def so_cot(chu: str) -> int:
    """The number of a column: A is 1, AA is 27."""
    so = 0
    for ky_tu in chu:
        so = so * 26 + ord(ky_tu) - 64
    return so
