"""What a leader's page is narrowed to: a value that forms make and counts are asked by."""

from dataclasses import dataclass
from datetime import date

from baocao.ky_lich import KyLich
from kehoach.models import KeHoach
from nhiemvu.querysets import HIEN_NAY, KHI_GIAO

PHOI_HOP = "phoi_hop"


@dataclass(frozen=True, slots=True)
class Loc:
    """The plan whose work is counted, to which places it counts, the period in which it falls due, and the day of which
    the numbers tell.

    Args:
        cach_tinh: by the places to which the work fell (`KHI_GIAO`), or by those that answer for it now (`HIEN_NAY`).
        phoi_hop: on the page of an agency, what others lead and it helps with.
        cot_sap: the column by which tables of places are sorted.
        day_du: show long tables whole.
    """

    hom_nay: date
    tinh_den: date | None = None
    ke_hoach: KeHoach | None = None
    ky: KyLich | None = None
    cach_tinh: str = HIEN_NAY
    phoi_hop: bool = False
    cot_sap: str = "qua_han"
    day_du: bool = False

    @property
    def ngay(self) -> date:
        return self.tinh_den or self.hom_nay

    @property
    def khi_giao(self) -> bool:
        return self.cach_tinh == KHI_GIAO

    @property
    def giu_lai(self) -> dict[str, object]:
        """What a link to another page of counts keeps."""
        kept = {"ky": self.ky.ma} if self.ky else {}
        return self._chung | kept | ({"vai_tro": PHOI_HOP} if self.phoi_hop else {})

    @property
    def loc_viec(self) -> dict[str, object]:
        """What the list behind a number is narrowed by."""
        return self._chung | ({"han_tu": self.ky.tu, "han_den": self.ky.den} if self.ky else {})

    @property
    def bang_chu(self) -> list[str]:
        """The filters in use, in words."""
        return [
            *([str(self.ke_hoach)] if self.ke_hoach else []),
            *([f"đến hạn trong {self.ky.nhan[0].lower()}{self.ky.nhan[1:]}"] if self.ky else []),
            *(["tính theo địa bàn khi giao việc"] if self.khi_giao else []),
            *(["việc phối hợp"] if self.phoi_hop else []),
        ]

    @property
    def _chung(self) -> dict[str, object]:
        return {
            "ke_hoach": self.ke_hoach and self.ke_hoach.pk,
            "theo": self.khi_giao and KHI_GIAO,
            "tinh_den": self.ngay != self.hom_nay and self.ngay,
        }
