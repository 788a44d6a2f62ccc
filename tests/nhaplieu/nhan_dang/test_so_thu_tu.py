import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhaplieu.nhan_dang.so_thu_tu import KieuSo, ThuTuMuc, dau_muc, doc_stt, la_so_la_ma


@pytest.mark.parametrize(
    ("chu", "so", "kieu"),
    [
        ("1", "1", KieuSo.SO),
        ("01.", "01", KieuSo.SO),
        ("8.1", "8.1", KieuSo.SO_CHAM),
        ("8,1.", "8.1", KieuSo.SO_CHAM),
        ("I.1", "I.1", KieuSo.SO_CHAM),
        ("IV.", "IV", KieuSo.LA_MA),
        ("B", "B", KieuSo.CHU_HOA),
        ("đ)", "đ)", KieuSo.CHU_THUONG),
        ("2a", "2a", KieuSo.CHU_THUONG),
        ("-", "-", KieuSo.GACH),
        ("NV-07", "NV-07", KieuSo.MA),
        ("", "", KieuSo.KHONG),
        ("Sở Y tế", "Sở Y tế", KieuSo.KHONG),
    ],
)
def test_numbers_and_their_kinds(chu, so, kieu):
    assert doc_stt(chu)[:2] == (so, kieu)


@pytest.mark.parametrize(
    ("chu", "so", "ten"),
    [
        ("II. Đào tạo", "II", "Đào tạo"),
        ("III.TÀI CHÍNH", "III", "TÀI CHÍNH"),
        ("A - Nhiệm vụ", "A", "Nhiệm vụ"),
        ("1.2. Giám sát", "1.2", "Giám sát"),
        ("Phần thứ hai: Nhân lực", "Phần thứ hai", "Nhân lực"),
        ("Nhóm 3. Dự phòng", "Nhóm 3", "Dự phòng"),
        ("Chương trình tiêm chủng", "", "Chương trình tiêm chủng"),
        ("Mục tiêu chung", "", "Mục tiêu chung"),
        ("V/v bổ sung kinh phí", "", "V/v bổ sung kinh phí"),
        ("C.T số 5", "", "C.T số 5"),
    ],
)
def test_the_number_that_a_heading_begins_with(chu, so, ten):
    tim, con = dau_muc(chu)
    assert (tim.chu, con) == (so, ten)


def _di(*tua):
    muc = ThuTuMuc()
    for chu in tua:
        muc.vao(dau_muc(chu)[0], chu)
    return muc.duong_dan


def test_sections_nest_by_the_kind_of_their_number():
    assert _di("A. x", "I. y", "1. z") == ("A. x", "I. y", "1. z")
    assert _di("A. x", "I. y", "1. z", "II. w") == ("A. x", "II. w")
    assert _di("A. x", "I. y", "B. w") == ("B. w",)
    assert _di("I. x", "1. y", "1.1. z", "2. w") == ("I. x", "2. w")


def test_a_letter_that_is_also_a_roman_number_follows_its_neighbours():
    assert _di("G. x", "H. y", "I. z", "K. w") == ("K. w",)
    assert _di("A. x", "I. y") == ("A. x", "I. y")
    assert _di("B. x", "C. y") == ("C. y",)


@given(st.integers(1, 99))
def test_roman_numbers(so):
    chu = "".join(k * (so // g % n) for g, n, k in ())
    for gia_tri, ky_hieu in ((90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
        chu += ky_hieu * (so // gia_tri)
        so %= gia_tri
    assert la_so_la_ma(chu)
    assert not la_so_la_ma(chu.lower())


@given(st.text(max_size=30))
def test_any_text_is_some_kind(chu):
    assert doc_stt(chu).kieu in KieuSo
    assert dau_muc(chu)[0].kieu in KieuSo
