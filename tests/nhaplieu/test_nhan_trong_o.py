"""Leads and coordinators that a task's own text names, in tables without a column for them."""

from tests.nhaplieu.so_tinh import TIEU_DE, doc, viec

KHONG_CHU_TRI = ["TT", "Nội dung, nhiệm vụ", "Thời gian"]
TRONG_O = "Mở lớp bồi dưỡng\nCơ quan chủ trì: Sở Y tế\n- Phối hợp: Sở Nội vụ, Sở Tài chính."


def ten(draft) -> tuple[list[str], list[str]]:
    return [n.ten for n in draft.chu_tri], [n.ten for n in draft.phoi_hop]


def test_labelled_lines_name_lead_and_coordinators():
    [task] = viec(doc([KHONG_CHU_TRI, [1, TRONG_O, "Quý I/2025"]]))
    assert task.noi_dung == "Mở lớp bồi dưỡng"
    assert ten(task) == (["Sở Y tế"], ["Sở Nội vụ", "Sở Tài chính"])
    assert task.o_goc["B"] == TRONG_O


def test_labelled_rows_below_the_task_do_too():
    rows = [[1, "Mua sắm thiết bị", "2025"], [None, "Chủ trì: Sở Y tế", None], [2, "Việc khác hẳn", "2026"]]
    first, second = viec(doc([KHONG_CHU_TRI, *rows]))
    assert (first.noi_dung, ten(first)) == ("Mua sắm thiết bị", (["Sở Y tế"], []))
    assert ten(second) == ([], [])


def test_a_table_with_its_columns_keeps_the_text_as_it_is():
    [task] = viec(doc([TIEU_DE, [1, TRONG_O, "Sở Nội vụ", "", "2025"]]))
    assert task.noi_dung == TRONG_O
    assert ten(task) == (["Sở Nội vụ"], [])
