"""The items that are reminded, in sets of plans that share their milestones: one query serves a whole set."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from django.db.models import Q, QuerySet

from kehoach.models import KeHoach
from kehoach.querysets import DANG_THEO_DOI
from nhacviec.models import CauHinhNhac
from nhiemvu.models import DauViec, NhiemVu
from nhiemvu.querysets import DauViecQuerySet


def dang_mo(ngay: date) -> DauViecQuerySet:
    """The items with a deadline that wait for their agency on the day: neither stopped nor paused."""
    waiting = DauViec.objects.filter(ngay_hoan_thanh__isnull=True, cho_xac_nhan_tu__isnull=True, han__isnull=False)
    return waiting.chua_dung(ngay).filter(Q(tam_dung_tu__isnull=True) | Q(tam_dung_tu__gt=ngay))


def dang_nhac(ngay: date) -> DauViecQuerySet:
    """Those of them that are in a plan in force."""
    return dang_mo(ngay).filter(nhiem_vu__ke_hoach__van_ban__tinh_trang__in=DANG_THEO_DOI)


def theo_cau_hinh(viec: QuerySet) -> Iterator[tuple[CauHinhNhac, QuerySet]]:
    """The items of plans in force in sets, each with the configuration that all its plans share.

    The plans that keep to the defaults, nearly all, are those that are left: the items need not be joined to their
    tasks to know them, so that the cost stays with what is due.
    """
    sets: dict[tuple, list[CauHinhNhac]] = defaultdict(list)
    for config in CauHinhNhac.objects.filter(ke_hoach__van_ban__tinh_trang__in=DANG_THEO_DOI):
        sets[config.bo_viec, config.bo_ky, config.nguong].append(config)
    others = set(KeHoach.objects.exclude(van_ban__tinh_trang__in=DANG_THEO_DOI).values_list("pk", flat=True))
    for same in sets.values():
        plans = [config.pk for config in same]
        others.update(plans)
        yield same[0], viec.filter(nhiem_vu__ke_hoach__in=plans)
    elsewhere = NhiemVu.objects.filter(ke_hoach__in=others).order_by()
    yield CauHinhNhac(), viec.exclude(nhiem_vu__in=elsewhere) if others else viec
