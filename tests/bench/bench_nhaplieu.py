"""The importer: a large annex against what openpyxl needs to read every cell of the same file."""

import io
from functools import cache

import openpyxl

from nhaplieu.doc.xlsx import doc_xlsx
from nhaplieu.phan_tich import phan_tich
from tests.bench.registry import bench, peak_mib, seconds
from tests.nhaplieu.goi import sua_phan
from tests.nhaplieu.so_tinh import TIEU_DE, VIEC, so_tinh

CO_QUAN = ["Sở Y tế", "Sở Tài chính", "Sở Nội vụ", "UBND cấp xã", "Công an tỉnh", "Văn phòng UBND tỉnh"]


@cache
def phu_luc() -> bytes:
    """An annex of 20,000 tasks under 200 sections."""
    hang: list[list[object]] = [TIEU_DE]
    for muc in range(1, 201):
        hang.append([None, f"NHÓM VIỆC SỐ {muc}"])
        for so in range(1, 101):
            chu_tri, cung = CO_QUAN[so % 6], f"{CO_QUAN[(so + 1) % 6]}; {CO_QUAN[(so + muc) % 6]}"
            hang.append(
                [so, f"Rà soát, cập nhật hồ sơ số {so} của nhóm {muc}", chu_tri, cung, f"Quý {so % 4 + 1}/2026"]
            )
    return so_tinh(hang)


@cache
def dong_trong() -> bytes:
    """Four rows with text, then 200,000 that are only formatted."""
    o = "".join(f'<c r="{cot}{{0}}" s="1"/>' for cot in "ABCDEFG")
    dong = "".join(f'<row r="{i}">{o.format(i)}</row>' for i in range(5, 200_005)).encode()
    return sua_phan(so_tinh([TIEU_DE, *VIEC]), "xl/worksheets/sheet1.xml", b"</sheetData>", dong + b"</sheetData>")


def read_every_cell() -> float:
    """Measure openpyxl reading the annex, every cell of it."""

    def work() -> int:
        sheet = openpyxl.load_workbook(io.BytesIO(phu_luc())).worksheets[0]
        return sum(cell.value is not None for row in sheet.iter_rows() for cell in row)

    phu_luc()
    return seconds(work, repeat=3)


@bench("hiểu phụ lục 20.000 dòng", unit="s", bound=3, reference=read_every_cell)
def understand_annex() -> float:
    """Measure everything from the bytes to the drafts."""
    return seconds(lambda: phan_tich(phu_luc(), "phu luc.xlsx"), repeat=3)


@bench("bộ nhớ cho trang tính có 200.000 dòng trống đã định dạng", unit="MiB", bound=30)
def empty_rows_memory() -> float:
    """Measure what a long tail of formatted rows costs."""
    tep = dong_trong()
    return peak_mib(lambda: doc_xlsx(tep))
