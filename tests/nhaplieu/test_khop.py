"""Which task a row of a corrected annex already is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhaplieu.khop import DauNhan, khop

MUC = "i. mạng lưới"


def dau(noi_dung: str, stt: str = "", muc: str = MUC) -> DauNhan:
    return DauNhan(muc, stt, noi_dung)


CU = [
    dau("lập danh sách trạm cần sửa chữa", "1"),
    dau("bồi dưỡng nhân viên y tế thôn bản", "2"),
    dau("rà soát thiết bị của trung tâm", "3"),
]


def test_equal_rows_are_the_same_tasks_in_any_order():
    assert khop([CU[2], CU[0], CU[1]], CU) == [2, 0, 1]


def test_a_row_put_in_moves_the_numbers_and_nothing_else():
    new = [dau("xây dựng phương án mới hoàn toàn", "1"), *(dau(t.noi_dung, str(n)) for n, t in enumerate(CU, 2))]
    assert khop(new, CU) == [None, 0, 1, 2]


def test_a_number_alone_never_identifies():
    assert khop([dau("tổ chức hội nghị tổng kết toàn tỉnh", "1")], CU) == [None]
    assert khop([dau("tổ chức hội nghị", "1")], [dau("lập đề án nhân lực", "1")]) == [None]


def test_a_task_moves_to_another_section():
    assert khop([dau(CU[1].noi_dung, "1", "ii. nhân lực")], CU) == [1]


def test_the_same_number_in_two_sections_is_two_tasks():
    old = [dau("báo cáo kết quả", "1", "a"), dau("báo cáo kết quả", "1", "b")]
    assert khop(old[::-1], old) == [1, 0]


def test_a_corrected_wording_is_the_same_task():
    new = [
        dau("lập danh sách các trạm y tế cần sửa chữa", "1"),
        CU[1],
        dau("rà soát trang thiết bị của trung tâm", "4"),
    ]
    assert khop(new, CU) == [0, 1, 2]


def test_words_that_differ_in_a_number_are_another_task_unless_they_stand_at_the_same_place():
    old = [dau("xây dựng kế hoạch năm 2024", "1")]
    assert khop([dau("xây dựng kế hoạch năm 2025", "2")], old) == [None]
    assert khop([dau("xây dựng kế hoạch năm 2025", "1")], old) == [0]


def test_twins_are_paired_one_to_one_in_order():
    old = [dau("báo cáo", "1"), dau("báo cáo", "1"), dau("báo cáo", "1")]
    assert khop(old[:2], old) == [0, 1]
    assert khop([*old, old[0]], old) == [0, 1, 2, None]


def test_alike_rows_keep_the_order_of_the_document():
    old = [dau(f"rà soát quy trình khám bệnh tại {ten}") for ten in ("khoa nội", "khoa ngoại", "khoa sản")]
    new = [dau(f"rà soát lại quy trình khám bệnh tại {ten}") for ten in ("khoa nội", "khoa ngoại", "khoa sản")]
    assert khop(new, old) == [0, 1, 2]


def test_long_annexes_are_compared_near_each_place_only():
    old = [dau(f"công việc {chr(97 + n % 26) * 9} {chr(97 + n // 26 % 26) * 9}") for n in range(1500)]
    new = [dau(f"{t.noi_dung} xx") for t in old]
    assert khop(new, old) == list(range(1500))


dau_nhan = st.builds(DauNhan, st.sampled_from("ab"), st.sampled_from(["", "1", "2"]), st.text("abc ", max_size=12))


@given(st.lists(dau_nhan, max_size=12), st.lists(dau_nhan, max_size=12))
def test_no_task_is_taken_twice(moi, cu):
    found = khop(moi, cu)
    taken = [place for place in found if place is not None]
    assert len(found) == len(moi)
    assert len(taken) == len(set(taken))
    assert set(taken) <= set(range(len(cu)))


@given(st.lists(dau_nhan, max_size=12))
def test_a_document_is_itself(dong):
    found = khop(dong, dong)
    assert [dong[place] for place in found] == dong


@pytest.mark.parametrize(("moi", "cu"), [([], CU), (CU, []), ([], [])])
def test_an_empty_side(moi, cu):
    assert khop(moi, cu) == [None] * len(moi)
