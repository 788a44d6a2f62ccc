"""Workbooks for the importer's tests, built cell by cell."""

import io
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from nhaplieu.ban_nhap import DongNhap, TaiLieuNhap
from nhaplieu.phan_tich import phan_tich

TIEU_DE = ["TT", "Nội dung nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian hoàn thành"]
VIEC = [
    [1, "Lập danh sách hộ cần hỗ trợ", "Sở Y tế", "UBND cấp xã", "Quý II năm 2025"],
    [2, "Mở lớp bồi dưỡng cho nhân viên trạm", "Sở Nội vụ", "Sở Y tế", "Năm 2025"],
    [3, "Báo cáo tình hình với Ủy ban", "Văn phòng UBND tỉnh", None, "Tháng 6/2025"],
]


def so_tinh(
    *trang: Iterable[Sequence[Any]],
    ten: Sequence[str] = (),
    gop: Iterable[str] = (),
    sua: Callable[[Workbook], Any] | None = None,
) -> bytes:
    """A workbook with one sheet for each list of rows; `gop` merges ranges of the first sheet, `sua` changes the rest
    of the workbook."""
    so = Workbook()
    so.remove(so.active)
    for i, hang in enumerate(trang):
        to = so.create_sheet(ten[i] if i < len(ten) else f"Trang {i + 1}")
        for dong in hang:
            to.append(list(dong))
    for vung in gop:
        so.worksheets[0].merge_cells(vung)
    if sua:
        sua(so)
    ra = io.BytesIO()
    so.save(ra)
    return ra.getvalue()


def doc(*trang: Iterable[Sequence[Any]], **tuy_chon: Any) -> TaiLieuNhap:
    """The drafts of such a workbook."""
    return phan_tich(so_tinh(*trang, **tuy_chon), "thu.xlsx")


def viec(tai_lieu: TaiLieuNhap) -> list[DongNhap]:
    """The document's tasks."""
    return list(tai_lieu.cac_nhiem_vu())


def cot(tai_lieu: TaiLieuNhap, *ten: str) -> list[tuple[Any, ...]]:
    """The named fields of every task."""
    return [tuple(getattr(dong, t) for t in ten) for dong in viec(tai_lieu)]


def dat(to: Worksheet, o: str, gia_tri: Any, **thuoc_tinh: Any) -> None:
    """Set a cell and its attributes."""
    cell = to[o]
    cell.value = gia_tri
    for ten, gia in thuoc_tinh.items():
        setattr(cell, ten, gia)
