"""A list as a spreadsheet: .xlsx with real dates and numbers, or .csv. Rows stream, so a long list costs no memory.

Text from people never becomes a formula, in either format.
"""

import csv
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from tempfile import TemporaryFile
from typing import IO, Any

from django.http import FileResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from chung.chu import gon
from chung.ngay import viet_ngay

DINH_DANG = {"xlsx": "Excel", "csv": "CSV"}
KIEU_TEP = "application/octet-stream"
_CAM_TEN = re.compile(r"[\\*?:/\[\]']")
"""What the name of a sheet may not hold."""
_DAU_CONG_THUC = ("=", "+", "-", "@", "\t", "\r")
_PHONG, _PHONG_DAM = (Font(name="Times New Roman", size=11, bold=bold) for bold in (False, True))
_NEN = PatternFill("solid", start_color="E8EEF2")
_KE = Border(*[Side(style="thin", color="999999")] * 4)
_TREN = Alignment(vertical="top", wrap_text=True)
_GIUA = Alignment(horizontal="center", vertical="center", wrap_text=True)


@dataclass(frozen=True, slots=True)
class Cot:
    """A column: its heading, its width in characters, and how a row gives its value (text, number, date or none)."""

    ten: str
    rong: float
    lay: Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class Bang:
    """A table of one sheet: its title, lines under the title (filters, the day of the figures), columns and rows."""

    ten: str
    cot: Sequence[Cot]
    hang: Iterable[Any]
    dong_dau: Sequence[str] = ()


def tra_bang(bang: Bang, dinh_dang: str, ten_tep: str) -> HttpResponseBase:
    """The table as a download.

    Args:
        dinh_dang: a key of `DINH_DANG`; anything else gives .xlsx.
        ten_tep: name of the file without its ending.
    """
    if dinh_dang == "csv":
        response = StreamingHttpResponse(dong_csv(bang), content_type=KIEU_TEP)
        response.headers["Content-Disposition"] = f'attachment; filename="{ten_tep}.csv"'
        return response
    return FileResponse(tep_xlsx([bang]), as_attachment=True, filename=f"{ten_tep}.xlsx", content_type=KIEU_TEP)


def dong_csv(bang: Bang) -> Iterator[str]:
    """The table as lines of UTF-8 with the mark that makes Excel read the accents; dates as offices write them."""
    writer = csv.writer(_TraLai())
    yield "\ufeff" + writer.writerow([column.ten for column in bang.cot])
    for row in bang.hang:
        yield writer.writerow([_chu_csv(column.lay(row)) for column in bang.cot])


def tep_xlsx(cac_bang: Sequence[Bang]) -> IO[bytes]:
    """The tables as a workbook, one sheet each, in a temporary file at its beginning."""
    book = Workbook(write_only=True)
    for bang in cac_bang:
        _trang(book.create_sheet(gon(_CAM_TEN.sub(" ", bang.ten))[:31]), bang)
    file = TemporaryFile()  # noqa: SIM115 -- the response that sends it closes it
    book.save(file)
    file.seek(0)
    return file


def _trang(sheet: Worksheet, bang: Bang) -> None:
    for place, column in enumerate(bang.cot, start=1):
        sheet.column_dimensions[get_column_letter(place)].width = column.rong
    head = len(bang.dong_dau) + 2
    sheet.freeze_panes = f"A{head + 1}"
    _trang_in(sheet, head)
    cells = _VeO(sheet)
    sheet.append([cells(bang.ten, "tieu_de")])
    for line in bang.dong_dau:
        sheet.append([cells(line, "tren")])
    sheet.append([cells(column.ten, "dau_cot") for column in bang.cot])
    for row in bang.hang:
        sheet.append([cells(column.lay(row), "o") for column in bang.cot])


def _trang_in(sheet: Worksheet, head: int) -> None:
    """Landscape A4, as wide as the paper, the heads on every page, the page number below."""
    setup = sheet.page_setup
    setup.orientation, setup.paperSize, setup.fitToHeight = "landscape", 9, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = f"{head}:{head}"
    sheet.oddFooter.center.text = "Trang &P/&N"


def dat_chu(cell: Cell, chu: str) -> Cell:
    """Put text into a cell so that no program takes it for a formula, also after it has been edited."""
    if chu:
        cell.value = ILLEGAL_CHARACTERS_RE.sub("", chu)
        cell.data_type = "s"
        cell.quotePrefix = chu.startswith(_DAU_CONG_THUC)
    return cell


class _VeO:
    """Makes the cells of a sheet. A style is worked out once and shared: doing it for each cell takes most of the
    time of a long list."""

    def __init__(self, sheet: Worksheet) -> None:
        self._sheet = sheet
        self._kieu = {
            name: self._mot_kieu(**look)
            for name, look in {
                "tieu_de": {"font": _PHONG_DAM},
                "tren": {"font": _PHONG},
                "dau_cot": {"font": _PHONG_DAM, "alignment": _GIUA, "border": _KE, "fill": _NEN},
                "o": {"font": _PHONG, "alignment": _TREN, "border": _KE},
                "cong_thuc": {"font": _PHONG, "alignment": _TREN, "border": _KE, "quotePrefix": True},
                "ngay": {"font": _PHONG, "alignment": _TREN, "border": _KE, "number_format": "dd/mm/yyyy"},
            }.items()
        }

    def __call__(self, value: Any, kieu: str) -> WriteOnlyCell:
        cell = WriteOnlyCell(self._sheet)
        if isinstance(value, date):
            cell.value, kieu = value, "ngay"
        elif isinstance(value, int | float):
            cell.value = value
        elif value is not None and value != "":
            cell.value = ILLEGAL_CHARACTERS_RE.sub("", str(value))
            cell.data_type = "s"
            kieu = "cong_thuc" if cell.value.startswith(_DAU_CONG_THUC) else kieu
        cell._style = self._kieu[kieu]
        return cell

    def _mot_kieu(self, **look: Any):
        cell = WriteOnlyCell(self._sheet)
        for name, value in look.items():
            setattr(cell, name, value)
        return cell._style


def _chu_csv(value: Any) -> Any:
    if isinstance(value, date):
        return viet_ngay(value)
    if isinstance(value, str) and value.startswith(_DAU_CONG_THUC):
        return f"'{value}"
    return value


class _TraLai:
    """A file that gives each line back to the writer's caller instead of keeping it."""

    def write(self, line: str) -> str:
        return line
