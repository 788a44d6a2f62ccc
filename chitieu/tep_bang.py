"""The table of a target as a workbook: one row a place and period (pure but for the rows given)."""

from io import BytesIO

from openpyxl import Workbook
from openpyxl.styles import Font

from chitieu.doc_so import TheoKy
from chitieu.ky_so_lieu import nhan_ky
from chitieu.models import ChiTieu
from donvi.models import DiaBan

_COT = ("Mã", "Địa bàn", "Kỳ", "Tử số", "Mẫu số", "Giá trị", "Số đơn vị báo cáo", "Đã xác nhận", "Số ước")


def lap_bang(tieu_de: str, chi_tieu: ChiTieu, dong: dict[DiaBan, TheoKy]) -> bytes:
    """Numbers stay numbers, words are never formulas."""
    book = Workbook()
    sheet = book.active
    sheet.title = "Chỉ tiêu"
    sheet.append([tieu_de])
    sheet.append(_COT)
    for cell in (*sheet[1], *sheet[2]):
        cell.font = Font(bold=True)
    for place, sums in dong.items():
        for (year, month), total in sorted(sums.items()):
            value = total.gia_tri(chi_tieu.cach_gop)
            figures = (total.tu_so, total.mau_so if chi_tieu.co_mau_so else None, value and round(value, 3))
            period = nhan_ky(chi_tieu.chu_ky, year, month)
            sheet.append([place.ma, place.ten, period, *figures, total.so_bao_cao, total.da_xac_nhan, total.so_uoc])
    for letter, width in zip("ABCDEFGHI", (9, 28, 18, 14, 14, 12, 18, 14, 10), strict=True):
        sheet.column_dimensions[letter].width = width
    for row in sheet.iter_rows():
        for cell in row:
            if cell.data_type == "f":
                cell.data_type = "s"
    out = BytesIO()
    book.save(out)
    return out.getvalue()
