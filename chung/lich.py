"""Vietnam's working days (pure): public holidays with Tết, the Saturdays worked instead, and an admin's own days."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

import holidays

_MOT_NGAY = timedelta(days=1)
_NGHI_LE = holidays.country_holidays("VN")


@dataclass(frozen=True)
class LichLamViec:
    """The calendar of an office: the law's, with days that an admin declared.

    Args:
        nghi: further days of rest.
        lam_bu: days worked although the law's calendar rests.
    """

    nghi: frozenset[date] = frozenset()
    lam_bu: frozenset[date] = frozenset()

    def lam_viec(self, ngay: date) -> bool:
        """Whether offices work on the day.

        >>> LichLamViec().lam_viec(date(2024, 4, 29)), LichLamViec().lam_viec(date(2024, 5, 4))
        (False, True)
        """
        if ngay in self.nghi or ngay in self.lam_bu:
            return ngay in self.lam_bu
        return _NGHI_LE.is_working_day(ngay)

    def ke_tiep(self, ngay: date) -> date:
        """The day itself where offices work, else the next day on which they do."""
        return ngay if self.lam_viec(ngay) else self.cong(ngay, 1)

    def cong(self, ngay: date, so: int) -> date:
        """The day that many working days after (negative: before); the day itself is not counted, 0 gives it back.

        >>> LichLamViec().cong(date(2024, 4, 26), 1), LichLamViec().cong(date(2024, 5, 2), -1)
        (datetime.date(2024, 5, 2), datetime.date(2024, 4, 26))

        Raises:
            OverflowError: beyond the calendar.
        """
        step = _MOT_NGAY if so > 0 else -_MOT_NGAY
        left = abs(so)
        while left:
            ngay += step
            left -= self.lam_viec(ngay)
        return ngay

    def dem(self, tu: date, den: date) -> int:
        """How many working days lie after `tu` up to `den`; negative where `den` comes first.

        >>> LichLamViec().dem(date(2024, 4, 26), date(2024, 5, 3))
        2
        """
        if den < tu:
            return -self.dem(den, tu)
        return sum(self.lam_viec(day) for day in cac_ngay(tu + _MOT_NGAY, den))


def cac_ngay(tu: date, den: date) -> Iterator[date]:
    """Every day from `tu` to `den`, both included; none where `den` comes first."""
    return (tu + timedelta(days=place) for place in range((den - tu).days + 1))


LICH_CHUNG = LichLamViec()  # the law's calendar alone: for what has no database to ask
