"""The course of a plan as a picture: each task with a deadline as a bar from its beginning to its last day (pure)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

RONG, TRAI, PHAI = 960, 56, 948
CAO_DONG, DAU, CHAN = 20, 26, 8
_IT_NHAT = 5.0
_VACH_NHIEU_NHAT = 12


@dataclass(frozen=True, slots=True)
class Viec:
    """A task on the line of time: its number, its days, the colour of its state, its words and its page."""

    so: str
    tu: date
    den: date
    mau: str
    chu: str
    url: str


@dataclass(frozen=True, slots=True)
class Thanh:
    """A bar: its place and width in the units of the picture."""

    viec: Viec
    x: float
    y: int
    rong: float


@dataclass(frozen=True, slots=True)
class HinhThoiGian:
    """The picture: bars from the earliest deadline down, a line for each stretch of months, and one for the day."""

    rong: int
    cao: int
    thanh: list[Thanh]
    vach: list[tuple[float, str]]
    hom_nay: float | None


def ve_thoi_gian(viec: Sequence[Viec], ngay: date) -> HinhThoiGian | None:
    """The picture of the tasks; none where no task has a deadline.

    Args:
        ngay: the day whose line is drawn, where it lies within the picture.
    """
    if not viec:
        return None
    first, last = min(v.tu for v in viec).replace(day=1), max(v.den for v in viec)
    span = max((last - first).days, 1)

    def x(day: date) -> float:
        return round(TRAI + (PHAI - TRAI) * (day - first).days / span, 1)

    ordered = sorted(viec, key=lambda v: (v.den, v.tu))
    bars = [
        Thanh(v, min(x(v.tu), PHAI - _IT_NHAT), DAU + CAO_DONG * place, max(round(x(v.den) - x(v.tu), 1), _IT_NHAT))
        for place, v in enumerate(ordered)
    ]
    marks = [(x(day), f"{day.month}/{day.year}") for day in _dau_thang(first, last)]
    height = DAU + CAO_DONG * len(bars) + CHAN
    return HinhThoiGian(RONG, height, bars, marks, x(ngay) if first <= ngay <= last else None)


def _dau_thang(first: date, last: date) -> list[date]:
    """The first days of months, at most a dozen, at equal steps."""
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    step = -(-months // _VACH_NHIEU_NHAT)
    starts = (first.year * 12 + first.month - 1 + passed for passed in range(0, months, step))
    return [date(start // 12, start % 12 + 1, 1) for start in starts]
