"""Dates of Vietnam: today, and the way offices write a date."""

from datetime import date, datetime, time, timedelta

from django.utils import timezone


def hom_nay() -> date:
    """Today in Asia/Ho_Chi_Minh. Only views, tasks and commands ask; everything below takes the date as an argument."""
    return timezone.localdate()


def luc_cua(day: date, gio: int = 0) -> datetime:
    """The full hour of the day in Vietnam, 0 to 23; by default the moment at which it begins."""
    return timezone.make_aware(datetime.combine(day, time(gio)))


def het_ngay(day: date) -> datetime:
    """The moment at which the day ends."""
    return luc_cua(day + timedelta(days=1))


def viet_thang(day: date) -> str:
    """The month as NĐ 30/2020/NĐ-CP writes it: with two digits only for 1 and 2."""
    return f"{day.month:02}" if day.month <= 2 else str(day.month)


def viet_ngay(day: date | None) -> str:
    """The date as NĐ 30/2020/NĐ-CP writes it: the day always with two digits, the month only for 1 and 2.

    >>> viet_ngay(date(2024, 4, 5)), viet_ngay(date(2026, 2, 13))
    ('05/4/2024', '13/02/2026')
    """
    if day is None:
        return ""
    return f"{day.day:02}/{viet_thang(day)}/{day.year}"
