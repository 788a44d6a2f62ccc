"""The phrases of a cell: groups of points, cycles, durations, conditions."""

from dataclasses import dataclass
from enum import Enum, auto

from nhiemvu.han.diem import Diem


class LoaiCum(Enum):
    """What a phrase says."""

    NHOM = auto()
    CHU_KY = auto()
    THUONG_XUYEN = auto()
    DIEU_KIEN = auto()
    THOI_LUONG = auto()
    TIEP = auto()
    THAM_CHIEU = auto()
    LE_TET = auto()
    HONG = auto()


LAP_LAI = (LoaiCum.CHU_KY, LoaiCum.THUONG_XUYEN)
"""What a standing task is told by."""


@dataclass(frozen=True, slots=True)
class PhanTu:
    """One point of a group: its modifiers, how it is joined to the point before it, and the hour if one is set."""

    diem: Diem
    bo_tro: frozenset[str]
    noi: frozenset[str]
    gio: int | None = None


@dataclass(frozen=True, slots=True)
class Cum:
    """A phrase.

    `co` holds the flags of its clause, for a duration its modifiers; `so` and `don_vi` are the count and unit of a
    cycle or a duration, where a negative count means "so many times in"; `cuoi` is where it ends in the text.
    """

    loai: LoaiCum
    phan_tu: tuple[PhanTu, ...] = ()
    co: frozenset[str] = frozenset()
    so: int | None = None
    don_vi: str | None = None
    lam_viec: bool = False
    cuoi: int = 0
