"""Which level of a target counts for a place (pure): what the plan asks, what the newest document asks."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from chitieu.danh_gia import Muc


@dataclass(frozen=True, slots=True)
class MucCo:
    """A level that a document asks for a year, at the place `duong_dan` and everything under it. `cap_tren`: a higher
    document that is no plan here. `ngay`: the day of issue; a draft has none. `nguyen_van`: its own words."""

    nam: int
    muc: Muc
    chu: str
    van_ban: str
    ngay: date | None
    duong_dan: str
    nguyen_van: str = ""
    cap_tren: bool = False
    ke_hoach_id: int | None = None


def theo_ke_hoach(cac_muc: Iterable[MucCo], noi: str) -> MucCo | None:
    """The level of the last year of the plan nearest to the place; of a plan elsewhere where none covers it."""
    plans = [level for level in cac_muc if not level.cap_tren]
    covering = [level for level in plans if noi.startswith(level.duong_dan)] or plans
    return max(covering, key=lambda level: (len(level.duong_dan), level.nam, _ngay(level)), default=None)


def dang_hieu_luc(cac_muc: Iterable[MucCo], noi: str, nam: int, ngay: date) -> MucCo | None:
    """The level for the year by the document issued last among those that cover the place on the day."""
    covering = [
        level for level in cac_muc if level.nam == nam and noi.startswith(level.duong_dan) and _ngay(level) <= ngay
    ]
    return max(covering, key=lambda level: (_ngay(level), len(level.duong_dan)), default=None)


def _ngay(level: MucCo) -> date:
    return level.ngay or date.min
