"""A plan as the workbook that an office would send: letterhead, annex table, targets, signature (pure).

What is written here the importer reads back unchanged. Text never becomes a formula.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from chung.bang_tinh import dat_chu
from chung.ngay import viet_ngay

_COT = (
    ("stt", "TT", 6),
    ("noi_dung", "Nội dung nhiệm vụ", 56),
    ("chu_tri", "Cơ quan chủ trì", 26),
    ("phoi_hop", "Cơ quan phối hợp", 28),
    ("thoi_han", "Thời gian hoàn thành", 20),
    ("san_pham", "Sản phẩm", 18),
    ("cap_trinh", "Cấp trình", 18),
    ("ghi_chu", "Ghi chú", 22),
)
_COT_LUON_CO = {"stt", "noi_dung", "chu_tri", "phoi_hop", "thoi_han"}
_QUOC_HIEU = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"
_NOI_NHAN = "Nơi nhận:\n- Các cơ quan có tên trong Phụ lục;\n- Lưu: VT."
_KE = Border(*[Side(style="thin")] * 4)
_GIUA = Alignment(horizontal="center", vertical="center", wrap_text=True)
_TRAI = Alignment(vertical="top", wrap_text=True)


@dataclass(frozen=True, slots=True)
class DongSach:
    """A row of the annex and the titles of the sections above it, from the outermost. Empty stays an empty cell."""

    stt: str
    noi_dung: str
    chu_tri: str = ""
    phoi_hop: str = ""
    thoi_han: str = ""
    san_pham: str = ""
    cap_trinh: str = ""
    ghi_chu: str = ""
    muc: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ChiTieuSach:
    """A target with its level for each year, as the plan writes it."""

    ten: str
    don_vi: str
    muc: dict[int, str]
    theo_doi: str = ""


@dataclass(frozen=True, slots=True)
class Sach:
    """What a workbook says; `loai` is the kind of document in words, `ghi_chu` a note under the table."""

    loai: str
    noi_ban_hanh: str
    trich_yeu: str
    so_ky_hieu: str
    ngay_ban_hanh: date | None
    dong: Sequence[DongSach]
    chi_tieu: Sequence[ChiTieuSach] = ()
    ghi_chu: str = ""
    kem_theo_du_thao: str = ""


def lap_sach(sach: Sach) -> bytes:
    """The plan as an .xlsx file: the sheet "Phụ lục" holds its tasks, "Chỉ tiêu" its targets, where it has any."""
    book = Workbook()
    _trang_nhiem_vu(book.active, sach)
    if sach.chi_tieu:
        _trang_chi_tieu(book.create_sheet("Chỉ tiêu"), sach)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _trang_nhiem_vu(sheet: Worksheet, sach: Sach) -> None:
    columns = [c for c in _COT if c[0] in _COT_LUON_CO or any(getattr(row, c[0]) for row in sach.dong)]
    sheet.title = "Phụ lục"
    page = _Trang(sheet, [c[2] for c in columns])
    _dau_trang(page, sach, "PHỤ LỤC", sach.trich_yeu.upper())
    page.hang_bang([c[1] for c in columns], dam=True)
    above: tuple[str, ...] = ()
    for row in sach.dong:
        for depth, title in enumerate(row.muc):
            if row.muc[: depth + 1] != above[: depth + 1]:
                page.hang_gop(title, Font(bold=True), _TRAI)
        above = row.muc
        page.hang_bang([getattr(row, c[0]) for c in columns])
    _cuoi_trang(page, sach)


def _trang_chi_tieu(sheet: Worksheet, sach: Sach) -> None:
    years = sorted({year for target in sach.chi_tieu for year in target.muc})
    page = _Trang(sheet, [6, 60, 14, *[24] * len(years), 30])
    _dau_trang(page, sach, "PHỤ LỤC CHỈ TIÊU", "CÁC CHỈ TIÊU CẦN ĐẠT")
    heads = [f"Năm {year}" for year in years]
    page.hang_bang(["TT", "Chỉ tiêu", "Đơn vị tính", *heads, "Cơ quan theo dõi"], dam=True)
    for number, target in enumerate(sach.chi_tieu, start=1):
        levels = [target.muc.get(year, "") for year in years]
        page.hang_bang([str(number), target.ten, target.don_vi, *levels, target.theo_doi])


def _dau_trang(page: "_Trang", sach: Sach, ten: str, tieu_de: str) -> None:
    """Letterhead, titles and the line that names the document, then a blank row."""
    page.hang_doi(sach.noi_ban_hanh.upper(), _QUOC_HIEU, 3, Font(bold=True), _GIUA, cao=34)
    page.hang += 1
    page.hang_gop(ten, Font(bold=True, size=14), _GIUA)
    page.hang_gop(tieu_de, Font(bold=True), _GIUA)
    page.hang_gop(_kem_theo(sach), Font(italic=True), _GIUA)
    page.hang += 1


def _kem_theo(sach: Sach) -> str:
    if sach.ngay_ban_hanh is None:
        return sach.kem_theo_du_thao or f"(Kèm theo {sach.loai} của {sach.noi_ban_hanh})"
    day = viet_ngay(sach.ngay_ban_hanh)
    return f"(Kèm theo {sach.loai} số {sach.so_ky_hieu} ngày {day} của {sach.noi_ban_hanh})"


def _cuoi_trang(page: "_Trang", sach: Sach) -> None:
    """A note, then who receives the document and who signs it, without a name."""
    page.hang += 1
    if sach.ghi_chu:
        page.hang_gop(sach.ghi_chu, Font(italic=True, size=10), _TRAI)
    page.hang_doi(_NOI_NHAN, _ky_ten(sach), page.rong - 1, Font(), _TRAI, cao=48)


def _ky_ten(sach: Sach) -> str:
    issuer = sach.noi_ban_hanh.upper()
    on_behalf = f"TM. {issuer}" if issuer.startswith("UBND") else issuer
    return f"{on_behalf}\n(Đã ký)" if sach.ngay_ban_hanh else on_behalf


class _Trang:
    """A sheet written from the top: `hang` is the last row, `rong` the width of its table."""

    def __init__(self, sheet: Worksheet, cac_rong: Sequence[int]) -> None:
        self.sheet, self.rong, self.hang = sheet, len(cac_rong), 0
        for column, width in enumerate(cac_rong, start=1):
            sheet.column_dimensions[get_column_letter(column)].width = width

    def hang_bang(self, o: Iterable[str], *, dam: bool = False) -> None:
        """A row of the table."""
        self.hang += 1
        for column, text in enumerate(o, start=1):
            self._o(column, text, Font(bold=dam), _GIUA if dam else _TRAI).border = _KE

    def hang_gop(self, chu: str, font: Font, can: Alignment) -> None:
        """A row of one cell merged over the table."""
        self.hang += 1
        self._o(1, chu, font, can)
        self._gop(1, self.rong)

    def hang_doi(self, trai: str, phai: str, cot_phai: int, font: Font, can: Alignment, *, cao: int) -> None:
        """A row of two merged blocks, the second from a column to the edge of the table."""
        self.hang += 1
        for column, last, text in ((1, 2, trai), (cot_phai, self.rong, phai)):
            self._o(column, text, font, can)
            self._gop(column, last)
        self.sheet.row_dimensions[self.hang].height = cao

    def _gop(self, tu: int, den: int) -> None:
        self.sheet.merge_cells(start_row=self.hang, end_row=self.hang, start_column=tu, end_column=den)

    def _o(self, column: int, chu: str, font: Font, can: Alignment) -> Cell:
        cell = self.sheet.cell(self.hang, column)
        cell.font, cell.alignment = font, can
        return dat_chu(cell, chu)
