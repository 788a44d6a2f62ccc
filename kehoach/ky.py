"""Reporting periods (pure). Months, quarters, halves and years close on the 14th, as NĐ 09/2019/NĐ-CP sets them."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum


class ChuKy(StrEnum):
    """How often a standing task is reported."""

    TUAN = "tuan"
    HAI_TUAN = "hai_tuan"
    THANG = "thang"
    QUY = "quy"
    SAU_THANG = "sau_thang"
    NAM = "nam"

    @property
    def label(self) -> str:
        return _NHAN[self]


_NHAN = {
    ChuKy.TUAN: "Hằng tuần",
    ChuKy.HAI_TUAN: "Hai tuần một lần",
    ChuKy.THANG: "Hằng tháng",
    ChuKy.QUY: "Hằng quý",
    ChuKy.SAU_THANG: "6 tháng một lần",
    ChuKy.NAM: "Hằng năm",
}
_SO_THANG = {ChuKy.THANG: 1, ChuKy.QUY: 3, ChuKy.SAU_THANG: 6, ChuKy.NAM: 12}
_LA_MA = ("I", "II", "III", "IV")
_GIO_CHOT_TUAN = time(16)
_THU_BAY_GOC = date(2024, 1, 6)


@dataclass(frozen=True, slots=True)
class Ky:
    """One period: its first and last day (the day the data close) and its name, "Quý IV/2026"."""

    tu: date
    den: date
    nhan: str


def ky_chua(ngay: date, chu_ky: ChuKy) -> Ky:
    """The period of the cycle in which the day lies.

    >>> ky_chua(date(2026, 11, 21), ChuKy.QUY)
    Ky(tu=datetime.date(2026, 9, 15), den=datetime.date(2026, 12, 14), nhan='Quý IV/2026')
    """
    if chu_ky in _SO_THANG:
        return _ky_thang(ngay, _SO_THANG[chu_ky])
    return _ky_tuan(ngay, 1 if chu_ky == ChuKy.TUAN else 2)


def cac_ky(tu: date, den: date, chu_ky: ChuKy) -> list[Ky]:
    """The periods from the one that holds `tu` to the one that holds `den`, oldest first; none where den < tu."""
    periods = []
    while tu <= den:
        periods.append(ky_chua(tu, chu_ky))
        tu = periods[-1].den + timedelta(days=1)
    return periods


def gio_chot(chu_ky: ChuKy) -> time | None:
    """The hour of a period's last day at which its data close where the plan says nothing; `None`: with the day."""
    return None if chu_ky in _SO_THANG else _GIO_CHOT_TUAN


def luc_chot(den: date, gio: time | None) -> datetime:
    """The first moment (of the clock on the wall) that is too late for a period that ends on the day `den`."""
    return datetime.combine(den, gio) if gio else datetime.combine(den + timedelta(days=1), time())


def _ky_thang(ngay: date, so_thang: int) -> Ky:
    """A period of 1, 3, 6 or 12 months: from the 15th of the month before its first to the 14th of its last."""
    month = ngay.year * 12 + ngay.month - 1 + (ngay.day >= 15)
    first = month - month % so_thang
    last = first + so_thang - 1
    return Ky(_ngay(first - 1, 15), _ngay(last, 14), _ten_ky(last, so_thang))


def _ngay(thang_lien_tuc: int, ngay: int) -> date:
    return date(thang_lien_tuc // 12, thang_lien_tuc % 12 + 1, ngay)


def _ten_ky(thang_cuoi: int, so_thang: int) -> str:
    year, month = divmod(thang_cuoi, 12)
    return {
        1: f"Tháng {month + 1}/{year}",
        3: f"Quý {_LA_MA[month // 3]}/{year}",
        6: f"6 tháng {'đầu' if month < 6 else 'cuối'} năm {year}",
        12: f"Năm {year}",
    }[so_thang]


def _ky_tuan(ngay: date, so_tuan: int) -> Ky:
    """A period of whole weeks from a Saturday to the Friday on which the data close."""
    length = 7 * so_tuan
    start = ngay - timedelta(days=(ngay - _THU_BAY_GOC).days % length)
    end = start + timedelta(days=length - 1)
    return Ky(start, end, _ten_tuan(start + timedelta(days=6), end))


def _ten_tuan(thu_sau_dau: date, thu_sau_cuoi: date) -> str:
    """The ISO weeks of the first and the last Friday: "Tuần 21/2024", "Tuần 20–21/2024", "Tuần 52/2024–1/2025"."""
    first, last = thu_sau_dau.isocalendar(), thu_sau_cuoi.isocalendar()
    if first == last:
        return f"Tuần {last.week}/{last.year}"
    year = "" if first.year == last.year else f"/{first.year}"
    return f"Tuần {first.week}{year}–{last.week}/{last.year}"
