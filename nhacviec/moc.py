"""Milestones around a due date (pure): on which days a reminder is due, and whose reminders are due on a day.

A milestone is a number of days from the due date: -7 is a week before, 0 the day itself, 30 a month after.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate

from chung.lich import LichLamViec, cac_ngay

XA_NHAT = 366
LUI_XA_NHAT = 366 * 5


@dataclass(frozen=True)
class BoMoc:
    """A set of milestones.

    Args:
        truoc: days before the due date; 0 is the day itself.
        sau: days after it.
        lap_lai: after the last of `sau` again every so many days; 0: never again.
        ngay_lam_viec: count working days instead of calendar days.
    """

    truoc: tuple[int, ...] = ()
    sau: tuple[int, ...] = ()
    lap_lai: int = 0
    ngay_lam_viec: bool = False

    def co(self, khoang: int) -> bool:
        """Whether the distance from the due date is a milestone."""
        if khoang <= 0:
            return -khoang in self.truoc
        if khoang in self.sau:
            return True
        last = max(self.sau, default=0)
        return bool(self.lap_lai) and khoang > last and (khoang - last) % self.lap_lai == 0


VIEC = BoMoc(truoc=(30, 15, 7, 3, 1, 0), sau=(1, 7, 30), lap_lai=30)
KY = BoMoc(truoc=(5, 2, 0), sau=(1, 3))
CHO_XAC_NHAN = BoMoc(sau=(3, 7), lap_lai=7)
CHI_DAO = BoMoc(truoc=(3, 1, 0), sau=(1, 3), lap_lai=7)


def moc_trong(han: date, tu: date, den: date, bo: BoMoc, lich: LichLamViec) -> int | None:
    """The last milestone of the due date that falls on a day from `tu` to `den`, or none.

    >>> moc_trong(date(2024, 6, 30), date(2024, 6, 22), date(2024, 6, 24), VIEC, LichLamViec())
    -7
    """
    found = [distance for day in cac_ngay(tu, den) if (distance := khoang_cach(han, day, bo, lich)) is not None]
    return next((distance for distance in reversed(found) if bo.co(distance)), None)


def khoang_cach(han: date, ngay: date, bo: BoMoc, lich: LichLamViec) -> int | None:
    """How far the day lies from the due date, in the days that the set counts; a rest day has no place among
    working days, unless it is the due date itself."""
    if not bo.ngay_lam_viec or ngay == han:
        return (ngay - han).days
    if not lich.lam_viec(ngay):
        return None
    # Before the due date the distance counts back from it: the day itself belongs to the count, the due date does not.
    return lich.dem(han, ngay) if ngay > han else -lich.dem(ngay - timedelta(days=1), han - timedelta(days=1))


def han_den_moc(tu: date, den: date, bo: BoMoc, lich: LichLamViec, cu_nhat: date) -> dict[date, int]:
    """Every due date from `cu_nhat` on that has a milestone on a day from `tu` to `den`, with the last such milestone.

    The same answers as `moc_trong`, for all due dates in one pass.
    """
    first = max(cu_nhat, tu - timedelta(days=LUI_XA_NHAT))
    last = den + timedelta(days=XA_NHAT if bo.ngay_lam_viec else max(bo.truoc, default=0))
    distance = _thuoc(min(first, tu), max(last, den), bo, lich)
    found: dict[date, int] = {}
    for due in cac_ngay(first, last):
        for day in cac_ngay(tu, den):
            far = distance(due, day)
            if far is not None and bo.co(far):
                found[due] = far
    return found


def _thuoc(first: date, last: date, bo: BoMoc, lich: LichLamViec) -> Callable[[date, date], int | None]:
    """`khoang_cach` by looking up running totals of working days instead of counting them each time."""
    if not bo.ngay_lam_viec:
        return lambda due, day: (day - due).days
    days = [first - timedelta(days=1), *cac_ngay(first, last)]
    total = dict(zip(days, accumulate(lich.lam_viec(day) for day in days), strict=True))
    one = timedelta(days=1)

    def measure(due: date, day: date) -> int | None:
        if day == due:
            return 0
        if total[day] == total[day - one]:
            return None
        return total[day] - total[due] if day > due else total[day - one] - total[due - one]

    return measure


def han_qua(ngay: date, so: int, lich: LichLamViec) -> date:
    """The latest due date that lies `so` working days or more before the day.

    >>> han_qua(date(2024, 5, 20), 2, LichLamViec())
    datetime.date(2024, 5, 16)
    """
    due = ngay - timedelta(days=1)
    while lich.dem(due, ngay) < so:
        due -= timedelta(days=1)
    return due


def sang_dau_tuan(ngay: date, lich: LichLamViec) -> date:
    """The day itself or the next day that is the first working day of its week."""
    return next(day for day in _tu(ngay) if lich.lam_viec(day) and _dau_tuan(day, lich))


def _dau_tuan(ngay: date, lich: LichLamViec) -> bool:
    monday = ngay - timedelta(days=ngay.weekday())
    return not any(lich.lam_viec(day) for day in cac_ngay(monday, ngay - timedelta(days=1)))


def _tu(ngay: date) -> Iterator[date]:
    while True:
        yield ngay
        ngay += timedelta(days=1)
