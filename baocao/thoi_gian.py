"""Counts along the calendar: what fell due in the last quarters and how it went, what falls due in the next weeks."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import F, QuerySet

from baocao.ky_lich import QUY, cac_ky
from nhiemvu.so_dem import SoDem

SO_QUY, SO_TUAN = 8, 8


@dataclass(frozen=True, slots=True)
class Doan:
    """The items that fall due from `tu` to `den`, both included."""

    nhan: str
    tu: date
    den: date
    so: SoDem


def theo_thoi_gian(viec: QuerySet, ngay: date) -> tuple[list[Doan], list[Doan]]:
    """The last quarters up to that of the day, and the weeks from the day on: one query for both."""
    quarters, weeks = list(cac_quy(ngay)), list(cac_tuan(ngay))
    first, last = quarters[0][1], max(quarters[-1][2], weeks[-1][2])
    due = viec.su_kien(F("han")).name
    within = viec.filter(**{f"{due}__gte": first, f"{due}__lte": last})
    by_day = {day: so for (day,), so in within.dem(ngay, due).items()}
    return [_gop(part, by_day) for part in quarters], [_gop(part, by_day) for part in weeks]


def cac_quy(ngay: date) -> Iterable[tuple[str, date, date]]:
    """The name, first and last day of the last quarters of the calendar, the oldest first."""
    for quarter in cac_ky(ngay, QUY, SO_QUY - 1):
        yield quarter.nhan, quarter.tu, quarter.den


def cac_tuan(ngay: date) -> Iterable[tuple[str, date, date]]:
    """The next weeks of seven days, the first from the day itself."""
    for week in range(SO_TUAN):
        first = ngay + timedelta(days=7 * week)
        last = first + timedelta(days=6)
        yield f"{first:%d/%m}–{last:%d/%m}", first, last


def _gop(part: tuple[str, date, date], by_day: dict[date, SoDem]) -> Doan:
    name, first, last = part
    return Doan(name, first, last, sum((so for due, so in by_day.items() if first <= due <= last), SoDem()))
