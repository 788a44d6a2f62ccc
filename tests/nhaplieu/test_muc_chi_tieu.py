import pytest
from hypothesis import given
from hypothesis import strategies as st

from chitieu.enums import ToanTu
from chung.so import viet_so
from nhaplieu.muc_chi_tieu import _PHEP, doc_muc, so_viet


@pytest.mark.parametrize(
    ("chu", "muc"),
    [
        ("> 95%", ("gt", 95, None)),
        ("≥ 80", ("ge", 80, None)),
        (">= 30", ("ge", 30, None)),
        ("40 - 50", ("range", 40, 50)),
        ("20% - 50%", ("range", 20, 50)),
        ("từ 16 đến 18", ("range", 16, 18)),
        ("Trên 95%", ("gt", 95, None)),
        ("đạt trên 90%", ("gt", 90, None)),
        ("duy trì 100%", ("keep", 100, None)),
        ("từ 80% trở lên", ("ge", 80, None)),
        ("không quá 10%", ("le", 10, None)),
        ("không dưới 80%", ("ge", 80, None)),
        ("không vượt quá 5‰", ("le", 5, None)),
        ("dưới 5‰", ("lt", 5, None)),
        ("> 0,7", ("gt", 0.7, None)),
        ("0.7", ("eq", 0.7, None)),
        ("09", ("eq", 9, None)),
        ("1.234,5", ("eq", 1234.5, None)),
        ("12.000", ("eq", 12000, None)),
        ("50 - 40", ("text", None, None)),
        ("≥ 3% và tăng dần", ("text", None, None)),
        ("≤ 3 khu vực; ≤ 50 thế giới", ("text", None, None)),
        ("Thuộc nhóm khá", ("text", None, None)),
        ("", ("text", None, None)),
    ],
)
def test_values_as_plans_write_them(chu, muc):
    assert doc_muc(chu) == muc


def test_the_operators_are_those_that_the_database_knows():
    assert {*_PHEP, "range", "text"} == set(ToanTu.values)


@given(st.integers(0, 10**9), st.integers(0, 3))
def test_a_written_number_is_read_back(so, le):
    gia_tri = so / 10**le
    assert so_viet(viet_so(gia_tri, le)) == pytest.approx(gia_tri)


@given(st.text(max_size=40))
def test_any_text_is_read(chu):
    muc = doc_muc(chu)
    assert (muc.gia_tri is None) == (muc.toan_tu == "text")
