"""When the data of a period close, and when the period is locked.

A report after the close is late and says so. Where the plan locks its periods (`KeHoach.khoa_sau` days after the
close), nothing is taken any more unless the coordinator opens the period again or returned what was reported.
"""

from datetime import date, datetime, timedelta

from django.utils import timezone

from kehoach.ky import ChuKy, gio_chot, luc_chot
from nhiemvu.enums import TinhChat
from nhiemvu.models import DauViec


def chot_luc(dau_viec: DauViec) -> datetime | None:
    """The moment at which the data of the item's period close, in Vietnam; `None` where it is no period."""
    if dau_viec.tinh_chat != TinhChat.DINH_KY:
        return None
    return timezone.make_aware(luc_chot(dau_viec.ky_den, gio_chot_cua(dau_viec)))


def gio_chot_cua(dau_viec: DauViec):
    """The hour of the period's last day at which its data close; `None`: at the end of the day."""
    plan = dau_viec.nhiem_vu.ke_hoach
    return plan.gio_chot or gio_chot(ChuKy(dau_viec.nhiem_vu.chu_ky or plan.chu_ky_bao_cao))


def nop_muon(dau_viec: DauViec, luc: datetime) -> bool:
    """Whether what was sent at the moment came after the close."""
    closed = chot_luc(dau_viec)
    return closed is not None and luc >= closed


def khoa_tu(dau_viec: DauViec) -> date | None:
    """The first day on which the period takes no report; `None` where it never locks."""
    plan = dau_viec.nhiem_vu.ke_hoach
    if dau_viec.tinh_chat != TinhChat.DINH_KY or plan.khoa_sau is None or dau_viec.tra_lai_luc:
        return None
    last = dau_viec.ky_den + timedelta(days=plan.khoa_sau)
    return max(last, dau_viec.mo_lai_den or last) + timedelta(days=1)


def dang_khoa(dau_viec: DauViec, ngay: date) -> bool:
    first = khoa_tu(dau_viec)
    return first is not None and first <= ngay
