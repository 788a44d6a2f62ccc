"""A sheet of an import as a grid again, from the raw cells that were kept (pure)."""

from openpyxl.utils import column_index_from_string

from nhaplieu.ban_nhap import TrangNhap
from nhaplieu.luoi import Luoi, O


def luoi_nguon(trang: TrangNhap) -> Luoi:
    """The rows' own cells as text; merged ranges and kinds of cells are not kept."""
    grid = Luoi(trang.ten)
    for row in trang.dong:
        for letters, text in row.o_goc.items():
            grid.them(O(row.dong, column_index_from_string(letters), text))
    return grid
