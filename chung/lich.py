"""The working days of Vietnam: what a deadline in "ngày làm việc" is counted by."""

from datetime import date, timedelta

import holidays

_LICH = holidays.country_holidays("VN")


def la_ngay_lam_viec(ngay: date) -> bool:
    """Whether offices work on the day: no weekend, no public holiday or day off in its place."""
    return _LICH.is_working_day(ngay)


def cong_ngay_lam_viec(ngay: date, so: int) -> date:
    """The day on which `so` working days after the day have passed; the day itself does not count.

    >>> cong_ngay_lam_viec(date(2024, 8, 30), 1)  # before the holidays of the National Day
    datetime.date(2024, 9, 4)
    """
    step = timedelta(days=1)
    while so > 0:
        ngay += step
        so -= la_ngay_lam_viec(ngay)
    return ngay
