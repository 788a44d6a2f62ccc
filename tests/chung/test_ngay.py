from datetime import UTC, date, datetime

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from chung.ngay import het_ngay, hom_nay, luc_cua, viet_ngay


@pytest.mark.parametrize(
    ("day", "written"),
    [
        (date(2024, 4, 5), "05/4/2024"),
        (date(2026, 2, 13), "13/02/2026"),
        (date(2024, 1, 1), "01/01/2024"),
        (date(2024, 3, 31), "31/3/2024"),
        (date(2024, 12, 9), "09/12/2024"),
        (None, ""),
    ],
)
def test_a_date_is_written_as_offices_write_it(day, written):
    assert viet_ngay(day) == written


@given(st.dates())
def test_a_written_date_reads_back(day):
    written_day, month, year = viet_ngay(day).split("/")
    assert date(int(year), int(month), int(written_day)) == day
    assert len(written_day) == 2


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2024, 6, 29, 16, 59, tzinfo=UTC), date(2024, 6, 29)),
        (datetime(2024, 6, 29, 17, 0, tzinfo=UTC), date(2024, 6, 30)),
    ],
)
def test_today_begins_at_midnight_in_vietnam(monkeypatch, moment, day):
    monkeypatch.setattr(timezone, "now", lambda: moment)
    assert hom_nay() == day


def test_a_day_lasts_from_midnight_to_midnight_of_vietnam():
    day = date(2024, 6, 30)
    assert luc_cua(day) == datetime(2024, 6, 29, 17, tzinfo=UTC)
    assert luc_cua(day, 8) == datetime(2024, 6, 30, 1, tzinfo=UTC)
    assert het_ngay(day) == datetime(2024, 6, 30, 17, tzinfo=UTC)
