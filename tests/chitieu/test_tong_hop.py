"""Roll-up: whatever the grouping and the order, the sum is the sum; a merger moves nothing in or out."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chitieu.enums import CachGop
from chitieu.tong_hop import BuocKeThua, MotDiaBan, Tong, ky_dai_dien, ve_hien_nay

NGAY = date(2026, 11, 21)
GOP = date(2025, 7, 1)


def cong(cac_tong) -> Tong:
    return sum(cac_tong, Tong())


@st.composite
def bao_cao(draw) -> Tong:
    whole = draw(st.integers(1, 10**8))
    return Tong(
        Decimal(draw(st.integers(0, whole))), Decimal(whole), 1, draw(st.integers(0, 1)), draw(st.integers(0, 1))
    )


@given(st.lists(st.tuples(bao_cao(), st.integers(0, 5)), max_size=40))
def test_any_partition_of_the_places_equals_the_direct_sum(reports):
    groups = {}
    for report, group in reports:
        groups.setdefault(group, []).append(report)
    assert cong(cong(group) for group in groups.values()) == cong(report for report, _ in reports)


@given(st.lists(bao_cao(), max_size=20), st.randoms())
def test_the_order_of_reports_does_not_matter(reports, dice):
    shuffled = list(reports)
    dice.shuffle(shuffled)
    assert cong(shuffled) == cong(reports)


@given(st.lists(bao_cao(), min_size=1, max_size=20))
def test_a_rate_lies_between_the_rates_that_it_is_made_of(reports):
    rates = [report.gia_tri(CachGop.TY_SO) for report in reports]
    assert min(rates) - Decimal("1e-9") <= cong(reports).gia_tri(CachGop.TY_SO) <= max(rates) + Decimal("1e-9")


@given(st.lists(bao_cao(), min_size=1, max_size=30), st.data())
def test_a_merger_leaves_the_sum_of_the_province_unchanged(reports, data):
    old = [MotDiaBan(n, None, GOP - timedelta(days=1)) for n in range(len(reports))]
    new = [MotDiaBan(1000 + n, GOP, None) for n in range(3)]
    went = [data.draw(st.sampled_from(new)).khoa for _ in old]
    steps = [BuocKeThua(place.khoa, heir, GOP, False) for place, heir in zip(old, went, strict=True)]
    goal, broken = ve_hien_nay([*old, *new], steps, NGAY)
    by_new = {}
    for place, report in zip(old, reports, strict=True):
        by_new[goal[place.khoa]] = by_new.get(goal[place.khoa], Tong()) + report
    assert cong(by_new.values()) == cong(reports)
    assert not broken


def test_percentages_are_never_averaged():
    small, large = Tong(Decimal(1), Decimal(1), 1), Tong(Decimal(0), Decimal(99), 1)
    assert (small + large).gia_tri(CachGop.TY_SO) == 1


def test_missing_is_not_zero():
    assert Tong().gia_tri(CachGop.TY_SO) is None
    assert Tong().gia_tri(CachGop.TONG) is None
    assert Tong(so_bao_cao=1).gia_tri(CachGop.TONG) == 0


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (CachGop.TY_SO, 25),
        (CachGop.KHAO_SAT, 25),
        (CachGop.TONG, 2),
        (CachGop.MOI_NHAT, None),
        (CachGop.DINH_TINH, None),
    ],
)
def test_each_kind_rolls_up_its_own_way(kind, value):
    assert Tong(Decimal(2), Decimal(8), 2).gia_tri(kind) == value


def test_a_value_of_one_place_stands_for_itself():
    assert Tong(Decimal("7.5"), Decimal(0), 1).gia_tri(CachGop.MOI_NHAT) == Decimal("7.5")


@pytest.mark.parametrize(
    ("reported", "month"),
    [({3: 130, 6: 128, 9: 12}, 6), ({3: 130, 6: 65}, 6), ({12: 1}, 12), ({}, None), ({3: 0}, None)],
)
def test_a_period_that_has_just_begun_does_not_speak_for_the_year(reported, month):
    assert ky_dai_dien({m: Tong(so_bao_cao=count) for m, count in reported.items()}) == month


def test_chains_are_followed_and_a_split_breaks_the_series():
    places = [
        MotDiaBan(1, None, date(2024, 11, 30)),
        MotDiaBan(2, date(2024, 12, 1), GOP - timedelta(days=1)),
        MotDiaBan(3, None, GOP - timedelta(days=1)),
        MotDiaBan(4, GOP, None),
        MotDiaBan(5, GOP, None),
        MotDiaBan(6, None, None),
    ]
    steps = [
        BuocKeThua(1, 2, date(2024, 12, 1), False),
        BuocKeThua(2, 4, GOP, False),
        BuocKeThua(3, 4, GOP, True),
        BuocKeThua(3, 5, GOP, True),
    ]
    goal, broken = ve_hien_nay(places, steps, NGAY)
    assert goal == {1: 4, 2: 4, 4: 4, 5: 5, 6: 6}
    assert broken == {4: GOP, 5: GOP}


def test_before_the_merger_nothing_is_merged():
    places = [MotDiaBan(1, None, GOP - timedelta(days=1)), MotDiaBan(2, GOP, None)]
    goal, _ = ve_hien_nay(places, [BuocKeThua(1, 2, GOP, False)], date(2025, 6, 30))
    assert goal == {1: 1}
