"""The uploaded workbook with comments on its doubtful cells."""

from io import BytesIO

from openpyxl import load_workbook
from openpyxl.comments import Comment

from nhaplieu.ghi_chu import ghi_chu
from nhaplieu.phan_tich import phan_tich
from tests.phu_luc import TEN_LA, phu_luc

DONG = (
    (1, "Lập danh sách trạm cần sửa chữa", "Sở Y tế", f"Sở Nội vụ; {TEN_LA}", "Quý II năm 2024"),
    (2, "Bồi dưỡng nhân viên y tế thôn bản", "", "", "31/02/2024"),
)


def cac_ghi_chu(noi_dung: bytes) -> dict[str, str]:
    sheet = load_workbook(BytesIO(noi_dung)).active
    return {cell.coordinate: cell.comment.text for row in sheet.iter_rows() for cell in row if cell.comment}


def test_each_doubt_stands_on_its_cell():
    book = phu_luc(DONG)
    words = cac_ghi_chu(ghi_chu(book, phan_tich(book, "a.xlsx"), [TEN_LA]))
    assert words["D5"] == f"Chưa rõ “{TEN_LA}” là cơ quan nào."
    assert "thời hạn" in words["E6"]
    assert any("chủ trì" in text for text in words.values())


def test_the_cells_stay_as_they_are():
    book = phu_luc(DONG)
    marked = ghi_chu(book, phan_tich(book, "a.xlsx"), [TEN_LA])
    values = [[[c.value for c in row] for row in load_workbook(BytesIO(b)).active.iter_rows()] for b in (book, marked)]
    assert values[0] == values[1]


def test_comments_are_renewed_and_those_of_people_stay():
    book = load_workbook(BytesIO(phu_luc(DONG)))
    book.active["D5"].comment = Comment("Hỏi lại văn phòng", "Văn thư")
    out = BytesIO()
    book.save(out)
    once = ghi_chu(out.getvalue(), phan_tich(out.getvalue(), "a.xlsx"), [TEN_LA])
    assert cac_ghi_chu(once)["D5"].splitlines() == ["Hỏi lại văn phòng", f"Chưa rõ “{TEN_LA}” là cơ quan nào."]


def test_a_file_without_doubts_has_no_comments():
    book = phu_luc(DONG[:1])
    assert cac_ghi_chu(ghi_chu(book, phan_tich(book, "a.xlsx"), [])) == {}
