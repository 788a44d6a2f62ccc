from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach.ky import ChuKy, cac_ky, ky_chua

MOT_NGAY = timedelta(days=1)
ngay_bat_ky = st.dates(date(2015, 1, 1), date(2045, 12, 31))
chu_ky_bat_ky = st.sampled_from(ChuKy)


@pytest.mark.parametrize(
    ("cycle", "first", "last", "name"),
    [
        (ChuKy.THANG, date(2026, 10, 15), date(2026, 11, 14), "Tháng 11/2026"),
        (ChuKy.THANG, date(2023, 12, 15), date(2024, 1, 14), "Tháng 1/2024"),
        (ChuKy.QUY, date(2026, 9, 15), date(2026, 12, 14), "Quý IV/2026"),
        (ChuKy.QUY, date(2023, 12, 15), date(2024, 3, 14), "Quý I/2024"),
        (ChuKy.QUY, date(2024, 3, 15), date(2024, 6, 14), "Quý II/2024"),
        (ChuKy.QUY, date(2024, 6, 15), date(2024, 9, 14), "Quý III/2024"),
        (ChuKy.SAU_THANG, date(2023, 12, 15), date(2024, 6, 14), "6 tháng đầu năm 2024"),
        (ChuKy.SAU_THANG, date(2024, 6, 15), date(2024, 12, 14), "6 tháng cuối năm 2024"),
        (ChuKy.NAM, date(2023, 12, 15), date(2024, 12, 14), "Năm 2024"),
        (ChuKy.TUAN, date(2024, 5, 18), date(2024, 5, 24), "Tuần 21/2024"),
        (ChuKy.TUAN, date(2024, 12, 28), date(2025, 1, 3), "Tuần 1/2025"),
        (ChuKy.HAI_TUAN, date(2024, 5, 11), date(2024, 5, 24), "Tuần 20–21/2024"),
        (ChuKy.HAI_TUAN, date(2024, 12, 21), date(2025, 1, 3), "Tuần 52/2024–1/2025"),
    ],
)
def test_a_period_runs_from_its_first_to_its_last_day(cycle, first, last, name):
    for day in (first, first + MOT_NGAY, last - MOT_NGAY, last):
        period = ky_chua(day, cycle)
        assert (period.tu, period.den, period.nhan) == (first, last, name)
    assert ky_chua(first - MOT_NGAY, cycle).den == first - MOT_NGAY
    assert ky_chua(last + MOT_NGAY, cycle).tu == last + MOT_NGAY


@pytest.mark.parametrize("cycle", ChuKy)
def test_the_stored_word_of_a_cycle_is_the_cycle(cycle):
    day = date(2024, 5, 20)
    assert ky_chua(day, cycle.value) == ky_chua(day, cycle)


@given(ngay_bat_ky, chu_ky_bat_ky)
def test_every_day_lies_in_the_period_it_asks_for(day, cycle):
    period = ky_chua(day, cycle)
    assert period.tu <= day <= period.den


@given(ngay_bat_ky, st.integers(0, 800), chu_ky_bat_ky)
def test_periods_tile_the_calendar(first, days, cycle):
    last = first + timedelta(days=days)
    periods = cac_ky(first, last, cycle)
    assert periods[0].tu <= first <= periods[0].den
    assert periods[-1].tu <= last <= periods[-1].den
    for before, after in pairwise(periods):
        assert after.tu == before.den + MOT_NGAY


@given(ngay_bat_ky, chu_ky_bat_ky)
def test_no_two_periods_of_ten_years_share_a_name(first, cycle):
    names = [period.nhan for period in cac_ky(first, first + timedelta(days=3650), cycle)]
    assert len(names) == len(set(names))


@given(ngay_bat_ky)
def test_longer_periods_are_made_of_whole_shorter_ones(day):
    for short, long in ((ChuKy.THANG, ChuKy.QUY), (ChuKy.QUY, ChuKy.SAU_THANG), (ChuKy.SAU_THANG, ChuKy.NAM)):
        part, whole = ky_chua(day, short), ky_chua(day, long)
        assert whole.tu <= part.tu <= part.den <= whole.den
    assert ky_chua(day, ChuKy.HAI_TUAN).den.weekday() == ky_chua(day, ChuKy.TUAN).den.weekday() == 4


@given(ngay_bat_ky, st.integers(1, 400), chu_ky_bat_ky)
def test_there_is_no_period_in_a_time_that_ends_before_it_begins(day, days, cycle):
    assert cac_ky(day, day - timedelta(days=days), cycle) == []


def test_every_cycle_has_a_word():
    assert all(cycle.label for cycle in ChuKy)
