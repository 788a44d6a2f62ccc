"""Counting work items, one by one or as kept counts: both kinds of rows carry the same facts."""

from collections import defaultdict
from datetime import date, timedelta

from django.db import models
from django.db.models import Aggregate, Count, Min, Q, Sum, Value

from nhiemvu.so_dem import SoDem
from nhiemvu.trang_thai import SAP_DEN_HAN, PhanLoai
from nhiemvu.trang_thai_sql import phan_loai_sql, trang_thai_sql

KHI_GIAO, HIEN_NAY = "khi_giao", "hien_nay"


class DemDuoc(models.QuerySet):
    """Rows with the facts of work items."""

    def con_tinh(self, ngay: date):
        """Without the items that had been merged into another by the day: each occasion is counted once."""
        return self.exclude(gop_vao__isnull=False, dung_tu__lte=ngay)

    def chua_dung(self, ngay: date):
        """The items that still apply on the day."""
        return self.filter(Q(dung_tu__isnull=True) | Q(dung_tu__gt=ngay))

    def voi_trang_thai(self, ngay: date):
        """Each item with `ma_trang_thai` and `ma_phan_loai` on the day, computed by the database."""
        return self.annotate(ma_trang_thai=trang_thai_sql(ngay), ma_phan_loai=phan_loai_sql(ngay))

    def so_viec(self, loc: Q | None = None) -> Aggregate:
        """The aggregate that counts the items, all or those that meet the condition."""
        return Count("pk", filter=loc)

    def dem(self, ngay: date, *theo: str) -> dict[tuple, SoDem]:
        """The official count on the day for each value of the fields `theo`: one query, {values: count}."""
        rows = (
            self.con_tinh(ngay)
            .order_by()
            .annotate(loai_dem=phan_loai_sql(ngay))
            .values(*theo, "loai_dem")
            .annotate(
                tong_dem=self.so_viec(),
                han_gan=self.so_viec(Q(han__lte=ngay + timedelta(days=SAP_DEN_HAN))),
                han_7=self.so_viec(Q(han__gte=ngay - timedelta(days=7))),
                han_30=self.so_viec(Q(han__lt=ngay - timedelta(days=30))),
                han_dau=Min("han"),
            )
        )
        groups = defaultdict(dict)
        for row in rows:
            groups[tuple(row[name] for name in theo)][PhanLoai(row["loai_dem"])] = row
        return {key: _so_dem(classes) for key, classes in groups.items()}

    def dem_chung(self, ngay: date) -> SoDem:
        """The official count of the whole set on the day."""
        return self.annotate(tat_ca=Value(1)).dem(ngay, "tat_ca").get((1,), SoDem())

    def tong_so(self, loc: Q | None = None) -> int:
        """How many items there are, all or those that meet the condition."""
        return self.aggregate(tong=self.so_viec(loc))["tong"] or 0


class DemGop(DemDuoc):
    """Rows that stand for `so` items each."""

    def so_viec(self, loc: Q | None = None) -> Aggregate:
        return Sum("so", filter=loc)


def _so_dem(rows: dict[PhanLoai, dict]) -> SoDem:
    within, overdue = rows.get(PhanLoai.TRONG_HAN, {}), rows.get(PhanLoai.QUA_HAN, {})
    return SoDem(
        {kind: row["tong_dem"] for kind, row in rows.items()},
        within.get("han_gan") or 0,
        overdue.get("han_7") or 0,
        overdue.get("han_30") or 0,
        overdue.get("han_dau"),
    )
