from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baocao.ky_lich import NAM, QUY, THANG, cac_ky, doc_ky

NGAY = st.dates(date(1950, 1, 1), date(2900, 1, 1))


@pytest.mark.parametrize(
    ("ma", "nhan", "tu", "den"),
    [
        ("2026", "Năm 2026", date(2026, 1, 1), date(2026, 12, 31)),
        ("2026-Q1", "Quý I/2026", date(2026, 1, 1), date(2026, 3, 31)),
        ("2026-Q4", "Quý IV/2026", date(2026, 10, 1), date(2026, 12, 31)),
        ("2024-02", "Tháng 2/2024", date(2024, 2, 1), date(2024, 2, 29)),
    ],
)
def test_a_code_names_a_period_of_the_calendar(ma: str, nhan: str, tu: date, den: date):
    period = doc_ky(ma)
    assert (period.ma, period.nhan, period.tu, period.den) == (ma, nhan, tu, den)


@pytest.mark.parametrize(
    "ma", ["", "2026-Q5", "2026-13", "2026-1", "26", "0999", "9999", "2026-Q", "２０２６", "2026\n"]
)
def test_what_is_no_code_names_none(ma: str):
    assert doc_ky(ma) is None


@given(ngay=NGAY, so_thang=st.sampled_from([THANG, QUY, NAM]), truoc=st.integers(0, 9), sau=st.integers(0, 3))
def test_periods_follow_each_other_and_hold_their_day(ngay, so_thang, truoc, sau):
    periods = list(cac_ky(ngay, so_thang, truoc, sau))
    assert len(periods) == truoc + sau + 1
    assert periods[truoc].tu <= ngay <= periods[truoc].den
    assert all(one.den + timedelta(days=1) == other.tu for one, other in pairwise(periods))
    assert [doc_ky(period.ma) for period in periods] == periods
