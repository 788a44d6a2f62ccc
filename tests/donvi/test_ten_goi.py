from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from donvi.ten_goi import khoa_nhom, khoa_ten

NHOM = ["UBND cấp huyện", "UBND cấp xã", "Trạm Y tế cấp xã", "Sở Y tế cấp tỉnh", "Các sở, ngành"]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Uỷ ban nhân dân thành phố Vinh;", "UBND TP. Vinh"),
        ("- Bảo hiểm Xã hội tỉnh", "BHXH tỉnh"),
        ("Vụ Kế hoạch – Tài chính", "vụ kế hoạch - tài chính"),
        ("Vụ Kế hoạch-Tài chính.", "Vụ Kế hoạch - Tài chính"),
        ("UB MTTQ Việt Nam tỉnh", "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh"),
        ("TTYT huyện Sơn Hà", "Trung tâm Y tế huyện Sơn Hà"),
    ],
)
def test_spellings_of_one_agency_meet(a, b):
    assert khoa_ten(a) == khoa_ten(b)


@pytest.mark.parametrize(
    ("a", "b"),
    [("UBND xã Sơn Hà", "UBND xã Sơn Hạ"), ("UBND huyện", "UBND các huyện"), ("Sở Y tế", "Sở Y tế tỉnh")],
)
def test_different_names_stay_apart(a, b):
    assert khoa_ten(a) != khoa_ten(b)
    assert khoa_nhom(a) != khoa_nhom(b)


@pytest.mark.parametrize(
    ("ten", "nhom"),
    [
        ("Ủy ban nhân dân các huyện, thành phố, thị xã", "UBND cấp huyện"),
        ("UBND các quận/huyện và thị xã", "UBND cấp huyện"),
        ("UBND các huyện", "UBND cấp huyện"),
        ("UBND xã/phường", "UBND cấp xã"),
        ("UBND xã, phường.", "UBND cấp xã"),
        ("14 Trạm Y tế xã, thị trấn", "Trạm Y tế cấp xã"),
        ("Sở Y tế các tỉnh, thành phố trực thuộc Trung ương", "Sở Y tế cấp tỉnh"),
        ("sở ngành", "Các sở, ngành"),
        ("Tất cả các sở, ngành cấp tỉnh", "Các sở, ngành"),
        ("và các cơ quan đơn vị có liên quan", "Các cơ quan, đơn vị liên quan"),
    ],
)
def test_spellings_of_one_group_meet(ten, nhom):
    assert khoa_nhom(ten) == khoa_nhom(nhom)


@pytest.mark.parametrize("thu_tu", list(permutations(["huyện", "thị xã", "thành phố"])))
def test_the_kinds_of_one_level_come_in_any_order(thu_tu):
    assert khoa_nhom(f"Trung tâm Y tế các {', '.join(thu_tu)}") == "ttyt cấp huyện"


@pytest.mark.parametrize(
    "ten",
    [
        "Các thành phố trực thuộc Trung ương",
        "UBND các huyện, xã",
        "Các tổ chức chính trị - xã hội",
        "Các xã hội nghề nghiệp",
        "Các huyện ủy",
        "UBND huyện Quế Phong",
        "UBND thị xã",
    ],
)
def test_what_is_no_list_of_one_level_is_left(ten):
    assert "cấp" not in khoa_nhom(ten)


@given(st.text(max_size=60))
def test_any_text_has_keys_and_a_key_is_its_own_key(text):
    assert khoa_ten(khoa_ten(text)) == khoa_ten(text)
    khoa_nhom(text)


@given(st.sampled_from(NHOM), st.sampled_from(["", "  ", "các ", "\n"]), st.sampled_from(["", ".", " ;", " "]))
def test_what_stands_around_a_group_does_not_matter(ten, truoc, sau):
    assert khoa_nhom(truoc + ten.upper() + sau) == khoa_nhom(ten)
