"""The grid as an Excel file: a template to fill in offline, its reading, and errors written back as comments (pure).

The third row, hidden, holds the keys of the columns, the first column the codes of the places; both may be moved
about, and neither is a formula. What a cell of a formula shows is read; what goes out has no formula in it.
"""

import zipfile
from collections.abc import Iterable, Mapping, Sequence
from io import BytesIO

from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill, Protection
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from chitieu.doc_o import KieuO
from chitieu.luoi import Cot, Dong
from chung.bang_tinh import dat_chu

KHOA_MA = "ma_dia_ban"
DONG_KHOA, DONG_DAU = 3, 5
NGUOI_GHI = "Theo dõi kế hoạch"
_GIAI_NEN_TOI_DA = 100 * 2**20
_NEN_LOI = PatternFill("solid", fgColor="FBE5E3")
_SO = {KieuO.DEM: "#,##0", KieuO.THAP_PHAN: "#,##0.##", KieuO.DAT: "0", KieuO.CHU: "@"}


class LoiTepLuoi(ValueError):
    """Why the file cannot be read, in words."""


def lap_tep(tieu_de: str, cot: Sequence[Cot], dong: Iterable[Dong]) -> bytes:
    """The template with what is known already."""
    book = Workbook()
    sheet = book.active
    sheet.title = "Số liệu"
    _chu(sheet, 1, 1, tieu_de).font = Font(bold=True, size=13)
    _chu(sheet, 2, 1, "Điền vào các ô trắng, không sửa cột Mã. Ô để trống nghĩa là chưa có số liệu.")
    keys = [KHOA_MA, "", *(_khoa(column) for column in cot)]
    heads = ["Mã", "Địa bàn", *(column.ten for column in cot)]
    for number, (key, head) in enumerate(zip(keys, heads, strict=True), start=1):
        _chu(sheet, DONG_KHOA, number, key)
        cell = _chu(sheet, DONG_KHOA + 1, number, head)
        cell.font, cell.alignment = Font(bold=True), Alignment(wrap_text=True, vertical="center")
        sheet.column_dimensions[get_column_letter(number)].width = 10 if number == 1 else 24
    sheet.row_dimensions[DONG_KHOA].hidden = True
    sheet.freeze_panes = sheet.cell(DONG_DAU, 3)
    for number, row in enumerate(dong, start=DONG_DAU):
        _dong(sheet, number, row, cot)
    return _luu(book)


def doc_tep(noi_dung: bytes, cot: Sequence[Cot], ma: Mapping[str, int]) -> tuple[dict[str, str], dict[str, str]]:
    """The text of every cell by its name, and where each cell of the grid stands in the file ("C7").

    Args:
        ma: the key of each place by its code.

    Raises:
        LoiTepLuoi: no workbook, or not the template of this grid.
    """
    sheet = _mo(noi_dung).worksheets[0]
    head = _tim_dong_khoa(sheet)
    columns = {_khoa(column): column for column in cot}
    where = {cell.value: cell.column for cell in sheet[head] if cell.value in columns or cell.value == KHOA_MA}
    if len(where) == 1:
        raise LoiTepLuoi("Tệp không có cột nào của kỳ đang chọn; hãy tải lại tệp mẫu của kỳ này.")
    text, place = {}, {}
    for row in sheet.iter_rows(min_row=head + 2):
        code = _chu_o(row[where[KHOA_MA] - 1])
        for key, number in where.items():
            if key != KHOA_MA and code in ma:
                name = columns[key].o(ma[code])
                cell = row[number - 1]
                if name in text:
                    raise LoiTepLuoi(f"Địa bàn mã {code} có hai dòng trong tệp (ô {place[name]} và {cell.coordinate}).")
                text[name], place[name] = _chu_o(cell, columns[key].kieu), cell.coordinate
    if not text:
        raise LoiTepLuoi("Tệp không có địa bàn nào của lưới đang chọn.")
    return text, place


def ghi_chu_loi(noi_dung: bytes, loi: Mapping[str, str], cho: Mapping[str, str]) -> bytes:
    """The file with each error as a comment on its cell; `cho` says where cells stand."""
    book = _mo(noi_dung)
    sheet = book.worksheets[0]
    for name, words in loi.items():
        if name in cho:
            cell = sheet[cho[name]]
            cell.comment, cell.fill = Comment(words, NGUOI_GHI, height=90, width=300), _NEN_LOI
    return _luu(book)


def _dong(sheet: Worksheet, number: int, row: Dong, cot: Sequence[Cot]) -> None:
    _chu(sheet, number, 1, row.ma)
    _chu(sheet, number, 2, row.ten)
    for place, (cell, column) in enumerate(zip(row.o, cot, strict=True), start=3):
        target = _chu(sheet, number, place, cell.chu) if column.kieu is KieuO.CHU else sheet.cell(number, place)
        if column.kieu is not KieuO.CHU and cell.chu:
            target.value = _so_thuc(cell.chu)
        target.number_format = _SO[column.kieu]
        target.protection = Protection(locked=cell.khoa)
        if cell.khoa:
            target.fill = PatternFill("solid", fgColor="E9EDF1")


def _so_thuc(chu: str) -> float | str:
    try:
        value = float(chu.replace(".", "").replace(",", "."))
    except ValueError:
        return chu
    return int(value) if value.is_integer() else value


def _chu(sheet: Worksheet, row: int, column: int, text: str):
    return dat_chu(sheet.cell(row, column), text)


def _chu_o(cell, kieu: KieuO | None = None) -> str:
    """What a cell shows: a number without its format, a share as per cent."""
    value = cell.value
    if isinstance(value, bool) or value is None:
        return "" if value is None else str(int(value))
    if isinstance(value, int | float):
        if kieu is KieuO.THAP_PHAN and "%" in (cell.number_format or ""):
            value *= 100
        return f"{value:.6f}".rstrip("0").rstrip(".").replace(".", ",")
    return str(value).strip()


def _khoa(column: Cot) -> str:
    return f"{column.nam}-{column.thang}-{column.phan}"


def _tim_dong_khoa(sheet: Worksheet) -> int:
    for row in sheet.iter_rows(max_row=20):
        if any(cell.value == KHOA_MA for cell in row):
            return row[0].row
    raise LoiTepLuoi("Đây không phải tệp mẫu nhập số liệu; hãy tải tệp mẫu, điền rồi tải lên.")


def _mo(noi_dung: bytes) -> Workbook:
    """The workbook with what its formulas showed, and no formula any more."""
    try:
        with zipfile.ZipFile(BytesIO(noi_dung)) as package:
            if sum(part.file_size for part in package.infolist()) > _GIAI_NEN_TOI_DA:
                raise LoiTepLuoi("Tệp quá lớn sau khi giải nén.")
        return load_workbook(BytesIO(noi_dung), data_only=True, keep_links=False)
    except LoiTepLuoi:
        raise
    except Exception as error:  # openpyxl lets through whatever a broken part makes it raise
        raise LoiTepLuoi("Không đọc được tệp; hãy dùng tệp .xlsx lưu từ Excel.") from error


def _luu(book: Workbook) -> bytes:
    out = BytesIO()
    book.save(out)
    return out.getvalue()
