"""Calendar periods: days, months, quarters, halves and years, and parts of them."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from nhiemvu.han.kieu import LoaiHan


@dataclass(frozen=True, slots=True)
class Ky:
    """A period: first and last day (either may be unknown) and what kind of period it is."""

    loai: LoaiHan
    tu: date | None
    den: date | None


def ky_ngay(nam: int, thang: int, ngay: int) -> Ky:
    """One day. Raises `ValueError` for a day that does not exist."""
    day = date(nam, thang, ngay)
    return Ky(LoaiHan.NGAY, day, day)


def cac_thang(nam: int, dau: int, cuoi: int, loai: LoaiHan = LoaiHan.KHOANG) -> Ky:
    """From the first day of month `dau` to the last of month `cuoi`. Raises `ValueError` for an impossible month."""
    if not 1 <= dau <= cuoi <= 12:
        raise ValueError(f"no such months: {dau}-{cuoi}")
    return Ky(loai, date(nam, dau, 1), date(nam, cuoi, monthrange(nam, cuoi)[1]))


def ky_thang(nam: int, thang: int) -> Ky:
    """A whole month."""
    return cac_thang(nam, thang, thang, LoaiHan.THANG)


def ky_quy(nam: int, quy: int) -> Ky:
    """A whole quarter."""
    return cac_thang(nam, 3 * quy - 2, 3 * quy, LoaiHan.QUY)


def ky_nam(nam: int) -> Ky:
    """A whole year."""
    return cac_thang(nam, 1, 12, LoaiHan.NAM)


def thang_trong_nam(nam: int, so_thang: int, cuoi_nam: bool) -> Ky:
    """The first or the last `so_thang` months of a year; six of them are a half-year."""
    loai = LoaiHan.NUA_NAM if so_thang == 6 else LoaiHan.KHOANG
    return cac_thang(nam, 13 - so_thang, 12, loai) if cuoi_nam else cac_thang(nam, 1, so_thang, loai)


def ky_nam_hoc(dau: int, cuoi: int, phan: str | None = None) -> Ky:
    """A school year: September to the end of May; its beginning is September, its end May. Raises `ValueError` for
    another part."""
    thang = {"đầu": (dau, 9), "cuối": (cuoi, 5)}
    if phan and phan not in thang:
        raise ValueError(f"no such part of a school year: {phan}")
    return ky_thang(*thang[phan]) if phan else Ky(LoaiHan.KHOANG, date(dau, 9, 1), date(cuoi, 5, 31))


_PHAN_THANG = {"đầu": (1, 10), "giữa": (11, 20), "cuối": (21, 31), "nửa đầu": (1, 15), "nửa cuối": (16, 31)}
_PHAN_QUY = {"đầu": (0, 0), "giữa": (1, 1), "cuối": (2, 2), "nửa đầu": (0, 1), "nửa cuối": (1, 2)}
_PHAN_NAM = {"đầu": (1, 3), "giữa": (4, 6), "cuối": (10, 12), "nửa đầu": (1, 6), "nửa cuối": (7, 12)}


def _tuan(phan: str) -> tuple[int, int]:
    dau, cuoi = map(int, phan.split("-"))
    if dau > cuoi:
        raise ValueError(f"weeks reversed: {phan}")
    return 7 * dau - 6, 7 * cuoi


def phan_cua(ky: Ky, phan: str) -> Ky:
    """The part of a month, quarter or year that offices call its beginning, middle, end, last day, or weeks "2-3".

    By convention the end of a month is its last ten days, that of a quarter its last month, that of a year its last
    quarter; a period of another kind is returned whole. Raises `ValueError` for weeks that the month does not have.
    """
    if phan == "ngày cuối":
        return Ky(LoaiHan.NGAY, ky.den, ky.den)
    loai = ky.loai if phan.endswith("cuối") else LoaiHan.KHOANG
    first = ky.tu
    if ky.loai is LoaiHan.THANG:
        dau, cuoi = _PHAN_THANG.get(phan) or _tuan(phan)
        return Ky(loai, first.replace(day=dau), first.replace(day=min(cuoi, ky.den.day)))
    if phan in _PHAN_QUY and ky.loai is LoaiHan.QUY:
        dau, cuoi = _PHAN_QUY[phan]
        return cac_thang(first.year, first.month + dau, first.month + cuoi, loai)
    if phan in _PHAN_NAM and ky.loai is LoaiHan.NAM:
        return cac_thang(first.year, *_PHAN_NAM[phan], loai)
    return ky


_SO_THANG = {"tháng": 1, "quý": 3, "năm": 12}


def cong(day: date, so: int, don_vi: str) -> date | None:
    """`day` plus a number of "ngày", "tuần", "tháng", "quý" or "năm"; `None` beyond the calendar."""
    try:
        if don_vi in ("ngày", "tuần"):
            return day + timedelta(days=so * (7 if don_vi == "tuần" else 1))
        nam, thang = divmod(day.year * 12 + day.month - 1 + so * _SO_THANG[don_vi], 12)
        return date(nam, thang + 1, min(day.day, monthrange(nam, thang + 1)[1]))
    except (OverflowError, ValueError):
        return None
