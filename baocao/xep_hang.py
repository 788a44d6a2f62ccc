"""Agencies in the order in which they need a look."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from math import sqrt

from django.db.models import F, Max, Min, QuerySet
from django.db.models.functions import Coalesce
from django.utils import timezone

from nhiemvu.dem import so_dem_cua
from nhiemvu.so_dem import SoDem
from nhiemvu.trang_thai import PhanLoai

IM_LANG = 90
CON_NO = (PhanLoai.TRONG_HAN, PhanLoai.QUA_HAN, PhanLoai.KY_CHUA_BAO_CAO, PhanLoai.KHONG_HAN_CHUA)
_Z = 1.96


@dataclass(frozen=True, slots=True)
class DongCoQuan:
    """An agency with the count of what it owes; `muon` of `da_ro` items with a known outcome are late.

    `noi` is the path of its place; `im_lang`: it owes something for more than 3 months and told nothing of anything in
    the last 3.
    """

    khoa: int
    noi: str
    so: SoDem
    im_lang: bool

    @property
    def muon(self) -> int:
        return self.so["qua_han_xong"] + self.so["qua_han"]

    @property
    def da_ro(self) -> int:
        return self.muon + self.so["dung_han"]

    @property
    def diem(self) -> float:
        return can_duoi(self.muon, self.da_ro)


def can_duoi(phan: int, tong: int) -> float:
    """The share of which one can be 95% sure that it is at least so large (Wilson's lower bound): 1 of 1 says little,
    40 of 100 much, so that an agency with few items is not ranked by chance."""
    if not tong:
        return 0.0
    share = phan / tong
    spread = _Z * sqrt((share * (1 - share) + _Z**2 / (4 * tong)) / tong)
    return max((share + _Z**2 / (2 * tong) - spread) / (1 + _Z**2 / tong), 0.0)


def theo_co_quan(viec: QuerySet, ngay: date) -> list[DongCoQuan]:
    """The agencies that answer now for these items (annotated with `noi`), in one query."""
    nay = Coalesce("co_quan__nay_la", "co_quan")
    told, given = Max(viec.su_kien(F("cap_nhat_luc"))), Min("ke_hoach__ngay_giao")
    rows = viec.annotate(nay=nay).hang_dem(ngay, "nay", "noi", bao_cao=told, giao=given)
    since = ngay - timedelta(days=IM_LANG)
    return [DongCoQuan(key, noi, so_dem_cua(parts), _im_lang(parts, since)) for (key, noi), parts in rows.items()]


def xep_hang(rows: Iterable[DongCoQuan]) -> list[DongCoQuan]:
    """Those that are surely late most often first, an agency that counts to several places once."""
    whole: dict[int, DongCoQuan] = {}
    for row in rows:
        other = whole.get(row.khoa)
        whole[row.khoa] = (
            DongCoQuan(row.khoa, row.noi, row.so + other.so, row.im_lang and other.im_lang) if other else row
        )
    return sorted(whole.values(), key=lambda row: (-row.diem, -row.muon, -row.so.co_han, row.khoa))


def _im_lang(parts: dict[PhanLoai, dict], since: date) -> bool:
    last = max((row["bao_cao"] for row in parts.values() if row["bao_cao"]), default=None)
    old = any(parts[kind]["giao"] < since for kind in CON_NO if kind in parts)
    return old and (last is None or timezone.localdate(last) < since)
