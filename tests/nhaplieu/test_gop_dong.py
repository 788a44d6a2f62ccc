"""Rows put together: continuations, numbers and parents, what is handed down."""

from datetime import date

import pytest

from nhaplieu.nhan_dang.loai_dong import LoaiDong
from tests.nhaplieu.so_tinh import TIEU_DE, VIEC, cot, dat, doc, viec

NGAN = ["TT", "Nội dung", "Chủ trì", "Thời hạn"]


def _ten(dong):
    return [t.nguyen_van for t in dong.chu_tri], [t.nguyen_van for t in dong.phoi_hop]


def test_a_row_broken_over_two_pages_is_one_task():
    hang = [
        [1, "Tổ chức lớp bồi dưỡng cho", "Sở Y tế", "Sở Nội vụ;", "Quý I/2025"],
        [None, "nhân viên y tế thôn", None, "Sở Tài chính", None],
        [2, "Rà soát.", "Sở Y tế", None, "2025"],
        [None, "- Ý thêm của việc hai", None, None, None],
        [None, None, None, "Sở Xây dựng", None],
    ]
    tai_lieu = doc([TIEU_DE, *hang])
    mot, hai = viec(tai_lieu)
    assert (mot.noi_dung, mot.dong_noi) == ("Tổ chức lớp bồi dưỡng cho nhân viên y tế thôn", [3])
    assert _ten(mot) == (["Sở Y tế"], ["Sở Nội vụ", "Sở Tài chính"])
    assert hai.noi_dung == "Rà soát.\n- Ý thêm của việc hai"
    assert _ten(hai)[1] == ["Sở Xây dựng"]
    assert tai_lieu.trang[0].dem()[LoaiDong.TIEP_NOI] == 3


def test_children_find_their_parent_and_take_what_they_leave_empty():
    hang = [
        [1, "Nhóm việc", "Sở A", "Quý I/2025"],
        [1.1, "Việc con có người", "Sở B", None],
        [1.2, "Việc con trống", None, None],
        ["a)", "Ý a của 1.2", None, "2026"],
        ["-", "Gạch của ý a", None, None],
        [2, "Việc khác", None, None],
    ]
    tai_lieu = doc([NGAN, *hang])
    assert cot(tai_lieu, "stt", "stt_cha") == [
        ("1", None), ("1.1", "1"), ("1.2", "1"), ("a)", "1.2"), ("-", "a)"), ("2", None),
    ]  # fmt: skip
    assert [_ten(dong)[0] for dong in viec(tai_lieu)] == [["Sở A"], ["Sở B"], ["Sở A"], ["Sở A"], ["Sở A"], []]
    assert [dong.thoi_han for dong in viec(tai_lieu)] == ["Quý I/2025"] * 3 + ["2026", "2026", ""]
    assert "lấy theo dòng 2" in viec(tai_lieu)[2].phat_hien[0].noi_dung


def test_an_empty_parent_stays_a_task_without_complaint():
    tai_lieu = doc(
        [NGAN, [8, "Nhóm việc", None, None], [8.1, "Con một", "Sở A", "2025"], [8.2, "Con hai", "Sở B", "2025"]]
    )
    assert cot(tai_lieu, "stt", "stt_cha") == [("8", None), ("8.1", "8"), ("8.2", "8")]
    assert viec(tai_lieu)[0].phat_hien == []


def test_numbering_begins_again_in_each_section():
    hang = [["I", "MỤC"], [1, "a", "Sở A", "2025"], ["II", "MỤC"], [1, "b", "Sở A", "2025"], [1.1, "c", "Sở A", "2025"]]
    assert cot(doc([NGAN, *hang]), "stt", "stt_cha", "muc") == [
        ("1", None, ["I. MỤC"]),
        ("1", None, ["II. MỤC"]),
        ("1.1", "1", ["II. MỤC"]),
    ]


def test_vertical_merges_carry_values_down_with_the_number():
    hang = [
        [1, "- Việc a", "Sở A", "Sở B", "Quý I/2025"],
        [None, "- Việc b", None, None, "Quý II/2025"],
        [None, "- Việc c", None, None, "2026"],
    ]
    tai_lieu = doc([TIEU_DE, *hang], gop=["A2:A4", "C2:C4", "D2:D4"])
    assert cot(tai_lieu, "stt", "stt_cha", "noi_dung") == [
        ("1", None, "- Việc a"), ("1", None, "- Việc b"), ("1", None, "- Việc c"),
    ]  # fmt: skip
    assert {str(_ten(dong)) for dong in viec(tai_lieu)} == {"(['Sở A'], ['Sở B'])"}


def test_one_text_over_rows_with_two_deadlines_is_two_tasks_with_two_agencies_one():
    hang = [
        [1, "Xây dựng quy trình", "Sở A", None, "Quý I/2025"],
        [None, None, "Sở B", None, "Quý II/2025"],
        [2, "Kiểm tra cơ sở", "Sở A", "Sở C", "2025"],
        [None, None, None, "Sở D", None],
    ]
    tai_lieu = doc([TIEU_DE, *hang], gop=["A2:A3", "B2:B3", "A4:A5", "B4:B5", "C4:C5", "E4:E5"])
    assert [(dong.noi_dung, *_ten(dong)) for dong in viec(tai_lieu)] == [
        ("Xây dựng quy trình", ["Sở A"], []),
        ("Xây dựng quy trình", ["Sở B"], []),
        ("Kiểm tra cơ sở", ["Sở A"], ["Sở C", "Sở D"]),
    ]


def test_a_row_without_a_number_belongs_to_the_item_above():
    tai_lieu = doc([TIEU_DE, VIEC[0], [None, "Việc cùng mục", None, None, "2026"]])
    assert [_ten(dong)[0] for dong in viec(tai_lieu)] == [["Sở Y tế"], ["Sở Y tế"]]
    assert viec(tai_lieu)[1].stt is None


@pytest.mark.parametrize("dau", ["-nt-", "nt", "Như trên", '"', "như mục trên", "//"])
def test_marks_for_the_same_as_above(dau):
    tai_lieu = doc([TIEU_DE, VIEC[0], [2, "Việc hai", dau, dau, dau]])
    assert _ten(viec(tai_lieu)[1]) == (["Sở Y tế"], ["UBND cấp xã"])
    assert viec(tai_lieu)[1].thoi_han == "Quý II năm 2025"


def test_a_lone_dash_is_an_empty_cell():
    (dong,) = viec(doc([TIEU_DE, [1, "Việc", "Sở A", "-", "…"]]))
    assert (_ten(dong), dong.thoi_han) == ((["Sở A"], []), "")


def test_numbers_that_the_sheet_has_spoilt_are_put_right_and_said():
    def sua(so):
        dat(so.worksheets[0], "A14", date(2025, 3, 11), number_format="d.m")

    con = [[11, "Nhóm", "Sở A", "2025"], *([11 + so / 10, f"Con {so}", "Sở A", "2025"] for so in range(1, 10))]
    con += [[11.1, "Con mười", "Sở A", "2025"], [11.11, "Con mười một", "Sở A", "2025"], [0, "Ngày", "Sở A", "2025"]]
    dong = viec(doc([NGAN, *con], sua=sua))
    assert [d.stt for d in dong][-4:] == ["11.9", "11.10", "11.11", "11.3"]
    assert "mất chữ số 0" in dong[10].phat_hien[0].noi_dung
    assert "thành ngày" in dong[12].phat_hien[0].noi_dung


def test_a_table_without_a_number_column_takes_the_number_of_the_text():
    hang = [["Nhiệm vụ", "Cơ quan chủ trì", "Thời hạn"], ["I. Tổ chức"], ["1. Việc một", "Sở A", "2025"]]
    hang += [["1.1. Việc con", "Sở A", "2025"], ["Việc không số", "Sở B", "2025"]]
    assert cot(doc(hang), "stt", "stt_cha", "noi_dung", "muc") == [
        ("1", None, "1. Việc một", ["I. Tổ chức"]),
        ("1.1", "1", "1.1. Việc con", ["I. Tổ chức"]),
        (None, None, "Việc không số", ["I. Tổ chức"]),
    ]
