"""Periods of measured values (pure): calendar months, quarters, halves and years, known by year and last month."""

from calendar import monthrange
from datetime import date, timedelta

from kehoach.ky import ChuKy

CHU_KY = (ChuKy.THANG, ChuKy.QUY, ChuKy.SAU_THANG, ChuKy.NAM)
_SO_THANG = {ChuKy.THANG: 1, ChuKy.QUY: 3, ChuKy.SAU_THANG: 6, ChuKy.NAM: 12}
_LA_MA = ("I", "II", "III", "IV")


def cac_thang(chu_ky: str) -> tuple[int, ...]:
    """The last months of the periods of a year.

    >>> cac_thang("quy")
    (3, 6, 9, 12)
    """
    length = _SO_THANG[ChuKy(chu_ky)]
    return tuple(range(length, 13, length))


def nhan_ky(chu_ky: str, nam: int, thang: int) -> str:
    """The name of the period: "Tháng 3/2026", "Quý I/2026", "6 tháng đầu năm 2026", "Năm 2026"."""
    return {
        ChuKy.THANG: f"Tháng {thang}/{nam}",
        ChuKy.QUY: f"Quý {_LA_MA[(thang - 1) // 3]}/{nam}",
        ChuKy.SAU_THANG: f"6 tháng {'đầu' if thang <= 6 else 'cuối'} năm {nam}",
        ChuKy.NAM: f"Năm {nam}",
    }[ChuKy(chu_ky)]


def ngay_dau(chu_ky: str, nam: int, thang: int) -> date:
    """The first day of the period."""
    return date(nam, thang - _SO_THANG[ChuKy(chu_ky)] + 1, 1)


def ngay_cuoi(nam: int, thang: int) -> date:
    """The last day of the period that ends with the month."""
    return date(nam, thang, monthrange(nam, thang)[1])


def da_khoa(nam: int, thang: int, so_ngay: int, ngay: date) -> bool:
    """Whether the figures of the period are closed on the day: more than `so_ngay` days after its end."""
    return ngay > ngay_cuoi(nam, thang) + timedelta(days=so_ngay)


def ky_gan_nhat(chu_ky: str, ngay: date) -> tuple[int, int]:
    """Year and last month of the latest period that had ended by the day.

    >>> ky_gan_nhat("quy", date(2026, 11, 21)), ky_gan_nhat("nam", date(2026, 11, 21))
    ((2026, 9), (2025, 12))
    """
    ended = [thang for thang in cac_thang(chu_ky) if ngay_cuoi(ngay.year, thang) <= ngay]
    return (ngay.year, ended[-1]) if ended else (ngay.year - 1, 12)
