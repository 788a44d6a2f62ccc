from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chung.so import viet_so, viet_ty_le


@pytest.mark.parametrize(
    ("value", "le", "written"),
    [
        (None, 0, ""),
        (0, 0, "0"),
        (999, 0, "999"),
        (1234, 0, "1.234"),
        (1234567, 0, "1.234.567"),
        (1234.5, 1, "1.234,5"),
        (-1234.5, 1, "-1.234,5"),
        (Decimal("95.000"), 1, "95,0"),
        (0.7, 2, "0,70"),
        (-0.04, 1, "0,0"),
    ],
)
def test_a_number_is_written_the_vietnamese_way(value, le, written):
    assert viet_so(value, le) == written


@pytest.mark.parametrize(
    ("value", "le", "written"), [(0.5, 0, "1"), (2.5, 0, "3"), (61.25, 1, "61,3"), (-2.5, 0, "-3"), (1.005, 2, "1,01")]
)
def test_a_half_is_rounded_up_as_spreadsheets_and_clerks_do(value, le, written):
    assert viet_so(value, le) == written


@pytest.mark.parametrize(
    ("part", "whole", "written"),
    [(0, 0, "–"), (0, 7, "0,0%"), (7, 7, "100,0%"), (1, 3, "33,3%"), (49, 80, "61,3%"), (9813, 9831, "99,8%")],
)
def test_a_rate_prints_one_decimal_and_a_dash_without_a_denominator(part, whole, written):
    assert viet_ty_le(part, whole) == written


@given(st.decimals(allow_nan=False, allow_infinity=False, places=3, min_value=-(10**9), max_value=10**9))
def test_a_written_number_reads_back(value):
    assert Decimal(viet_so(value, 3).replace(".", "").replace(",", ".")) == value
