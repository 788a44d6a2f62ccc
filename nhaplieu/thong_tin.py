"""What the person says of a document beside the file."""

from dataclasses import asdict, dataclass, fields, replace
from datetime import date
from typing import Self

from nhaplieu.ban_nhap import TaiLieuNhap


@dataclass(frozen=True)
class ThongTinNhap:
    """What the person says of the document beside the file; `dau_moi` is the full name of the coordinating agency."""

    dia_ban_ma: str
    so_ky_hieu: str = ""
    ngay_ban_hanh: date | None = None
    ngay_giao: date | None = None
    loai: str = "ke_hoach"
    noi_ban_hanh: str = ""
    nguoi_ky: str = ""
    trich_yeu: str = ""
    can_cu: tuple[str, ...] = ()
    dau_moi: str = ""
    chu_ky_bao_cao: str = ""

    @property
    def ngay(self) -> date | None:
        """The day on which agencies are looked up and from which work counts."""
        return self.ngay_giao or self.ngay_ban_hanh

    def bo_sung(self, tai_lieu: TaiLieuNhap) -> Self:
        """With what the document says of itself, where the person has said nothing."""
        said = {
            name: getattr(tai_lieu, name)
            for name in ("so_ky_hieu", "ngay_ban_hanh", "noi_ban_hanh", "nguoi_ky", "trich_yeu")
            if not getattr(self, name) and getattr(tai_lieu, name)
        }
        return replace(self, **said, can_cu=self.can_cu or tuple(tai_lieu.can_cu))

    def to_dict(self) -> dict:
        return {name: value.isoformat() if isinstance(value, date) else value for name, value in asdict(self).items()}

    @classmethod
    def from_dict(cls, data: dict) -> Self:
        days = {name: date.fromisoformat(data[name]) if data[name] else None for name in ("ngay_ban_hanh", "ngay_giao")}
        known = {field.name for field in fields(cls)}
        kept = {name: value for name, value in data.items() if name in known}
        return cls(**kept | days | {"can_cu": tuple(data.get("can_cu", ()))})
