"""What pages show of coordinating agencies."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, Min, OuterRef, Prefetch, Q, QuerySet, Subquery

from nhiemvu.enums import VaiTroPhanCong
from nhiemvu.models import CapNhatPhoiHop, DauViec, NhiemVu, PhanCong, PhoiHop
from taikhoan.models import NguoiDung

SO_CO_QUAN = 100
"""So many coordinating agencies are named on the page of a task."""


@dataclass(frozen=True, slots=True)
class SoPhoiHop:
    """How many coordinating agencies of a task have reported, and the agencies, each with its last report (`cuoi`)."""

    tong: int
    da_bao: int
    co_quan: list[PhoiHop]


def viec_phoi_hop(nguoi: NguoiDung, ngay: date) -> QuerySet[PhoiHop]:
    """What the person's agencies help with on the day: what is still to be reported first, by the lead's due date."""
    due = DauViec.objects.order_by().filter(nhiem_vu=OuterRef("nhiem_vu"), ngay_hoan_thanh__isnull=True)
    nearest = due.chua_dung(ngay).values("nhiem_vu").annotate(han=Min("han")).values("han")
    rows = PhoiHop.objects.cua_co_quan(nguoi).dang_phoi_hop(ngay).voi_bao_cao()
    return voi_nhiem_vu(rows.annotate(han=Subquery(nearest))).order_by("da_bao", F("han").asc(nulls_last=True), "pk")


def voi_nhiem_vu(rows: QuerySet[PhoiHop]) -> QuerySet[PhoiHop]:
    """The rows with their task, its plan and its leads."""
    leads = PhanCong.objects.filter(vai_tro=VaiTroPhanCong.CHU_TRI)
    return rows.select_related("nhiem_vu__ke_hoach__van_ban", "co_quan__nay_la").prefetch_related(
        Prefetch("nhiem_vu__phan_cong", leads, to_attr="cac_chu_tri")
    )


def phoi_hop_cua(nguoi: NguoiDung, nhiem_vu: NhiemVu, ngay: date) -> SoPhoiHop:
    """How the coordinating agencies of the task stand, as far as the person may read."""
    rows = PhoiHop.objects.cho_nguoi(nguoi).filter(nhiem_vu=nhiem_vu).voi_bao_cao().order_by()
    count = rows.aggregate(tong=Count("pk"), da=Count("pk", filter=Q(da_bao=True)))
    if not count["tong"]:
        return SoPhoiHop(0, 0, [])
    shown = rows.select_related("co_quan__nay_la", "co_quan__dia_ban").order_by("da_bao", "co_quan__ten", "pk")
    return SoPhoiHop(count["tong"], count["da"], gan_bao_cao_cuoi(shown[:SO_CO_QUAN]))


def gan_bao_cao_cuoi(rows: Iterable[PhoiHop]) -> list[PhoiHop]:
    """The rows, each with its last report (`cuoi`)."""
    found = list(rows)
    newest = CapNhatPhoiHop.objects.filter(phoi_hop=OuterRef("phoi_hop")).order_by("-luc", "-pk").values("pk")[:1]
    reports = CapNhatPhoiHop.objects.filter(phoi_hop__in=found, pk=Subquery(newest)).select_related("nguoi")
    by_row = {report.phoi_hop_id: report for report in reports}
    for row in found:
        row.cuoi = by_row.get(row.pk)
    return found
