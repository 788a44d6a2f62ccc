"""Values of places become the value of the place above them (pure).

Numerators and denominators are added, percentages never averaged; a place without a report adds nothing, which is not
the same as zero. The order of reports and the way places are grouped change nothing.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from chitieu.enums import CO_MAU_SO, CachGop

HE_SO = 100
DU_DAI_DIEN = Decimal("0.5")


@dataclass(frozen=True, slots=True)
class Tong:
    """The sum of some reports: numerators, denominators, how many reports, how many of them confirmed or estimates."""

    tu_so: Decimal = Decimal(0)
    mau_so: Decimal = Decimal(0)
    so_bao_cao: int = 0
    da_xac_nhan: int = 0
    so_uoc: int = 0

    def __add__(self, khac: "Tong") -> "Tong":
        return Tong(
            self.tu_so + khac.tu_so,
            self.mau_so + khac.mau_so,
            self.so_bao_cao + khac.so_bao_cao,
            self.da_xac_nhan + khac.da_xac_nhan,
            self.so_uoc + khac.so_uoc,
        )

    def gia_tri(self, cach_gop: str) -> Decimal | None:
        """The value that the sum makes; `None` where nothing was reported or where values cannot be added."""
        if not self.so_bao_cao or cach_gop == CachGop.DINH_TINH:
            return None
        if cach_gop in CO_MAU_SO:
            return HE_SO * self.tu_so / self.mau_so if self.mau_so else None
        return self.tu_so if cach_gop == CachGop.TONG or self.so_bao_cao == 1 else None


def ky_dai_dien(theo_thang: Mapping[int, Tong]) -> int | None:
    """The month whose period stands for the year: the latest in which at least half as many places reported as in the
    fullest one, so that a period that has just begun does not speak for all."""
    fullest = max((total.so_bao_cao for total in theo_thang.values()), default=0)
    return max((m for m, total in theo_thang.items() if 0 < total.so_bao_cao >= DU_DAI_DIEN * fullest), default=None)


class MotDiaBan(NamedTuple):
    """A place of some time; no day: since ever, or still."""

    khoa: int
    tu_ngay: date | None
    den_ngay: date | None


class BuocKeThua(NamedTuple):
    """An old place → a new place on a day. `mot_phan`: only a part went there."""

    cu: int
    moi: int
    ngay: date
    mot_phan: bool


class VeHienNay(NamedTuple):
    """What places of all times are on a day.

    `dich`: the place of the day to which the whole of a place went. `dut_doan`: the places of the day that took in or
    gave away parts, with the last day on which that happened; their earlier values cannot be known.
    """

    dich: dict[int, int]
    dut_doan: dict[int, date]


def ve_hien_nay(dia_ban: Iterable[MotDiaBan], ke_thua: Iterable[BuocKeThua], ngay: date) -> VeHienNay:
    """Follow every place through its successions to the places in force on the day."""
    places = list(dia_ban)
    alive = {p.khoa for p in places if (p.tu_ngay or ngay) <= ngay <= (p.den_ngay or ngay)}
    after: dict[int, list[BuocKeThua]] = defaultdict(list)
    for step in ke_thua:
        if step.ngay <= ngay:
            after[step.cu].append(step)
    goal = {place.khoa: _dich(place.khoa, alive, after) for place in places}
    broken: dict[int, date] = {}
    for steps in after.values():
        for step in steps:
            if step.mot_phan or len({s.moi for s in steps}) > 1:
                for end in (_dich(step.moi, alive, after), step.cu if step.cu in alive else None):
                    if end is not None:
                        broken[end] = max(step.ngay, broken.get(end, step.ngay))
    return VeHienNay({place: end for place, end in goal.items() if end is not None}, broken)


def _dich(khoa: int, con: set[int], tiep: Mapping[int, list[BuocKeThua]]) -> int | None:
    seen = set()
    while khoa not in con:
        heirs = {step.moi for step in tiep.get(khoa, ())}
        if khoa in seen or len(heirs) != 1 or any(step.mot_phan for step in tiep[khoa]):
            return None
        seen.add(khoa)
        (khoa,) = heirs
    return khoa


def chuoi_nam(theo_ky: Mapping[tuple[int, int], Tong]) -> dict[int, tuple[int, Tong]]:
    """For each reported year the month whose period stands for it, and the sum of that period."""
    years: dict[int, dict[int, Tong]] = defaultdict(dict)
    for (year, month), total in theo_ky.items():
        years[year][month] = total
    chosen = {year: ky_dai_dien(months) for year, months in sorted(years.items())}
    return {year: (month, years[year][month]) for year, month in chosen.items() if month is not None}
