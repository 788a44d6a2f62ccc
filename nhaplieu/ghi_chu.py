"""The uploaded workbook with a comment on each cell that needs a look, to be corrected and sent again (pure)."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from io import BytesIO

from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from nhaplieu.ban_nhap import DongNhap, MucDo, PhatHien, TaiLieuNhap
from nhaplieu.loi import LoiTep

DUOI_GHI_CHU = (".xlsx", ".xlsm")
NGUOI_GHI = "Theo dõi kế hoạch"
KHONG_MO_LAI = "không ghi chú vào tệp này được; hãy mở bằng Excel, lưu lại rồi tải lên lần nữa"
_RONG, _CAO = 320, 120


def ghi_chu(noi_dung: bytes, tai_lieu: TaiLieuNhap, chua_ro: Iterable[str]) -> bytes:
    """The workbook with its doubts written beside its cells.

    Args:
        noi_dung: a workbook that the reader has read before, so that it is known to be safe to open.
        chua_ro: the names that no agency answers to.

    Raises:
        LoiTep: the workbook has a broken part that reading could do without.
    """
    book = _mo(noi_dung, tai_lieu.ten_tep)
    words: dict[tuple[str, str], list[str]] = defaultdict(list)
    for sheet, cell, text in _cac_ghi_chu(tai_lieu, frozenset(chua_ro)):
        if text not in words[sheet, cell]:
            words[sheet, cell].append(text)
    for (name, cell), texts in words.items():
        if name in book.sheetnames:
            _viet(book[name], cell, texts)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _mo(noi_dung: bytes, ten_tep: str) -> Workbook:
    try:
        return load_workbook(BytesIO(noi_dung), keep_links=False)
    except Exception as loi:  # openpyxl lets through whatever a broken part makes it raise
        raise LoiTep(
            "không ghi chú vào tệp này được; hãy mở bằng Excel, lưu lại rồi tải lên lần nữa", tep=ten_tep
        ) from loi


def _viet(sheet: Worksheet, o: str, texts: list[str]) -> None:
    """Comment the cell; inside merged cells the comment stands on their first cell."""
    merged = next((area for area in sheet.merged_cells.ranges if o in area), None)
    cell = sheet.cell(merged.min_row, merged.min_col) if merged else sheet[o]
    before = [cell.comment.text] if cell.comment and cell.comment.author != NGUOI_GHI else []
    cell.comment = Comment("\n".join([*before, *texts]), NGUOI_GHI, height=_CAO, width=_RONG)


def _cac_ghi_chu(tai_lieu: TaiLieuNhap, chua_ro: frozenset[str]) -> Iterator[tuple[str, str, str]]:
    """Sheet, cell and words of every doubt."""
    rows = [*tai_lieu.cac_nhiem_vu(), *tai_lieu.cac_chi_tieu()]
    own = {(row.trang_tinh, row.dong): row for row in rows}
    for found in tai_lieu.moi_phat_hien():
        if found.muc_do is not MucDo.THONG_TIN and (cell := _o_cua(found, own)):
            yield found.trang_tinh, cell, found.noi_dung
    for row in tai_lieu.cac_nhiem_vu():
        for name in (*row.chu_tri, *row.phoi_hop):
            if name.ten in chua_ro:
                cell = _o_chua(row, name.nguyen_van) or _o_dau(row)
                yield row.trang_tinh, cell, f"Chưa rõ “{name.nguyen_van}” là cơ quan nào."


def _o_cua(found: PhatHien, rows: dict[tuple[str, int], DongNhap]) -> str:
    """The cell that a finding is about: its own, else the first of its row."""
    if found.o or found.dong is None:
        return found.o
    row = rows.get((found.trang_tinh, found.dong))
    return _o_dau(row) if row else f"{get_column_letter(1)}{found.dong}"


def _o_chua(row: DongNhap, words: str) -> str:
    folded = " ".join(words.split())
    return next((f"{c}{row.dong}" for c, text in row.o_goc.items() if folded in " ".join(text.split())), "")


def _o_dau(row: DongNhap) -> str:
    return f"{next(iter(row.o_goc), get_column_letter(1))}{row.dong}"
