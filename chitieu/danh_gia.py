"""How a value stands to the level that is asked (pure)."""

from decimal import Decimal
from enum import StrEnum
from math import ceil
from typing import NamedTuple

from chitieu.enums import Chieu, ToanTu
from chitieu.tong_hop import HE_SO, Tong


class DanhGia(StrEnum):
    """Against the milestone of the year."""

    VUOT = "vuot"
    DAT = "dat"
    CHUA_DAT = "chua_dat"
    CHUA_CO = "chua_co"


class Muc(NamedTuple):
    """A level that is asked: operator and value. A milestone is "≥", or "≤" where lower is better."""

    toan_tu: str
    gia_tri: Decimal | None = None
    gia_tri_den: Decimal | None = None


def muc_giao(gia_tri: Decimal, chieu: str) -> Muc:
    """A milestone as a level."""
    return Muc(ToanTu.KHONG_LON_HON if chieu == Chieu.GIAM else ToanTu.KHONG_NHO_HON, gia_tri)


def dat(gia_tri: Decimal, muc: Muc) -> bool:
    """Whether the value meets the level exactly as it is written: "> 95" is not met by 95."""
    level = muc.gia_tri
    if level is None:
        return False
    return {
        ToanTu.LON_HON: gia_tri > level,
        ToanTu.KHONG_NHO_HON: gia_tri >= level,
        ToanTu.BANG: gia_tri == level,
        ToanTu.DUY_TRI: gia_tri >= level,
        ToanTu.KHONG_LON_HON: gia_tri <= level,
        ToanTu.NHO_HON: gia_tri < level,
        ToanTu.KHOANG: level <= gia_tri <= (muc.gia_tri_den or level),
    }.get(ToanTu(muc.toan_tu), False)


def danh_gia(gia_tri: Decimal | None, muc: Muc | None) -> DanhGia:
    """Exceeded is only what allows more than it asks: "≥" or "≤" and a value beyond it."""
    if gia_tri is None or muc is None or muc.gia_tri is None:
        return DanhGia.CHUA_CO
    if not dat(gia_tri, muc):
        return DanhGia.CHUA_DAT
    beyond = muc.toan_tu in (ToanTu.KHONG_NHO_HON, ToanTu.KHONG_LON_HON) and gia_tri != muc.gia_tri
    return DanhGia.VUOT if beyond else DanhGia.DAT


def con_thieu(tong: Tong, muc: Muc | None) -> int | None:
    """How many more of the numerator (people, stations) the place needs to meet the level; `None` where the question
    makes no sense: no denominator, or a level that is not a minimum."""
    if muc is None or muc.gia_tri is None or not tong.mau_so:
        return None
    if muc.toan_tu not in (ToanTu.LON_HON, ToanTu.KHONG_NHO_HON, ToanTu.BANG, ToanTu.DUY_TRI):
        return None
    asked = muc.gia_tri * tong.mau_so / HE_SO
    needed = int(asked) + 1 if muc.toan_tu == ToanTu.LON_HON else ceil(asked)
    return max(0, ceil(min(Decimal(needed), tong.mau_so) - tong.tu_so))
