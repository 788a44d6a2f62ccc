"""Milestones: the days that offices expect, and the set-based answer equal to asking for each due date."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chung.lich import LichLamViec, cac_ngay
from nhacviec.moc import KY, VIEC, BoMoc, han_den_moc, khoang_cach, moc_trong, sang_dau_tuan

LICH = LichLamViec()
HAN = date(2024, 6, 28)
NGAY = st.dates(date(2024, 1, 1), date(2025, 12, 31))
SO = st.lists(st.integers(0, 40), max_size=5).map(tuple)
BO = st.builds(
    BoMoc, truoc=SO, sau=SO.map(lambda days: tuple(d for d in days if d)), lap_lai=st.sampled_from([0, 1, 7, 30])
)


def cac_moc(bo: BoMoc, tu: date, den: date) -> list[date]:
    return [day for day in cac_ngay(tu, den) if moc_trong(HAN, day, day, bo, LICH) is not None]


def test_the_default_milestones_of_an_item():
    days = [(day - HAN).days for day in cac_moc(VIEC, HAN - timedelta(days=60), HAN + timedelta(days=125))]
    assert days == [-30, -15, -7, -3, -1, 0, 1, 7, 30, 60, 90, 120]


def test_the_default_milestones_of_a_period_report():
    days = [(day - HAN).days for day in cac_moc(KY, HAN - timedelta(days=60), HAN + timedelta(days=125))]
    assert days == [-5, -2, 0, 1, 3]


@pytest.mark.parametrize(
    ("ngay", "khoang"),
    [
        (date(2024, 4, 25), -1),  # Friday 26 April 2024 is the last working day before five days of rest
        (date(2024, 4, 26), 0),
        (date(2024, 4, 28), None),
        (date(2024, 5, 2), 1),
        (date(2024, 5, 4), 3),  # a Saturday worked instead
    ],
)
def test_working_days_pass_over_the_holidays(ngay: date, khoang: int | None):
    assert khoang_cach(date(2024, 4, 26), ngay, BoMoc(ngay_lam_viec=True), LICH) == khoang


def test_a_rest_day_s_milestone_is_found_from_the_next_morning():
    saturday = date(2024, 5, 18)
    week_before = saturday + timedelta(days=7)
    assert moc_trong(week_before, saturday, saturday + timedelta(days=2), VIEC, LICH) == -7


def test_of_two_milestones_in_one_stretch_the_later_counts():
    assert moc_trong(HAN, HAN - timedelta(days=4), HAN - timedelta(days=1), VIEC, LICH) == -1


@settings(max_examples=60)
@given(NGAY, st.integers(0, 5), BO, st.booleans(), st.integers(-60, 200))
def test_all_due_dates_at_once_equal_asking_for_each(tu: date, dai: int, bo: BoMoc, lam_viec: bool, lui: int):
    bo = BoMoc(bo.truoc, bo.sau, bo.lap_lai, lam_viec)
    den, oldest = tu + timedelta(days=dai), tu - timedelta(days=lui)
    found = han_den_moc(tu, den, bo, LICH, oldest)
    for due in cac_ngay(oldest, den + timedelta(days=90)):
        assert found.get(due) == moc_trong(due, tu, den, bo, LICH), due
    assert all(due <= den + timedelta(days=90) for due in found)


@given(NGAY, st.integers(-30, 30).filter(bool))
def test_a_distance_in_working_days_is_what_adding_them_gives(han: date, so: int):
    reached = LICH.cong(han, so)
    if LICH.lam_viec(han) or so < 0:
        assert khoang_cach(han, reached, BoMoc(ngay_lam_viec=True), LICH) == so


@given(NGAY)
def test_the_week_begins_on_its_first_working_day(ngay: date):
    found = sang_dau_tuan(ngay, LICH)
    monday = found - timedelta(days=found.weekday())
    assert LICH.lam_viec(found)
    assert LICH.ke_tiep(monday) == found
    assert ngay <= found <= ngay + timedelta(days=21)


def test_the_week_of_tet_begins_after_it():
    assert sang_dau_tuan(date(2024, 2, 8), LICH) == date(2024, 2, 15)
