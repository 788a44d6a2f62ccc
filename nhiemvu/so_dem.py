"""The official count of a set of work items (pure): parts that add up, each rate with its denominator."""

from dataclasses import dataclass, field
from datetime import date

from nhiemvu.trang_thai import PhanLoai

# Pages add up thousands of counts, and asking the enumeration each time is most of their work.
_LOAI = {loai.value: loai for loai in PhanLoai}


@dataclass(frozen=True, slots=True)
class SoDem:
    """How many items fall in each class, with what leaders ask beside it.

    Args:
        theo_loai: number of items for each `PhanLoai`; a missing class counts none.
        sap_den_han: of those within their deadline, how many fall due soon.
        qua_han_7, qua_han_30: of those overdue, how many for at most 7 days, and for more than 30.
        han_cu_nhat: the oldest due date among those overdue.
    """

    theo_loai: dict[PhanLoai, int] = field(default_factory=dict)
    sap_den_han: int = 0
    qua_han_7: int = 0
    qua_han_30: int = 0
    han_cu_nhat: date | None = None

    def __getitem__(self, loai: str) -> int:
        return self.theo_loai.get(_LOAI[loai], 0)

    def __add__(self, khac: "SoDem") -> "SoDem":
        oldest = [day for day in (self.han_cu_nhat, khac.han_cu_nhat) if day]
        return SoDem(
            {loai: self.theo_loai.get(loai, 0) + khac.theo_loai.get(loai, 0) for loai in _LOAI.values()},
            self.sap_den_han + khac.sap_den_han,
            self.qua_han_7 + khac.qua_han_7,
            self.qua_han_30 + khac.qua_han_30,
            min(oldest, default=None),
        )

    @property
    def co_han(self) -> int:
        """Items with a deadline: the denominator of every rate."""
        return self.hoan_thanh + self.chua_hoan_thanh

    @property
    def hoan_thanh(self) -> int:
        return self["dung_han"] + self["qua_han_xong"]

    @property
    def chua_hoan_thanh(self) -> int:
        return self["trong_han"] + self["qua_han"]

    @property
    def bao_cao_ky(self) -> int:
        return self["ky_da_bao_cao"] + self["ky_chua_bao_cao"]

    @property
    def khong_han(self) -> int:
        return self["khong_han_xong"] + self["khong_han_chua"]

    @property
    def tong(self) -> int:
        """All items, those that no longer apply included."""
        return sum(self.theo_loai.values())

    @property
    def qua_han_8_30(self) -> int:
        return self["qua_han"] - self.qua_han_7 - self.qua_han_30

    def ngay_qua_han_lau_nhat(self, ngay: date) -> int:
        """Days since the oldest overdue date; 0 where nothing is overdue."""
        return (ngay - self.han_cu_nhat).days if self.han_cu_nhat else 0
