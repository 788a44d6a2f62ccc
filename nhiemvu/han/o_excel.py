"""Deadlines that Excel holds as true dates, where the number format says what was meant."""

import re
from datetime import date

from nhiemvu.han.kieu import Han, LoaiHan
from nhiemvu.han.lich import Ky, ky_nam, ky_thang
from nhiemvu.han.o_han import BanDoc
from nhiemvu.han.phat_hien import PhatHien

# Quoted or escaped text, colours, locales and fill characters say nothing about the parts of the date shown.
_KHONG_PHAI_MA = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')


def _ky_hien_thi(ngay: date, dinh_dang: str) -> Ky:
    ma = _KHONG_PHAI_MA.sub(" ", dinh_dang.lower().partition(";")[0])
    if "d" in ma or "y" not in ma:
        return Ky(LoaiHan.NGAY, ngay, ngay)
    return ky_thang(ngay.year, ngay.month) if "m" in ma else ky_nam(ngay.year)


def han_tu_o_ngay(ngay: date, dinh_dang: str) -> Han:
    """Read a date cell of Excel by its number format.

    A format that shows only month and year means the whole month, one that shows only the year the whole year; any
    other means the day, with a finding where day and month could have been swapped when the cell was typed.
    """
    ngay = date(ngay.year, ngay.month, ngay.day)
    ky = _ky_hien_thi(ngay, dinh_dang or "")
    dao = ky.loai is LoaiHan.NGAY and ngay.day <= 12 and ngay.day != ngay.month
    ban = BanDoc(ky.loai, {PhatHien.DAO_NGAY_THANG} if dao else set(), ky.tu, ky.den)
    return ban.thanh_han(_viet(ngay, ky.loai), None)


def _viet(ngay: date, loai: LoaiHan) -> str:
    """The cell as its format shows it, in figures."""
    if loai is LoaiHan.NAM:
        return f"{ngay.year}"
    return f"{ngay:%m/%Y}" if loai is LoaiHan.THANG else f"{ngay:%d/%m/%Y}"
