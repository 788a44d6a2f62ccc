from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chung.lich import cong_ngay_lam_viec, la_ngay_lam_viec

NGAY = st.dates(date(2020, 1, 1), date(2035, 12, 31))


@pytest.mark.parametrize(
    ("start", "days", "end"),
    [
        (date(2024, 5, 20), 1, date(2024, 5, 21)),
        (date(2024, 5, 24), 1, date(2024, 5, 27)),
        (date(2024, 5, 25), 1, date(2024, 5, 27)),
        (date(2024, 8, 30), 1, date(2024, 9, 4)),
        (date(2024, 4, 29), 1, date(2024, 5, 2)),
        (date(2024, 5, 20), 0, date(2024, 5, 20)),
    ],
    ids=["next day", "over a weekend", "from a weekend", "National Day", "30/4 and 1/5", "no day"],
)
def test_working_days_after_a_day(start, days, end):
    assert cong_ngay_lam_viec(start, days) == end


@pytest.mark.parametrize("day", [date(2025, 1, 29), date(2026, 2, 17), date(2024, 4, 18), date(2026, 1, 1)])
def test_lunar_and_solar_holidays_are_no_working_days(day):
    assert not la_ngay_lam_viec(day)


@given(NGAY, st.integers(1, 60))
def test_so_many_working_days_lie_between(start, days):
    end = cong_ngay_lam_viec(start, days)
    passed = [start + timedelta(n) for n in range(1, (end - start).days + 1)]
    assert sum(map(la_ngay_lam_viec, passed)) == days
    assert la_ngay_lam_viec(end)
