"""Dates of Vietnam: today, and the way offices write a date."""

from datetime import date

from django.utils import timezone


def hom_nay() -> date:
    """Today in Asia/Ho_Chi_Minh. Only views, tasks and commands ask; everything below takes the date as an argument."""
    return timezone.localdate()


def viet_ngay(day: date | None) -> str:
    """The date as NĐ 30/2020/NĐ-CP writes it: the day always with two digits, the month only for 1 and 2.

    >>> viet_ngay(date(2024, 4, 5)), viet_ngay(date(2026, 2, 13))
    ('05/4/2024', '13/02/2026')
    """
    if day is None:
        return ""
    month = f"{day.month:02}" if day.month <= 2 else str(day.month)
    return f"{day.day:02}/{month}/{day.year}"
