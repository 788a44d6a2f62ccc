"""Pictures of targets as plain geometry (pure): a bullet bar and a line over the years."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from chung.so import gon_so, viet_so

RONG, CAO = 640, 260
TRAI, PHAI, TREN, DUOI = 52, 16, 24, 28


@dataclass(frozen=True, slots=True)
class ThanhDich:
    """A bullet bar in per cent of its width: the value, the mark of the target, the mark of the milestone."""

    gia_tri: str
    dich: str = ""
    moc: str = ""


def thanh_dich(gia_tri: float | None, dich: float | None, moc: float | None, *, phan_tram: bool) -> ThanhDich:
    top = 100.0 if phan_tram else max(v for v in (gia_tri, dich, moc, 1) if v is not None) * 1.1

    def share(value: float | None) -> str:
        return "" if value is None else f"{min(max(100 * value / top, 0), 99.5):.2f}"

    return ThanhDich(share(gia_tri or 0), share(dich), share(moc))


@dataclass(frozen=True, slots=True)
class Diem:
    x: str
    y: str
    chu: str


@dataclass(slots=True)
class HinhDuong:
    """A line of values by year with milestones and the target; the gap before a break is left open."""

    nam: list[tuple[str, int]] = field(default_factory=list)
    luoi: list[tuple[str, str]] = field(default_factory=list)
    duong: str = ""
    diem: list[Diem] = field(default_factory=list)
    duong_moc: str = ""
    moc: list[Diem] = field(default_factory=list)
    dich_y: str = ""
    xu_the: str = ""
    dut_x: str = ""
    rong: int = RONG
    cao: int = CAO
    trai: int = TRAI
    phai: int = RONG - PHAI
    tren: int = TREN
    day: int = CAO - DUOI


def hinh_duong(
    gia_tri: Mapping[int, float],
    moc: Mapping[int, float],
    dich: tuple[int, float] | None,
    *,
    xu_the: float | None = None,
    dut: float | None = None,
    don_vi: str = "",
) -> HinhDuong | None:
    """The picture; `None` where there is nothing to draw.

    Args:
        dich: the target year and level.
        xu_the: where the trend stands in the target year.
        dut: when the units changed, as a year with its fraction.
    """
    if not gia_tri and not moc:
        return None
    years = [*gia_tri, *moc, *([dich[0]] if dich else [])]
    heights = [*gia_tri.values(), *moc.values(), *([dich[1]] if dich else []), *([xu_the] if xu_the else [])]
    scale = _Khung(min(years), max(max(years), min(years) + 1), min(heights), max(heights), phan_tram=don_vi == "%")
    picture = HinhDuong(
        nam=[(scale.x(year), year) for year in range(scale.tu, scale.den + 1)],
        luoi=[(scale.y(v), gon_so(v) + ("%" if don_vi == "%" else "")) for v in scale.vach],
        duong=scale.duong(gia_tri.items()),
        diem=[scale.diem(y, v, don_vi) for y, v in gia_tri.items()],
        moc=[scale.diem(y, v, don_vi) for y, v in moc.items()],
    )
    path = dict(moc) | ({dich[0]: dich[1]} if dich else {})
    picture.duong_moc = scale.duong(sorted(path.items())) if len(path) > 1 else ""
    if dich:
        picture.dich_y = scale.y(dich[1])
        if xu_the is not None and gia_tri:
            last = max(gia_tri)
            picture.xu_the = scale.duong([(last, gia_tri[last]), (dich[0], xu_the)])
    if dut is not None and scale.tu <= dut <= scale.den:
        picture.dut_x = scale.x(dut)
    return picture


class _Khung:
    """The scales of a picture."""

    def __init__(self, tu: int, den: int, thap: float, cao: float, *, phan_tram: bool) -> None:
        self.tu, self.den = tu, den
        self.vach = _vach(thap, cao, phan_tram=phan_tram)
        self._low, self._high = float(self.vach[0]), float(self.vach[-1])

    def x(self, nam: float) -> str:
        return f"{TRAI + 12 + (RONG - TRAI - PHAI - 24) * (nam - self.tu) / (self.den - self.tu):.1f}"

    def y(self, value: float) -> str:
        share = (float(value) - self._low) / (self._high - self._low)
        return f"{CAO - DUOI - (CAO - DUOI - TREN) * min(max(share, 0), 1):.1f}"

    def duong(self, points: Iterable[tuple[int, float]]) -> str:
        return " ".join(f"{self.x(year)},{self.y(value)}" for year, value in points)

    def diem(self, nam: int, value: float, don_vi: str) -> Diem:
        unit = "%" if don_vi == "%" else f" {don_vi}" if don_vi else ""
        return Diem(self.x(nam), self.y(value), f"Năm {nam}: {viet_so(value, 1)}{unit}")


def _vach(thap: float, cao: float, *, phan_tram: bool) -> Sequence:
    """Four to seven round values that hold the lowest and the highest."""
    span = max(cao - thap, 1.0)
    step = next(s for e in range(-1, 12) for s in (10**e, 2 * 10**e, 5 * 10**e) if span / s <= 5)
    low = Decimal(str(step)) * int(thap // step)
    values = [low + n * Decimal(str(step)) for n in range(8)]
    top = next(n for n, value in enumerate(values) if float(value) >= cao and n >= 1)
    shown = values[: top + 1]
    return [value for value in shown if value <= 100] if phan_tram and cao <= 100 and len(shown) > 2 else shown
