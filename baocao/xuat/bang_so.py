"""Counts of places as a spreadsheet."""

from collections.abc import Iterable, Sequence
from datetime import date

from baocao.loc import Loc
from baocao.thoi_gian import cac_quy
from chung.bang_tinh import Bang, Cot
from chung.ngay import viet_ngay
from nhiemvu.so_dem import SoDem
from nhiemvu.trang_thai import CO_HAN


def bang_so(ten: str, rows: Iterable, loc: Loc, them: Sequence[Cot] = ()) -> Bang:
    """Rows with a name (`ten`) and a count (`so`): the four official counts with rates, then what is counted apart and
    the columns `them`."""
    lines = [
        f"Số liệu tính đến {viet_ngay(loc.ngay)}",
        *([f"Bộ lọc: {' · '.join(loc.bang_chu)}"] if loc.bang_chu else []),
    ]
    return Bang(ten, [*_cot(loc.ngay), *them], rows, lines)


def cot_quy(ngay: date) -> list[Cot]:
    """What fell due in each of the last quarters and how much of it is done, of rows with their quarters (`quy`)."""
    names = enumerate(name for name, *_ in cac_quy(ngay))
    columns = []
    for place, name in names:
        columns.append(Cot(f"{name}: đến hạn", 11, lambda row, place=place: row.quy[place].so.co_han))
        columns.append(Cot(f"{name}: hoàn thành", 11, lambda row, place=place: row.quy[place].so.hoan_thanh))
    return columns


def _cot(ngay: date) -> list[Cot]:
    return [
        Cot("Địa bàn", 36, lambda row: row.ten),
        Cot("Có thời hạn", 11, lambda row: row.so.co_han),
        *(Cot(kind.nhan, 12, lambda row, kind=kind: row.so[kind]) for kind in CO_HAN),
        Cot("Tỷ lệ hoàn thành (%)", 12, lambda row: _ty_le(row.so.hoan_thanh, row.so)),
        Cot("Tỷ lệ quá hạn (%)", 12, lambda row: _ty_le(row.so["qua_han"], row.so)),
        Cot("Quá hạn lâu nhất (ngày)", 12, lambda row: row.so.ngay_qua_han_lau_nhat(ngay) or None),
        Cot("Báo cáo kỳ phải gửi", 12, lambda row: row.so.bao_cao_ky),
        Cot("Báo cáo kỳ đã gửi", 12, lambda row: row.so["ky_da_bao_cao"]),
        Cot("Không có thời hạn", 12, lambda row: row.so.khong_han),
        Cot("Tạm dừng", 10, lambda row: row.so["tam_dung"]),
        Cot("Không còn phù hợp", 12, lambda row: row.so["loai_tru"]),
    ]


def _ty_le(phan: int, so: SoDem) -> float | None:
    return round(100 * phan / so.co_han, 1) if so.co_han else None
