"""The filters of the list of work items that have no control of their own on the page, in words."""

from collections.abc import Callable, Mapping
from typing import Any

from django.db.models import F

from chung.ngay import viet_ngay
from donvi.models import DiaBan
from kehoach.models import Muc
from nhiemvu.querysets import KHI_GIAO

TRUOC, SAU = "truoc", "sau"
NGOAI_MUC = "ngoài các mục"
NHAN_GIAO = {TRUOC: "đơn vị trước 01/7/2025", SAU: "đơn vị từ 01/7/2025"}
_CHU: dict[str, Callable[[Any], str]] = {
    "giao": NHAN_GIAO.__getitem__,
    "co_quan": str,
    "nay_la": "{} (nay phụ trách)".format,
    "phoi_hop": "{} phối hợp".format,
    "muc": lambda section: f"mục {section}" if isinstance(section, Muc) else NGOAI_MUC,
    "nhiem_vu": "nhiệm vụ {}".format,
    "qua_han_tren": lambda days: f"quá hạn trên {int(days)} ngày",
    "qua_han_den": lambda days: f"quá hạn đến {int(days)} ngày",
    "han_tu": lambda day: f"hạn từ {viet_ngay(day)}",
    "han_den": lambda day: f"hạn đến {viet_ngay(day)}",
    "tra_lai_nhieu": lambda _: "bị trả lại từ 2 lần",
    "sap_den_han": lambda _: "sắp đến hạn",
    "tra_lai": lambda _: "bị trả lại",
}


def loc_bang_chu(gia_tri: Mapping[str, Any]) -> list[str]:
    """The filters in use among the cleaned values, by name, in words."""
    place = [_noi(gia_tri["dia_ban"], gia_tri.get("theo"))] if gia_tri.get("dia_ban") else []
    used = ((say, gia_tri.get(name)) for name, say in _CHU.items())
    return place + [say(value) for say, value in used if value not in (None, "", False)]


def _noi(duong_dan: str, theo: str | None) -> str:
    """The place of a path; "=" before it means its own agencies alone."""
    path = duong_dan.lstrip("=")
    place = DiaBan.objects.filter(duong_dan=path).order_by(F("den_ngay").asc(nulls_last=True)).last()
    own = "cơ quan của " if duong_dan.startswith("=") else ""
    when = " (khi giao việc)" if theo == KHI_GIAO else ""
    return f"{own}{place.ten if place else path}{when}"
