"""What the person says of a document beside the file."""

from dataclasses import asdict, dataclass
from datetime import date
from typing import Self


@dataclass(frozen=True)
class ThongTinNhap:
    """What the person says of the document beside the file; `dau_moi` is the full name of the coordinating agency."""

    dia_ban_ma: str
    so_ky_hieu: str = ""
    ngay_ban_hanh: date | None = None
    ngay_giao: date | None = None
    loai: str = "ke_hoach"
    noi_ban_hanh: str = ""
    trich_yeu: str = ""
    dau_moi: str = ""
    chu_ky_bao_cao: str = ""

    @property
    def ngay(self) -> date | None:
        """The day on which agencies are looked up and from which work counts."""
        return self.ngay_giao or self.ngay_ban_hanh

    def to_dict(self) -> dict:
        return {name: value.isoformat() if isinstance(value, date) else value for name, value in asdict(self).items()}

    @classmethod
    def from_dict(cls, data: dict) -> Self:
        days = {name: date.fromisoformat(data[name]) if data[name] else None for name in ("ngay_ban_hanh", "ngay_giao")}
        return cls(**data | days)
