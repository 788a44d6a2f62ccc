"""The report as a Word document in the form of NĐ 30/2020/NĐ-CP."""

from collections.abc import Sequence
from copy import deepcopy
from io import BytesIO
from itertools import groupby
from typing import IO

from docx.document import Document as TaiLieu
from docx.enum.section import WD_SECTION
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from baocao.noi_dung import DongPhuLuc
from baocao.xuat.the_thuc import danh_so_trang, dat_trang, ke_ngang, tai_lieu_moi
from baocao.xuat.van_ban import COT_PHU_LUC, PhuLuc, VanBanBaoCao

_COT_DAU = (6.5, 10.0)
_COT_CUOI = (8.0, 8.5)
_DAI = 400
"""Letters in a cell from which its row may go on on the next page: a third of a page or more."""


def lap_docx(van_ban: VanBanBaoCao) -> IO[bytes]:
    """The document as a .docx file in memory, at its beginning."""
    document = tai_lieu_moi(f"Báo cáo: {van_ban.trich_yeu}")
    _dau(document, van_ban)
    _tieu_de(document, van_ban)
    document.add_paragraph(van_ban.mo_dau, "Thân văn bản")
    for part in van_ban.muc:
        document.add_paragraph(part.ten, "Đề mục").paragraph_format.keep_with_next = True
        for line in part.dong:
            document.add_paragraph(line, "Thân văn bản")
    document.add_paragraph(van_ban.ket, "Thân văn bản")
    _cuoi(document, van_ban)
    for annex in van_ban.phu_luc:
        _phu_luc(document, annex, van_ban)
    out = BytesIO()
    document.save(out)
    out.seek(0)
    return out


def _dau(document: TaiLieu, van_ban: VanBanBaoCao) -> None:
    """Two columns: who issues it and its number; the name of the state, its motto, place and day."""
    left, right = _hai_cot(document, _COT_DAU)
    if van_ban.co_quan_chu_quan:
        _dong(left, van_ban.co_quan_chu_quan, "Cơ quan chủ quản")
    issuer = _dong(left, van_ban.co_quan_ban_hanh, "Cơ quan ban hành")
    ke_ngang(issuer, 2.5, _COT_DAU[0])
    _dong(left, van_ban.so_ky_hieu, "Số ký hiệu")
    _dong(right, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Quốc hiệu")
    motto = _dong(right, "Độc lập - Tự do - Hạnh phúc", "Tiêu ngữ")
    ke_ngang(motto, 6.0, _COT_DAU[1])
    _dong(right, van_ban.noi_va_ngay, "Địa danh và ngày")


def _tieu_de(document: TaiLieu, van_ban: VanBanBaoCao) -> None:
    kind = document.add_paragraph("BÁO CÁO", "Tên loại")
    kind.paragraph_format.space_before = Pt(18)
    subject = document.add_paragraph(van_ban.trich_yeu, "Tên loại")
    ke_ngang(subject, 4.0, 16.5)
    document.add_paragraph("", "Tên loại").paragraph_format.space_after = Pt(0)


def _cuoi(document: TaiLieu, van_ban: VanBanBaoCao) -> None:
    """Who receives it on the left, who signs on the right; the block stays on one page."""
    left, right = _hai_cot(document, _COT_CUOI)
    if van_ban.noi_nhan:
        _dong(left, "Nơi nhận:", "Nơi nhận")
        last = len(van_ban.noi_nhan) - 1
        for place, line in enumerate(van_ban.noi_nhan):
            ending = "." if place == last else ";"
            _dong(left, f"- {line.strip(' -;.')}{ending}", "Danh sách nơi nhận")
    for line in van_ban.quyen_han_ky:
        _dong(right, line, "Người ký")
    for _ in range(4):
        _dong(right, "", "Người ký")
    _dong(right, van_ban.nguoi_ky, "Người ký")
    if van_ban.ma:
        note = document.add_paragraph(f"Mã bản báo cáo: {van_ban.ma}", "Danh sách nơi nhận")
        note.paragraph_format.space_before = Pt(12)


def _phu_luc(document: TaiLieu, annex: PhuLuc, van_ban: VanBanBaoCao) -> None:
    """An annex on landscape pages of its own, numbered by itself."""
    section = document.add_section(WD_SECTION.NEW_PAGE)
    dat_trang(section, ngang=True)
    danh_so_trang(section, tu_dau=True)
    document.add_paragraph(annex.so, "Tên loại")
    document.add_paragraph(annex.ten, "Tên loại")
    document.add_paragraph(van_ban.kem_theo, "Ghi chú phụ lục")
    _bang(document, annex.dong)


def _bang(document: TaiLieu, rows: list[DongPhuLuc]) -> None:
    """The table: its head repeats on every page and no row is cut but the longest, which would leave the rest of a page
    blank. Rows are copies of one, as long tables need."""
    table = document.add_table(rows=1, cols=len(COT_PHU_LUC))
    table.style, table.autofit = "Table Grid", False
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    _dat_cot(table, [width for _, _, width in COT_PHU_LUC])
    for cell, (_, heading, _) in zip(table.rows[0].cells, COT_PHU_LUC, strict=True):
        _dong(cell, heading, "Đầu cột")
    _dat_hang(table.rows[0]._tr, "cantSplit", "tblHeader")
    pattern, tall = _hang_mau(table, "cantSplit"), _hang_mau(table)
    for section, members in groupby(rows, lambda row: row.muc):
        if section:
            _hang_muc(table, section)
        for row in members:
            values = [getattr(row, name) for name, _, _ in COT_PHU_LUC]
            _them_hang(table, tall if max(map(len, values)) > _DAI else pattern, values)


def _hang_mau(table: Table, *thuoc_tinh: str):
    row = table.add_row()
    for cell in row.cells:
        cell.paragraphs[0].style = "Ô phụ lục"
    _dat_hang(row._tr, *thuoc_tinh)
    table._tbl.remove(row._tr)
    return row._tr


def _them_hang(table: Table, pattern, values: list[str]) -> None:
    element = deepcopy(pattern)
    for cell, value in zip(element.iter(qn("w:tc")), values, strict=True):
        empty = cell.find(qn("w:p"))
        cell.remove(empty)
        for line in value.splitlines() or [""]:
            paragraph = deepcopy(empty)
            cell.append(paragraph)
            Paragraph(paragraph, None).add_run(line)
    table._tbl.append(element)


def _hang_muc(table: Table, ten: str) -> None:
    row = table.add_row()
    cell = row.cells[0].merge(row.cells[-1])
    paragraph = _dong(cell, ten, "Ô phụ lục")
    paragraph.runs[0].bold = True
    paragraph.paragraph_format.keep_with_next = True
    _dat_hang(row._tr, "cantSplit")


def _dat_hang(element, *properties: str) -> None:
    row = element.get_or_add_trPr()
    for name in properties:
        row.append(OxmlElement(f"w:{name}"))


def _hai_cot(document: TaiLieu, widths: tuple[float, float]) -> tuple[_Cell, _Cell]:
    """A table without borders: two columns side by side, kept on one page."""
    table = document.add_table(rows=1, cols=2)
    table.autofit = False
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    _dat_hang(table.rows[0]._tr, "cantSplit")
    _dat_cot(table, widths)
    left, right = table.rows[0].cells
    return left, right


def _dat_cot(table: Table, widths: Sequence[float]) -> None:
    """Widths in cm, on the columns and on their cells: LibreOffice reads the ones, Word the others."""
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)
        for cell in column.cells:
            cell.width = Cm(width)


def _dong(cell: _Cell, text: str, style: str) -> Paragraph:
    """A line at the end of the cell; the empty one that every new cell has is used first."""
    first = cell.paragraphs[0]
    unused = len(cell.paragraphs) == 1 and not first.text and first.style.name == "Normal"
    paragraph = first if unused else cell.add_paragraph()
    paragraph.style = style
    paragraph.add_run(text)
    return paragraph
