"""Outlines of the provinces for a picture of the country (pure): good at page size, not for surveying.

Hoàng Sa (Đà Nẵng) and Trường Sa (Khánh Hòa) are drawn with every map.
"""

from dataclasses import dataclass
from datetime import date
from functools import cache

from donvi.nap.tep import doc_tep

RONG, CAO = 450, 585
HAI_CAP = date(2025, 7, 1)


@dataclass(frozen=True, slots=True)
class Manh:
    """One province (or archipelago): its code, name, the place of its label and its outline as an SVG path."""

    ma: str
    ten: str
    x: int
    y: int
    net: str

    @property
    def quan_dao(self) -> bool:
        return self.ten.startswith("Quần đảo")


@dataclass(frozen=True, slots=True)
class Hinh:
    """One province with a number: its shape, the level of its colour (`None`: no number), what it says, its page."""

    manh: Manh
    muc: int | None
    chu: str
    url: str


def ban_do(ngay: date) -> tuple[Manh, ...]:
    """The outlines of the provinces of the day: 63 until 30 June 2025, 34 after (NQ 202/2025/QH15)."""
    return _doc("ban_do_34" if ngay >= HAI_CAP else "ban_do_63")


@cache
def _doc(ten: str) -> tuple[Manh, ...]:
    return tuple(Manh(r["ma"], r["ten"], int(r["x"]), int(r["y"]), r["net"]) for r in doc_tep(ten))
