"""A task that many agencies share: how many are done, and who is missing."""

from dataclasses import dataclass

from django.db.models import Count, Max, Min, Q, QuerySet

from nhiemvu.models import DauViec

SO_DON_VI = 100
"""So many missing agencies are named; of more, only how many."""


@dataclass(frozen=True, slots=True)
class TapThe:
    """One occasion of a shared task: its latest period, or its first milestone that is still open.

    Args:
        ten: the name of the period; empty for a milestone.
        xong: how many agencies are done (of a period: have reported).
        cho: of the others, how many wait for the coordinator.
        thieu: the items that are missing, the nearest due date first; `so_thieu` of them in all.
    """

    ten: str
    tong: int
    xong: int
    cho: int
    so_thieu: int
    thieu: QuerySet[DauViec]


def tap_the(dau_viec: QuerySet[DauViec]) -> TapThe | None:
    """How the agencies stand with the latest occasion of one task; `None` where fewer than two owe it.

    Args:
        dau_viec: the items of the task that the reader may see and that still apply.
    """
    items = dau_viec.order_by()
    when = items.aggregate(ky=Max("ky_tu"), mo=Min("moc", filter=Q(ngay_hoan_thanh=None)), cuoi=Max("moc"))
    place = when["cuoi"] if when["mo"] is None else when["mo"]
    occasion = items.filter(ky_tu=when["ky"]) if when["ky"] else items.filter(moc=place)
    done, waiting = Q(ngay_hoan_thanh__isnull=False), Q(cho_xac_nhan_tu__isnull=False)
    count = occasion.aggregate(tong=Count("pk"), xong=Count("pk", filter=done), cho=Count("pk", filter=waiting))
    if count["tong"] < 2:
        return None
    missing = occasion.exclude(done | waiting).order_by("han", "co_quan__dia_ban__duong_dan", "co_quan__ten")
    in_period = bool(when["ky"])
    return TapThe(
        ten=occasion.values_list("ten_ky", flat=True)[0] if in_period else "",
        tong=count["tong"],
        xong=count["xong"] + (count["cho"] if in_period else 0),
        cho=0 if in_period else count["cho"],
        so_thieu=count["tong"] - count["xong"] - count["cho"],
        thieu=missing,
    )
