"""Agencies in the order in which they need a look."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from math import sqrt

from django.db.models import Max, Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils import timezone

from donvi.models import CoQuan
from nhiemvu.so_dem import SoDem

IM_LANG = 90
_Z = 1.96


@dataclass(frozen=True, slots=True)
class DongCoQuan:
    """An agency with the count of what it owes; `muon` of `da_ro` items with a known outcome are late."""

    co_quan: CoQuan
    so: SoDem

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


def xep_hang(viec: QuerySet, ngay: date) -> list[DongCoQuan]:
    """The agencies that answer now for these items, those that are surely late most often first."""
    counts = {key: so for (key,), so in _theo_co_quan(viec).dem(ngay, "nay").items()}
    agencies = CoQuan.objects.select_related("dia_ban").in_bulk(counts)
    rows = [DongCoQuan(agencies[key], so) for key, so in counts.items()]
    return sorted(rows, key=lambda row: (-row.diem, -row.muon, -row.so.co_han, row.co_quan.ten))


def im_lang(viec: QuerySet, ngay: date) -> set[int]:
    """The agencies that owe something for more than 3 months and told nothing of anything in the last 3."""
    since = ngay - timedelta(days=IM_LANG)
    moment = timezone.make_aware(datetime.combine(since, time.min))
    owed = Q(ngay_hoan_thanh__isnull=True, cho_xac_nhan_tu__isnull=True, ke_hoach__ngay_giao__lt=since)
    rows = _theo_co_quan(viec.chua_dung(ngay)).order_by().values("nay")
    last = rows.annotate(dang_no=viec.so_viec(owed), moi_nhat=Max("cap_nhat_luc")).filter(dang_no__gt=0)
    return set(last.filter(Q(moi_nhat__isnull=True) | Q(moi_nhat__lt=moment)).values_list("nay", flat=True))


def _theo_co_quan(viec: QuerySet) -> QuerySet:
    return viec.annotate(nay=Coalesce("co_quan__nay_la", "co_quan"))
