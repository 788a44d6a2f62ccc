"""Counting work items, one by one or as kept counts: both kinds of rows carry the same facts."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date, timedelta

from django.db import models
from django.db.models import Aggregate, Count, F, Min, Q, Sum, Value

from chung.tra_cuu import TrongTap
from donvi.models import CoQuan
from nhiemvu.nhu_ngay import doi_ten
from nhiemvu.so_dem import SoDem
from nhiemvu.trang_thai import SAP_DEN_HAN, PhanLoai, TrangThai
from nhiemvu.trang_thai_sql import cay_phan_loai, cay_trang_thai, phan_loai_sql, trang_thai_sql

KHI_GIAO, HIEN_NAY = "khi_giao", "hien_nay"


class DemDuoc(models.QuerySet):
    """Rows with the facts of work items. `ten_su_kien` says under which names, where these are not the columns."""

    ten_su_kien: Mapping[str, str] = {}

    def _clone(self):
        copy = super()._clone()
        copy.ten_su_kien = self.ten_su_kien
        return copy

    def su_kien(self, dieu_kien):
        """The condition or expression about the facts, in the names that they have here."""
        return doi_ten(dieu_kien, self.ten_su_kien) if self.ten_su_kien else dieu_kien

    def cua_co_quan_nay(self, co_quan: CoQuan):
        """What the agency answers for now: its own items, and those of the agencies that it carries on."""
        agencies = CoQuan.objects.filter(Q(pk=co_quan.pk, nay_la=None) | Q(nay_la=co_quan.pk)).values("pk")
        return self.filter(TrongTap(F("co_quan_id"), agencies))

    def dang_cho(self, ngay: date):
        """The items that still apply on the day whose result waits for review."""
        return self.chua_dung(ngay).filter(self.su_kien(Q(cho_xac_nhan_tu__isnull=False)))

    def con_tinh(self, ngay: date):
        """Without the items that had been merged into another by the day: each occasion is counted once."""
        return self.exclude(gop_vao__isnull=False, dung_tu__lte=ngay)

    def chua_dung(self, ngay: date):
        """The items that still apply on the day."""
        return self.filter(Q(dung_tu__isnull=True) | Q(dung_tu__gt=ngay))

    def voi_trang_thai(self, ngay: date):
        """Each item with `ma_trang_thai` and `ma_phan_loai` on the day, computed by the database."""
        return self.annotate(
            ma_trang_thai=self.su_kien(trang_thai_sql(ngay)), ma_phan_loai=self.su_kien(phan_loai_sql(ngay))
        )

    def co_trang_thai(self, ngay: date, *trang_thai: TrangThai):
        """The items with one of the statuses on the day."""
        return self.filter(self.su_kien(cay_trang_thai(ngay).thuoc(trang_thai)))

    def co_phan_loai(self, ngay: date, *phan_loai: PhanLoai):
        """The items of one of the classes on the day."""
        return self.filter(self.su_kien(cay_phan_loai(ngay).thuoc(phan_loai)))

    def so_viec(self, loc: Q | None = None) -> Aggregate:
        """The aggregate that counts the items, all or those that meet the condition."""
        return Count("pk", filter=loc)

    def dem(self, ngay: date, *theo: str) -> dict[tuple, SoDem]:
        """The official count on the day for each value of the fields `theo`: one query, {values: count}."""
        return {key: so_dem_cua(classes) for key, classes in self.hang_dem(ngay, *theo).items()}

    def dem_theo(self, ngay: date, ten: str) -> dict[object, SoDem]:
        """The official count on the day for each value of one field."""
        return {value: count for (value,), count in self.dem(ngay, ten).items()}

    def hang_dem(self, ngay: date, *theo: str, **them: Aggregate) -> dict[tuple, dict[PhanLoai, dict]]:
        """The rows of `dem`, one for each class, with the aggregates `them`."""
        rows = (
            self.con_tinh(ngay)
            .order_by()
            .annotate(loai_dem=self.su_kien(phan_loai_sql(ngay)))
            .values(*theo, "loai_dem")
            .annotate(
                tong_dem=self.so_viec(),
                han_gan=self.so_viec(self.su_kien(Q(han__lte=ngay + timedelta(days=SAP_DEN_HAN)))),
                han_7=self.so_viec(self.su_kien(Q(han__gte=ngay - timedelta(days=7)))),
                han_30=self.so_viec(self.su_kien(Q(han__lt=ngay - timedelta(days=30)))),
                han_dau=Min(self.su_kien(F("han"))),
                **them,
            )
        )
        groups = defaultdict(dict)
        for row in rows:
            groups[tuple(row[name] for name in theo)][PhanLoai(row["loai_dem"])] = row
        return groups

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


def so_dem_cua(rows: dict[PhanLoai, dict]) -> SoDem:
    """The count that the rows of one key of `hang_dem` say."""
    within, overdue = rows.get(PhanLoai.TRONG_HAN, {}), rows.get(PhanLoai.QUA_HAN, {})
    return SoDem(
        {kind: rows[kind]["tong_dem"] if kind in rows else 0 for kind in PhanLoai},
        within.get("han_gan") or 0,
        overdue.get("han_7") or 0,
        overdue.get("han_30") or 0,
        overdue.get("han_dau"),
    )
