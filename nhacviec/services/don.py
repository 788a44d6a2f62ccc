"""Pruning: what was read long ago goes; what somebody has still to read, or to get, stays."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet

from nhacviec.enums import TinhTrangGui
from nhacviec.models import BanTin, ThongBao
from nhiemvu.models import DauViec

LO, MOT_THANG = 2_000, timedelta(days=30)
_DA_XONG = (TinhTrangGui.DA_GUI, TinhTrangGui.BO)


def don(luc: datetime) -> int:
    """Remove the messages read more than `NHAC_VIEC_GIU_THANG` months (of 30 days) ago, a batch at a time in the order
    in which they were written; returns how many. Safe to stop anywhere and to run again.

    A message whose digest has not gone out stays, whether it was read or not; so does everything unread, but for
    messages whose item is gone.
    """
    before, last, removed = luc - settings.NHAC_VIEC_GIU_THANG * MOT_THANG, 0, 0
    while batch := list(ThongBao.objects.filter(pk__gt=last).order_by("pk").values_list("pk", "luc")[:LO]):
        old = [key for key, written in batch if written < before]
        with transaction.atomic():
            removed += _bo_duoc(before).filter(pk__in=old).delete()[0]
        last = batch[-1][0]
        if not old:
            break
    return removed


def _bo_duoc(truoc: datetime) -> QuerySet[ThongBao]:
    waits = BanTin.objects.filter(nguoi=OuterRef("nguoi"), ngay=OuterRef("ngay_gui")).exclude(tinh_trang__in=_DA_XONG)
    gone = Q(dau_viec__isnull=False) & ~Exists(DauViec.objects.filter(pk=OuterRef("dau_viec")))
    return ThongBao.objects.filter(Q(doc_luc__lt=truoc) & ~Exists(waits) | gone)
