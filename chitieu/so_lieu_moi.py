"""A value on its way in (pure)."""

from dataclasses import dataclass
from decimal import Decimal

KhoaO = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class SoLieuMoi:
    """What a place reports for the period that ends with the month; without figures and words, nothing any more."""

    dia_ban_id: int
    nam: int
    thang: int
    tu_so: Decimal | None = None
    mau_so: Decimal | None = None
    nhan_xet: str = ""

    @property
    def khoa(self) -> KhoaO:
        return self.dia_ban_id, self.nam, self.thang

    @property
    def rong(self) -> bool:
        return self.tu_so is None and self.mau_so is None and not self.nhan_xet
