"""Working days: the law's calendar, an admin's days, and arithmetic that agrees with counting day by day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chung.lich import LICH_CHUNG, LichLamViec, cac_ngay
from chung.models import LoaiNgay, NgayDacBiet

LICH = LICH_CHUNG
NGAY = st.dates(date(2020, 1, 1), date(2035, 12, 31))


@pytest.mark.parametrize(
    ("ngay", "lam_viec"),
    [
        (date(2024, 5, 20), True),
        (date(2024, 5, 18), False),  # a Saturday
        (date(2024, 2, 12), False),  # Tết
        (date(2024, 4, 29), False),  # rested instead of the Saturday after
        (date(2024, 5, 4), True),  # that Saturday
        (date(2024, 9, 2), False),
        (date(2025, 4, 7), False),  # the kings' day, by the lunar calendar
        (date(2027, 2, 8), False),  # Tết of a year without an official table yet
    ],
)
def test_the_days_of_the_law(ngay: date, lam_viec: bool):
    assert LICH.lam_viec(ngay) is lam_viec


def test_declared_days_go_before_the_law():
    calendar = LichLamViec(nghi=frozenset({date(2024, 5, 20)}), lam_bu=frozenset({date(2024, 5, 18)}))
    assert not calendar.lam_viec(date(2024, 5, 20))
    assert calendar.lam_viec(date(2024, 5, 18))
    assert calendar.ke_tiep(date(2024, 5, 20)) == date(2024, 5, 21)


@pytest.mark.parametrize(
    ("tu", "so", "den"),
    [
        (date(2024, 5, 24), 1, date(2024, 5, 27)),
        (date(2024, 5, 25), 1, date(2024, 5, 27)),
        (date(2024, 8, 30), 1, date(2024, 9, 4)),
        (date(2024, 5, 20), 0, date(2024, 5, 20)),
    ],
    ids=["over a weekend", "from a weekend", "National Day", "no day"],
)
def test_working_days_after_a_day(tu: date, so: int, den: date):
    assert LICH.cong(tu, so) == den


def test_tet_is_passed_over():
    assert LICH.cong(date(2024, 2, 7), 1) == date(2024, 2, 15)
    assert LICH.ke_tiep(date(2024, 2, 10)) == date(2024, 2, 15)
    assert LICH.cong(date(2024, 2, 15), -1) == date(2024, 2, 7)


@given(NGAY, st.integers(-60, 60))
def test_adding_and_counting_agree(ngay: date, so: int):
    reached = LICH.cong(ngay, so)
    assert so == 0 or LICH.lam_viec(reached)
    lower, upper = sorted((ngay, reached))
    if so < 0:
        lower, upper = lower - timedelta(days=1), upper - timedelta(days=1)
    assert LICH.dem(lower, upper) == abs(so)


@given(NGAY, NGAY)
def test_counting_is_antisymmetric_and_bounded_by_the_days_between(tu: date, den: date):
    assert LICH.dem(tu, den) == -LICH.dem(den, tu)
    assert abs(LICH.dem(tu, den)) <= abs((den - tu).days)


@given(NGAY)
def test_the_next_working_day_is_the_first(ngay: date):
    found = LICH.ke_tiep(ngay)
    assert LICH.lam_viec(found)
    assert not any(LICH.lam_viec(day) for day in cac_ngay(ngay, found - timedelta(days=1)))


def test_the_table_makes_the_calendar(db):
    NgayDacBiet.objects.create(ngay=date(2024, 5, 20), ten="Nghỉ bù của tỉnh")
    NgayDacBiet.objects.create(ngay=date(2024, 5, 25), loai=LoaiNgay.LAM_BU, ten="Làm bù")
    calendar = NgayDacBiet.objects.lich()
    assert calendar.cong(date(2024, 5, 17), 1) == date(2024, 5, 21)
    assert calendar.lam_viec(date(2024, 5, 25))
