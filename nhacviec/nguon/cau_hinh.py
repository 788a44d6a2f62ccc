"""The plans whose items are reminded, in sets that share their milestones: one query serves a whole set."""

from collections import defaultdict
from collections.abc import Iterator

from django.db.models import Q, QuerySet

from kehoach.querysets import DANG_THEO_DOI
from nhacviec.models import CauHinhNhac
from nhiemvu.models import DauViec
from nhiemvu.querysets import DauViecQuerySet


def dang_mo() -> DauViecQuerySet:
    """The items with a deadline that wait for their agency, of plans in force."""
    return DauViec.objects.filter(
        ngay_hoan_thanh__isnull=True,
        cho_xac_nhan_tu__isnull=True,
        han__isnull=False,
        nhiem_vu__ke_hoach__van_ban__tinh_trang__in=DANG_THEO_DOI,
    )


def theo_cau_hinh(viec: QuerySet) -> Iterator[tuple[CauHinhNhac, QuerySet]]:
    """The items in sets, each with the configuration that all its plans share."""
    sets: dict[tuple, list[CauHinhNhac]] = defaultdict(list)
    for config in CauHinhNhac.objects.all():
        sets[config.bo_viec, config.bo_ky, config.nguong].append(config)
    of_their_own = [config.pk for same in sets.values() for config in same]
    for same in sets.values():
        yield same[0], viec.filter(nhiem_vu__ke_hoach__in=[config.pk for config in same])
    yield CauHinhNhac(), viec.exclude(Q(nhiem_vu__ke_hoach__in=of_their_own)) if of_their_own else viec
