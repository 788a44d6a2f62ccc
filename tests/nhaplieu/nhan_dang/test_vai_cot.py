"""The words of a header: their key, the roles that they fit."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhaplieu.nhan_dang.vai_cot import cac_vai, khoa_tieu_de


@pytest.mark.parametrize(
    ("chu", "khoa"),
    [
        ("Thời gian\nhoàn  thành:", "thoi gian hoan thanh"),
        ("S.T.T", "s t t"),
        ("Nội dung nhiệm vụ (theo Kế hoạch số 5)", "noi dung nhiem vu"),
        ("Chỉ tiêu[1] *", "chi tieu"),
        ("CQ phối hợp", "co quan phoi hop"),
        ("(1)", "(1)"),
    ],
)
def test_the_key_of_a_header(chu, khoa):
    assert khoa_tieu_de(chu) == khoa


@given(st.text(max_size=200))
def test_any_text_has_roles_in_falling_order(chu):
    trong_so = [ung.trong_so for ung in cac_vai(chu)]
    assert trong_so == sorted(trong_so, reverse=True)
