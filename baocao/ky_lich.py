"""Months, quarters and years of the calendar, by which deadlines are read (pure).

Reporting periods, whose data close on the 14th, are `kehoach.ky`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

_MA = re.compile(r"([12]\d{3})(?:-(?:Q([1-4])|(0[1-9]|1[0-2])))?", re.ASCII)
_LA_MA = ("I", "II", "III", "IV")
THANG, QUY, NAM = 1, 3, 12


@dataclass(frozen=True, slots=True)
class KyLich:
    """A period of the calendar; `ma` stands for it in addresses: "2026", "2026-Q4", "2026-11"."""

    ma: str
    nhan: str
    tu: date
    den: date
    so_thang: int


def doc_ky(ma: str) -> KyLich | None:
    """The period of a code; `None` where it is none.

    >>> doc_ky("2026-Q4").tu
    datetime.date(2026, 10, 1)
    """
    if not (found := _MA.fullmatch(ma)):
        return None
    year, quarter, month = found.groups()
    if quarter:
        return _ky(int(year) * 12 + 3 * (int(quarter) - 1), QUY)
    return _ky(int(year) * 12 + (int(month) - 1 if month else 0), THANG if month else NAM)


def cac_ky(ngay: date, so_thang: int, truoc: int, sau: int = 0) -> Iterator[KyLich]:
    """So many periods of the length before that of the day, it, and so many after it, the oldest first."""
    current = (ngay.year * 12 + ngay.month - 1) // so_thang
    for place in range(current - truoc, current + sau + 1):
        yield _ky(place * so_thang, so_thang)


def _ky(thang_dau: int, so_thang: int) -> KyLich:
    """The period of so many months from a month, counted from the year 0."""
    year, month = divmod(thang_dau, 12)
    quarter = month // 3
    code, name = {
        THANG: (f"{year}-{month + 1:02}", f"Tháng {month + 1}/{year}"),
        QUY: (f"{year}-Q{quarter + 1}", f"Quý {_LA_MA[quarter]}/{year}"),
        NAM: (f"{year}", f"Năm {year}"),
    }[so_thang]
    after = thang_dau + so_thang
    return KyLich(code, name, date(year, month + 1, 1), _dau_thang(after) - timedelta(days=1), so_thang)


def _dau_thang(thang: int) -> date:
    return date(thang // 12, thang % 12 + 1, 1)
