"""Whether the path so far leads to the target (pure). Two readings, and the more cautious one is the label.

*Growth* is the method by which Open SDG tells progress where a target is given: the yearly growth from the base year
to the last reported year, as a share of the yearly growth that would lead from the base value to the target in the
target year. At least 95% of what is needed is on track, at least half of it at risk, less is off track. *Trend* is the
straight line through the last reported years, continued to the target year: on track if it meets the target there, at
risk if it closes at least half of what is missing, else off track. Neither knows why a value moved; both are said on
the page.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import IntEnum

from chitieu.danh_gia import Muc, dat
from chitieu.enums import ToanTu

DUNG, NGUY_CO = 0.95, 0.5
SO_NAM_XU_THE = 5


class LoTrinh(IntEnum):
    """The better the smaller; the most cautious of two readings is their maximum."""

    DUNG = 1
    NGUY_CO = 2
    CHAM = 3


@dataclass(frozen=True, slots=True)
class DuBao:
    """The label and what it rests on. `ty_le_can` is observed growth as a share of the needed one, `gia_tri` where the
    trend leads. `loai` is `None` where the years do not suffice or no number is asked."""

    loai: LoTrinh | None = None
    da_dat: bool = False
    nam_goc: int | None = None
    nam_cuoi: int | None = None
    ty_le_can: float | None = None
    gia_tri: float | None = None


def du_bao(theo_nam: Mapping[int, Decimal], muc: Muc | None, nam_dich: int) -> DuBao:
    """The forecast for the target year.

    Args:
        theo_nam: the value of each reported year, none of them across a break in the series.
        muc: what is asked in the target year.
    """
    if muc is None or muc.gia_tri is None or not theo_nam:
        return DuBao()
    years = sorted(year for year in theo_nam if year <= nam_dich)
    if not years:
        return DuBao()
    base, last = years[0], years[-1]
    met = dat(theo_nam[last], muc)
    if met or muc.toan_tu == ToanTu.DUY_TRI or last == nam_dich:
        label = LoTrinh.DUNG if met else LoTrinh.CHAM
        return DuBao(label, met, base, last, None, _xu_the(theo_nam, years, nam_dich))
    if len(years) < 2:
        return DuBao(None, False, base, last)
    growth = _ty_le_can(float(theo_nam[base]), float(theo_nam[last]), float(muc.gia_tri), last - base, nam_dich - base)
    trend = _xu_the(theo_nam, years, nam_dich)
    readings = [_theo_xu_the(float(theo_nam[last]), trend, muc)]
    if growth is not None:
        readings.append(_theo_tang_truong(growth))
    return DuBao(max(readings), False, base, last, growth, trend)


def _ty_le_can(goc: float, cuoi: float, dich: float, so_nam: int, ca_doan: int) -> float | None:
    """Observed over needed yearly growth; `None` where growth from or to zero says nothing."""
    if goc <= 0 or cuoi <= 0 or dich <= 0 or goc == dich:
        return None
    needed = (dich / goc) ** (1 / ca_doan) - 1
    return ((cuoi / goc) ** (1 / so_nam) - 1) / needed if needed else None


def _theo_tang_truong(ty_le: float) -> LoTrinh:
    return LoTrinh.DUNG if ty_le >= DUNG else LoTrinh.NGUY_CO if ty_le >= NGUY_CO else LoTrinh.CHAM


def _xu_the(theo_nam: Mapping[int, Decimal], years: list[int], nam_dich: int) -> float | None:
    """Where the least-squares line through the last years stands in the target year."""
    recent = years[-SO_NAM_XU_THE:]
    if len(recent) < 2:
        return None
    values = [float(theo_nam[year]) for year in recent]
    middle, mean = sum(recent) / len(recent), sum(values) / len(values)
    spread = sum((year - middle) ** 2 for year in recent)
    slope = sum((year - middle) * (value - mean) for year, value in zip(recent, values, strict=True)) / spread
    return mean + slope * (nam_dich - middle)


def _theo_xu_the(cuoi: float, xu_the: float | None, muc: Muc) -> LoTrinh:
    if xu_the is None:
        return LoTrinh.CHAM
    level = float(muc.gia_tri)
    rising = level > cuoi
    met = xu_the >= level if muc.toan_tu == ToanTu.BANG and rising else dat(Decimal(str(round(xu_the, 6))), muc)
    if met:
        return LoTrinh.DUNG
    closed = (xu_the - cuoi) / (level - cuoi) if level != cuoi else 0
    return LoTrinh.NGUY_CO if closed >= NGUY_CO else LoTrinh.CHAM
