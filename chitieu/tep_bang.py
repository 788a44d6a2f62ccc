"""Targets as spreadsheets: the list of a place, and one target with a row for each place and period."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from chitieu.bang import DongChiTieu
from chitieu.doc_so import TheoKy
from chitieu.ky_so_lieu import nhan_ky
from chitieu.models import ChiTieu, SoLieu
from chitieu.tong_hop import Tong
from chung.bang_tinh import Bang, Cot
from chung.ngay import viet_ngay
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


def bang_danh_sach(noi: DiaBan | None, nam: int, dong: Sequence[DongChiTieu], ngay: date) -> Bang:
    """The list of targets at a place as its page shows it; numbers stay numbers."""
    where = f"{noi.ten}, số liệu mới nhất đến năm {nam}" if noi else f"Năm {nam}"
    return Bang("Chỉ tiêu", _COT_DANH_SACH, dong, [where, f"Tính đến {viet_ngay(ngay)}"])


_COT_DANH_SACH = [
    Cot("Chỉ tiêu", 56, lambda row: row.b.chi_tieu.ten),
    Cot("Đơn vị tính", 12, lambda row: row.b.chi_tieu.don_vi_tinh),
    Cot("Kỳ", 16, lambda row: row.b.ky),
    Cot("Tử số", 14, lambda row: _so(row.b.tong.tu_so) if row.b.tong.so_bao_cao else None),
    Cot("Mẫu số", 14, lambda row: _so(row.b.tong.mau_so) if row.b.tong.mau_so else None),
    Cot("Giá trị", 12, lambda row: None if row.b.gia_tri is None else float(round(row.b.gia_tri, 3))),
    Cot("Mốc của năm", 14, lambda row: row.moc),
    Cot("So với mốc", 18, lambda row: row.nhan.nhan),
    Cot("Mức cuối kỳ", 18, lambda row: row.b.dich.chu if row.b.dich else ""),
    Cot("Năm", 8, lambda row: row.b.dich.nam if row.b.dich else None),
    Cot("Theo văn bản", 34, lambda row: row.b.dich.van_ban if row.b.dich else ""),
    Cot("Dự báo", 20, lambda row: row.lo_trinh.nhan),
    Cot("Đã báo cáo", 12, lambda row: row.b.tong.so_bao_cao),
    Cot("Phải báo cáo", 12, lambda row: row.phai_bao_cao),
]


def bang_loi(tieu_de: str, so_lieu: Iterable[SoLieu]) -> Bang:
    """What places said of a target that is told in words."""
    return Bang("Chỉ tiêu", _COT_LOI, so_lieu, [tieu_de])


_COT_LOI = [
    Cot("Mã", 9, lambda row: row.dia_ban.ma),
    Cot("Địa bàn", 28, lambda row: row.dia_ban.ten),
    Cot("Kỳ", 18, lambda row: row.ky),
    Cot("Nhận xét", 70, lambda row: row.nhan_xet),
    Cot("Xác nhận", 16, lambda row: row.get_duyet_display()),
]


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
