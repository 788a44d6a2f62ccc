"""The table of a target as a spreadsheet: one row a place and period."""

from dataclasses import dataclass

from chitieu.doc_so import TheoKy
from chitieu.ky_so_lieu import nhan_ky
from chitieu.models import ChiTieu
from chitieu.tong_hop import Tong
from chung.bang_tinh import Bang, Cot
from donvi.models import DiaBan


@dataclass(frozen=True, slots=True)
class _Dong:
    chi_tieu: ChiTieu
    noi: DiaBan
    ky: str
    tong: Tong

    @property
    def gia_tri(self) -> float | None:
        value = self.tong.gia_tri(self.chi_tieu.cach_gop)
        return None if value is None else float(round(value, 3))


def lap_bang(tieu_de: str, chi_tieu: ChiTieu, dong: dict[DiaBan, TheoKy]) -> Bang:
    """Every place and period with its figures; numbers stay numbers."""
    rows = [
        _Dong(chi_tieu, place, nhan_ky(chi_tieu.chu_ky, year, month), total)
        for place, sums in dong.items()
        for (year, month), total in sorted(sums.items())
    ]
    return Bang("Chỉ tiêu", _cot(chi_tieu), rows, [tieu_de])


def _cot(chi_tieu: ChiTieu) -> list[Cot]:
    denominator = [Cot("Mẫu số", 14, lambda row: _so(row.tong.mau_so))] if chi_tieu.co_mau_so else []
    return [
        Cot("Mã", 9, lambda row: row.noi.ma),
        Cot("Địa bàn", 28, lambda row: row.noi.ten),
        Cot("Kỳ", 18, lambda row: row.ky),
        Cot("Tử số", 14, lambda row: _so(row.tong.tu_so)),
        *denominator,
        Cot("Giá trị", 12, lambda row: row.gia_tri),
        Cot("Số đơn vị báo cáo", 18, lambda row: row.tong.so_bao_cao),
        Cot("Đã xác nhận", 14, lambda row: row.tong.da_xac_nhan),
        Cot("Số ước", 10, lambda row: row.tong.so_uoc),
    ]


def _so(value) -> float | None:
    return None if value is None else float(value)
