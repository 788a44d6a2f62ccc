"""The calendar feed of a person: each open deadline of their agencies as an all-day event."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import reverse
from icalendar import Calendar, Event

from nhacviec.nguon.cau_hinh import dang_nhac
from nhiemvu.models import DauViec
from taikhoan.models import NguoiDung
from taikhoan.pham_vi import pham_vi_cua

NHIEU_NHAT = 2_000
LAM_MOI = timedelta(hours=6)


def viec_co_han(nguoi: NguoiDung, ngay: date) -> Iterable[DauViec]:
    """The items with a deadline that the person's agencies still owe, the latest deadlines first if there are very
    many."""
    owed = dang_nhac(ngay).filter(co_quan__in=pham_vi_cua(nguoi).co_quan)
    return owed.select_related("nhiem_vu__ke_hoach__van_ban", "co_quan").order_by("-han", "pk")[:NHIEU_NHAT]


def viet_lich(dau_viec: Iterable[DauViec], luc: datetime) -> bytes:
    """The calendar in iCalendar form (RFC 5545).

    Args:
        luc: the moment of writing.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//Theo doi ke hoach y te//VI")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", "Hạn công việc – Theo dõi kế hoạch y tế")
    calendar.add("x-wr-timezone", settings.TIME_ZONE)
    calendar.add("refresh-interval", LAM_MOI, parameters={"VALUE": "DURATION"})
    for item in dau_viec:
        calendar.add_component(_su_kien(item, luc))
    return calendar.to_ical()


def _su_kien(item: DauViec, luc: datetime) -> Event:
    site = settings.DIA_CHI_TRANG.rstrip("/")
    address = f"{site}{reverse('dau-viec', args=[item.pk])}"
    period = f" ({item.ten_ky})" if item.ten_ky else ""
    event = Event()
    event.add("uid", f"dau-viec-{item.pk}@{urlsplit(site).hostname}")
    event.add("dtstamp", luc)
    event.add("dtstart", item.han)
    event.add("dtend", item.han + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    event.add("summary", f"Hạn: {item.nhiem_vu}{period}")
    event.add("description", f"{item.co_quan}\n{item.nhiem_vu.ke_hoach}\n{address}")
    event.add("url", address)
    return event
