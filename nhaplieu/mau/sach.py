"""A sample plan as the workbook that a clerk would send: letterhead, annex table, targets, signature (pure)."""

from collections.abc import Iterable
from io import BytesIO

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from chung.ngay import viet_ngay
from nhaplieu.mau.du_lieu import ChiTieuMau, KeHoachMau, VanBanMau

_COT = (
    ("stt", "TT", 6),
    ("noi_dung", "Nội dung nhiệm vụ", 56),
    ("chu_tri", "Cơ quan chủ trì", 26),
    ("phoi_hop", "Cơ quan phối hợp", 28),
    ("thoi_han", "Thời gian hoàn thành", 20),
    ("san_pham", "Sản phẩm", 18),
    ("ghi_chu", "Ghi chú", 22),
)
_COT_LUON_CO = {"stt", "noi_dung", "chu_tri", "phoi_hop", "thoi_han"}
_RONG_CHI_TIEU = (6, 60, 14, 24, 30)
_LOAI = {"quyet_dinh": "Quyết định", "ke_hoach": "Kế hoạch"}
_QUOC_HIEU = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"
_GHI_CHU = "Ghi chú: Dữ liệu mẫu; nội dung được viết gọn lại, không phải nguyên văn."
_NOI_NHAN = "Nơi nhận:\n- Các cơ quan có tên trong Phụ lục;\n- Lưu: VT."
_KE = Border(*[Side(style="thin")] * 4)
_GIUA = Alignment(horizontal="center", vertical="center", wrap_text=True)
_TRAI = Alignment(vertical="top", wrap_text=True)


def lap_sach(ke_hoach: KeHoachMau) -> bytes:
    """The plan as an .xlsx file: the sheet "Phụ lục" holds its tasks, "Chỉ tiêu" its targets."""
    book = Workbook()
    _trang_nhiem_vu(book.active, ke_hoach)
    _trang_chi_tieu(book.create_sheet("Chỉ tiêu"), ke_hoach)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _trang_nhiem_vu(sheet: Worksheet, ke_hoach: KeHoachMau) -> None:
    tasks = ke_hoach.nhiem_vu
    columns = [c for c in _COT if c[0] in _COT_LUON_CO or any(getattr(task, c[0]) for task in tasks)]
    width = len(columns)
    sheet.title = "Phụ lục"
    _dat_rong(sheet, [c[2] for c in columns])
    _dau_trang(sheet, width, ke_hoach.van_ban, "PHỤ LỤC", ke_hoach.van_ban.trich_yeu.upper())
    _dong_bang(sheet, [c[1] for c in columns], dam=True)
    for section in ke_hoach.muc:
        if section.ten:
            _dong_gop(sheet, width, section.ten, Font(bold=True), _TRAI)
        for task in section.nhiem_vu:
            _dong_bang(sheet, [getattr(task, c[0]) for c in columns])
    _cuoi_trang(sheet, width, ke_hoach.van_ban)


def _trang_chi_tieu(sheet: Worksheet, ke_hoach: KeHoachMau) -> None:
    _dat_rong(sheet, _RONG_CHI_TIEU)
    _dau_trang(sheet, 5, ke_hoach.van_ban, "PHỤ LỤC CHỈ TIÊU", "CÁC CHỈ TIÊU CẦN ĐẠT")
    _dong_bang(sheet, ["TT", "Chỉ tiêu", "Đơn vị tính", _cot_nam(ke_hoach.chi_tieu), "Cơ quan theo dõi"], dam=True)
    for number, target in enumerate(ke_hoach.chi_tieu, start=1):
        _dong_bang(sheet, [str(number), target.ten, target.don_vi, target.muc, target.theo_doi])


def _cot_nam(chi_tieu: Iterable[ChiTieuMau]) -> str:
    (year,) = {target.nam for target in chi_tieu}
    return f"Năm {year}"


def _dau_trang(sheet: Worksheet, width: int, van_ban: VanBanMau, ten: str, tieu_de: str) -> None:
    """Letterhead, titles and the line that names the document, then a blank row."""
    sheet.append([van_ban.noi_ban_hanh.upper(), None, _QUOC_HIEU])
    _gop(sheet, 1, 2)
    _gop(sheet, 3, width)
    sheet.row_dimensions[1].height = 34
    for cell in sheet[1]:
        cell.font, cell.alignment = Font(bold=True), _GIUA
    sheet.append([])
    _dong_gop(sheet, width, ten, Font(bold=True, size=14), _GIUA)
    _dong_gop(sheet, width, tieu_de, Font(bold=True), _GIUA)
    _dong_gop(sheet, width, _kem_theo(van_ban), Font(italic=True), _GIUA)
    sheet.append([])


def _kem_theo(van_ban: VanBanMau) -> str:
    kind = _LOAI[van_ban.loai]
    if van_ban.ngay_ban_hanh is None:
        return f"(Kèm theo {kind} số      /KH-UBND ngày     tháng     năm 2024 của {van_ban.noi_ban_hanh})"
    day = viet_ngay(van_ban.ngay_ban_hanh)
    return f"(Kèm theo {kind} số {van_ban.so_ky_hieu} ngày {day} của {van_ban.noi_ban_hanh})"


def _cuoi_trang(sheet: Worksheet, width: int, van_ban: VanBanMau) -> None:
    """A note, then who receives the document and who signs it, without a name."""
    sheet.append([])
    _dong_gop(sheet, width, _GHI_CHU, Font(italic=True, size=10), _TRAI)
    sheet.append([_NOI_NHAN, *[None] * (width - 3), _ky_ten(van_ban)])
    _gop(sheet, 1, 2)
    _gop(sheet, width - 1, width)
    sheet.row_dimensions[sheet.max_row].height = 48
    for cell in sheet[sheet.max_row]:
        cell.alignment = _TRAI


def _ky_ten(van_ban: VanBanMau) -> str:
    issuer = van_ban.noi_ban_hanh.upper()
    on_behalf = f"TM. {issuer}" if issuer.startswith("UBND") else issuer
    return f"{on_behalf}\n(Đã ký)" if van_ban.ngay_ban_hanh else on_behalf


def _dong_gop(sheet: Worksheet, width: int, chu: str, font: Font, can: Alignment) -> None:
    """A row of one cell merged over the table."""
    sheet.append([chu])
    cell = sheet.cell(sheet.max_row, 1)
    cell.font, cell.alignment = font, can
    _gop(sheet, 1, width)


def _gop(sheet: Worksheet, tu: int, den: int) -> None:
    """Merge cells of the last row."""
    sheet.merge_cells(start_row=sheet.max_row, end_row=sheet.max_row, start_column=tu, end_column=den)


def _dong_bang(sheet: Worksheet, o: Iterable[str], *, dam: bool = False) -> None:
    sheet.append([text or None for text in o])
    for cell in sheet[sheet.max_row]:
        cell.border, cell.font, cell.alignment = _KE, Font(bold=dam), _GIUA if dam else _TRAI


def _dat_rong(sheet: Worksheet, widths: Iterable[int]) -> None:
    for column, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(column)].width = width
