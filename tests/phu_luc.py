"""A small annex as an office sends it, built cell by cell, for the tests of the importer's pages."""

from collections.abc import Sequence
from io import BytesIO

from openpyxl import Workbook

COT = ("TT", "Nội dung nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian hoàn thành")
VIEC = (
    (1, "Lập danh sách trạm cần sửa chữa", "Sở Y tế", "UBND cấp huyện", "Quý II năm 2024"),
    (2, "Bồi dưỡng nhân viên y tế thôn bản", "Sở Nội vụ", "Sở Y tế", "Nhiệm vụ thường xuyên"),
    (3, "Rà soát thiết bị của trung tâm", "Ban Điều phối Lạ", "", "30/9/2024"),
)
TEN_LA = "Ban Điều phối Lạ"
CHU_TEP = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def phu_luc(viec: Sequence[Sequence[object]] = VIEC, cot: Sequence[str] = COT) -> bytes:
    """A workbook with a title, the header row, the tasks under one section, and a signature."""
    book = Workbook()
    sheet = book.active
    sheet.title = "Phụ lục"
    sheet.append(["PHỤ LỤC PHÂN CÔNG NHIỆM VỤ"])
    sheet.append([])
    sheet.append(list(cot))
    sheet.append(["I", "Mạng lưới cơ sở"])
    for row in viec:
        sheet.append(list(row))
    sheet.append(["Nơi nhận: như trên", None, None, "TM. ỦY BAN NHÂN DÂN"])
    out = BytesIO()
    book.save(out)
    return out.getvalue()
