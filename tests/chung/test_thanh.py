from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chung.thanh import chia_thanh

cac_so = st.lists(st.integers(min_value=0, max_value=2_000_000), min_size=1, max_size=8)


def test_parts_stand_in_proportion():
    assert chia_thanh([50, 25, 25]) == [(0, 50), (50, 25), (75, 25)]


def test_nothing_to_show_has_no_width():
    assert chia_thanh([0, 0]) == [(0, 0), (0, 0)]


def test_one_among_thousands_is_seen():
    assert chia_thanh([1_999_999, 1])[1][1] > 0.7


@given(cac_so)
def test_parts_fill_the_bar_without_gap_or_overlap(so):
    doan = chia_thanh(so)
    for (trai, rong), (ke_tiep, _) in pairwise(doan):
        assert trai + rong == pytest.approx(ke_tiep)
    assert sum(rong for _, rong in doan) == pytest.approx(100 if sum(so) else 0)


@given(cac_so)
def test_a_part_is_drawn_exactly_when_it_counts_something(so):
    assert [rong > 0 for _, rong in chia_thanh(so)] == [phan > 0 for phan in so]
