"""The report's figures and annex tables as a workbook."""

from typing import IO

from baocao.noi_dung import DongCoQuan, DongPhuLuc, NoiDung
from baocao.xuat.van_ban import COT_PHU_LUC, VanBanBaoCao
from chung.bang_tinh import Bang, Cot, tep_xlsx
from chung.ngay import viet_ngay
from nhiemvu.trang_thai import PhanLoai


def lap_xlsx(van_ban: VanBanBaoCao, noi_dung: NoiDung) -> IO[bytes]:
    """One sheet of figures by agency with their total, then one for each annex table."""
    lines = [van_ban.trich_yeu, f"Số liệu tính đến {viet_ngay(van_ban.ngay_so_lieu)}"]
    total = DongCoQuan("Tổng cộng", noi_dung.so)
    sheets = [Bang("Tổng hợp", _cot_so(), [*noi_dung.co_quan, total], lines)]
    for name, rows in (("Có thời hạn", noi_dung.co_han), ("Không có thời hạn", noi_dung.khong_han)):
        sheets.append(Bang(name, _cot_phu_luc(), rows, lines))
    return tep_xlsx(sheets)


def _cot_so() -> list[Cot]:
    kinds = [Cot(kind.nhan, 12, lambda row, kind=kind: row.so[kind]) for kind in PhanLoai]
    return [
        Cot("Cơ quan", 44, lambda row: row.ten),
        Cot("Có thời hạn", 12, lambda row: row.so.co_han),
        *kinds,
        Cot("Tất cả", 12, lambda row: row.so.tong),
    ]


def _cot_phu_luc() -> list[Cot]:
    def field(name: str):
        return lambda row: getattr(row, name)

    columns = [Cot(heading, width * 5, field(name)) for name, heading, width in COT_PHU_LUC]
    return [*columns[:1], Cot("Mục", 30, field("muc")), *columns[1:], Cot("Số đầu việc", 10, _so_viec)]


def _so_viec(row: DongPhuLuc) -> int:
    return sum(row.so.values())
