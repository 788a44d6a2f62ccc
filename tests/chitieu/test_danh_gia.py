from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chitieu.danh_gia import DanhGia, Muc, con_thieu, danh_gia, dat, muc_giao
from chitieu.enums import Chieu, ToanTu
from chitieu.tong_hop import Tong


@pytest.mark.parametrize(
    ("value", "level", "verdict"),
    [
        ("95", Muc("gt", Decimal(95)), DanhGia.CHUA_DAT),
        ("95.001", Muc("gt", Decimal(95)), DanhGia.DAT),
        ("95", Muc("ge", Decimal(95)), DanhGia.DAT),
        ("95.1", Muc("ge", Decimal(95)), DanhGia.VUOT),
        ("99.9", Muc("eq", Decimal(100)), DanhGia.CHUA_DAT),
        ("100", Muc("eq", Decimal(100)), DanhGia.DAT),
        ("100", Muc("keep", Decimal(100)), DanhGia.DAT),
        ("12", Muc("le", Decimal(12)), DanhGia.DAT),
        ("11", Muc("le", Decimal(12)), DanhGia.VUOT),
        ("13", Muc("le", Decimal(12)), DanhGia.CHUA_DAT),
        ("12", Muc("lt", Decimal(12)), DanhGia.CHUA_DAT),
        ("45", Muc("range", Decimal(40), Decimal(50)), DanhGia.DAT),
        ("51", Muc("range", Decimal(40), Decimal(50)), DanhGia.CHUA_DAT),
        ("95", Muc("text"), DanhGia.CHUA_CO),
        ("95", None, DanhGia.CHUA_CO),
        (None, Muc("ge", Decimal(95)), DanhGia.CHUA_CO),
    ],
)
def test_against_the_level_as_it_is_written(value, level, verdict):
    assert danh_gia(value and Decimal(value), level) is verdict


def test_a_milestone_is_a_floor_or_a_ceiling():
    assert muc_giao(Decimal(90), Chieu.TANG).toan_tu == ToanTu.KHONG_NHO_HON
    assert muc_giao(Decimal(90), Chieu.GIAM).toan_tu == ToanTu.KHONG_LON_HON


@given(st.integers(1, 10**6), st.data(), st.sampled_from(["gt", "ge", "eq", "keep"]), st.integers(0, 99))
def test_what_is_missing_is_just_enough(whole, data, operator, asked):
    part = data.draw(st.integers(0, whole))
    level = Muc(operator, Decimal(100 if operator in ("eq", "keep") else asked))
    missing = con_thieu(Tong(Decimal(part), Decimal(whole), 1), level)
    assert 0 <= missing <= whole - part
    assert dat(100 * Decimal(part + missing) / whole, level)
    if missing:
        assert not dat(100 * Decimal(part + missing - 1) / whole, level)


def test_nothing_is_missing_where_the_question_makes_no_sense():
    assert con_thieu(Tong(), Muc("gt", Decimal(95))) is None
    assert con_thieu(Tong(Decimal(1), Decimal(2), 1), Muc("le", Decimal(5))) is None
    assert con_thieu(Tong(Decimal(1), Decimal(2), 1), None) is None
