"""Cells as people type and paste them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chitieu.doc_o import KieuO, LoiO, doc_o
from chung.so import gon_so, viet_so


@pytest.mark.parametrize("text", ["95,2", "95.2", "95,2%", "95.2 %", " 95,20% ", "95,2\u00a0%", "+95,2"])
def test_one_rate_however_it_is_written(text):
    assert doc_o(text, KieuO.THAP_PHAN) == Decimal("95.2")


@pytest.mark.parametrize("text", ["1.387", "1387", "1 387", "1,387", "1387,0", "1.387,00", "1,387.0", 1387, 1387.0])
def test_one_count_however_it_is_written(text):
    assert doc_o(text, KieuO.DEM) == 1387


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("khoảng 95", KieuO.THAP_PHAN, "không phải là số"),
        ("95,2,1", KieuO.THAP_PHAN, "không phải là số"),
        ("1e5", KieuO.DEM, "không phải là số"),
        ("NaN", KieuO.THAP_PHAN, "không phải là số"),
        ("12,5", KieuO.DEM, "số nguyên"),
        ("0.952", KieuO.DEM, "số nguyên"),
        ("95%", KieuO.DEM, "không phải tỷ lệ"),
        ("-3", KieuO.DEM, "âm"),
        ("9" * 15, KieuO.DEM, "quá lớn"),
        ("9" * 5000, KieuO.THAP_PHAN, "quá lớn"),
        ("=1+1", KieuO.DEM, "không phải là số"),
        ("có lẽ", KieuO.DAT, "đạt"),
        ("30/6/2024", KieuO.DEM, "không phải là số"),
    ],
)
def test_what_a_cell_cannot_hold_is_said(text, kind, words):
    with pytest.raises(LoiO, match=words):
        doc_o(text, kind)


@pytest.mark.parametrize(("text", "value"), [("Đạt", 1), ("x", 1), ("1", 1), ("chưa đạt", 0), ("0", 0), ("KHÔNG", 0)])
def test_yes_and_no(text, value):
    assert doc_o(text, KieuO.DAT) == value


@pytest.mark.parametrize("text", ["", "  ", None, "\u00a0"])
@pytest.mark.parametrize("kind", KieuO)
def test_an_empty_cell_is_nothing(text, kind):
    assert doc_o(text, kind) is None


def test_a_point_is_read_by_the_kind_of_the_cell():
    assert doc_o("1.387", KieuO.DEM) == 1387
    assert doc_o("1.387", KieuO.THAP_PHAN) == Decimal("1.387")
    assert doc_o("1.387,5", KieuO.THAP_PHAN) == Decimal("1387.5")


@given(st.integers(0, 10**10))
def test_every_count_is_read_as_it_is_shown(number):
    assert doc_o(viet_so(number), KieuO.DEM) == doc_o(str(number), KieuO.DEM) == number


@given(st.decimals(0, 100, places=3, allow_nan=False))
def test_every_rate_is_read_as_it_is_shown(number):
    assert doc_o(gon_so(number) + "%", KieuO.THAP_PHAN) == doc_o(str(number), KieuO.THAP_PHAN) == number


@given(st.text(max_size=60), st.sampled_from(KieuO))
def test_any_text_is_a_value_or_a_plain_refusal(text, kind):
    try:
        value = doc_o(text, kind)
    except LoiO:
        return
    assert value is None or isinstance(value, str) or value >= 0
