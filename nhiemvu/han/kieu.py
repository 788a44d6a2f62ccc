"""What a deadline reading is made of: kinds, reporting cycles, milestones and the reading itself."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kehoach.ky import ChuKy

NGUONG_RO = 0.5
NGUONG_CAN_XEM = 0.8


class _CoNhan(StrEnum):
    """A string enum whose members also carry the words that users read."""

    label: str

    def __new__(cls, value: str, label: str) -> "_CoNhan":
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        return member


class LoaiHan(_CoNhan):
    """The kind of a deadline."""

    NGAY = "date", "Ngày"
    THANG = "month", "Tháng"
    QUY = "quarter", "Quý"
    NUA_NAM = "half", "Nửa năm"
    NAM = "year", "Năm"
    KHOANG = "range", "Khoảng thời gian"
    TUONG_DOI = "relative", "Số ngày kể từ một mốc"
    DINH_KY = "recurring", "Thường xuyên, định kỳ"
    DIEU_KIEN = "conditional", "Theo điều kiện"
    MO = "open", "Từ một mốc trở đi"
    KHONG = "none", "Không có thời hạn"
    THAM_CHIEU = "reference", "Theo mốc nêu ở chỗ khác"
    KHONG_RO = "unclear", "Chưa đọc được"


@dataclass(frozen=True, slots=True)
class Moc:
    """One milestone: its first and last day."""

    tu: date | None
    den: date | None
    loai: LoaiHan


@dataclass(frozen=True, slots=True)
class Han:
    """A deadline as written and as understood."""

    nguyen_van: str
    loai: LoaiHan
    tu: date | None
    den: date | None
    tin_cay: float
    chu_ky: ChuKy | None = None
    so_ngay: int | None = None
    ngay_lam_viec: bool = False
    moc: tuple[Moc, ...] = ()
    ghi_chu: tuple[str, ...] = ()

    @property
    def can_xem(self) -> bool:
        """Whether a person must look: it could not be read, or some part of the reading must be confirmed."""
        return self.loai is LoaiHan.KHONG_RO or self.tin_cay < NGUONG_CAN_XEM
