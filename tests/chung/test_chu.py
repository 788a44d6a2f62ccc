import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chung.chu import gon, khoa_so_khop, khong_dau, nfc

CHU_VIET = (
    "aàáảãạăằắẳẵặâầấẩẫậbcdđeèéẻẽẹêềếểễệghiìíỉĩịklmnoòóỏõọôồốổỗộơờớởỡợpqrstuùúủũụưừứửữựvxyỳýỷỹỵ"
    "AÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬBCDĐEÈÉẺẼẸÊỀẾỂỄỆGHIÌÍỈĨỊKLMNOÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢPQRSTUÙÚỦŨỤƯỪỨỬỮỰVXYỲÝỶỸỴ"
)
van_ban_viet = st.text(alphabet=CHU_VIET + " -,.()0123456789\u00a0\n")


@pytest.mark.parametrize("value", [None, ""])
def test_nothing_is_an_empty_string(value):
    assert nfc(value) == gon(value) == khong_dau(value) == khoa_so_khop(value) == ""


def test_a_number_of_a_cell_is_text():
    assert gon(8.1) == "8.1"


def test_decomposed_letters_are_composed():
    assert nfc(unicodedata.normalize("NFD", "Nghị quyết")) == "Nghị quyết"


@pytest.mark.parametrize(
    "written", ["Sở  Y tế", " Sở Y tế\n", "Sở\u00a0Y\ttế", "\ufeffSở Y\r\ntế", "Sở\u200bY tế", "Sở Y tế\u200b"]
)
def test_any_white_space_is_one_space(written):
    assert gon(written) == "Sở Y tế"


@pytest.mark.parametrize(
    ("written", "plain"),
    [("Đặng Văn Đức", "dang van duc"), ("THỦY", "thuy"), ("ươ ƯỠ", "uo uo"), ("Quỳ Hợp", "quy hop"), ("Ơ", "o")],
)
def test_search_text_has_no_marks(written, plain):
    assert khong_dau(written) == plain


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Khánh Hoà", "KHÁNH HÒA"),
        ("UỶ BAN", "Ủy ban"),
        ("Sức khoẻ", "sức khỏe"),
        ("Thuỷ sản", "Thủy sản"),
        ("Tuỳ viên", "tùy viên"),
        ("Hoà, Bình", "Hòa, Bình"),
    ],
)
def test_the_place_of_the_tone_mark_does_not_matter(one, other):
    assert khoa_so_khop(one) == khoa_so_khop(other)


@pytest.mark.parametrize(
    ("one", "other"), [("Sơn Hà", "Sơn Hạ"), ("Quý", "Qúy"), ("hoàn", "hòan"), ("Đa", "Da"), ("Hòa", "Hoa")]
)
def test_names_that_differ_by_an_accent_stay_apart(one, other):
    assert khoa_so_khop(one) != khoa_so_khop(other)


@given(van_ban_viet)
def test_a_key_is_its_own_key(text):
    assert khoa_so_khop(khoa_so_khop(text)) == khoa_so_khop(text)


@given(van_ban_viet)
def test_a_key_ignores_case_form_and_white_space(text):
    assert khoa_so_khop(f" {unicodedata.normalize('NFD', text.upper())}\n") == khoa_so_khop(text)


@given(van_ban_viet)
def test_search_text_is_plain_ascii_and_blind_to_the_tone_place(text):
    assert khong_dau(text).isascii()
    assert khong_dau(khoa_so_khop(text)) == khong_dau(text)


@given(st.text())
def test_tidy_text_is_tidy_whatever_comes(text):
    tidy = gon(text)
    assert gon(tidy) == tidy
    assert "  " not in tidy
    assert unicodedata.is_normalized("NFC", tidy)
