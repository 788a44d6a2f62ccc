"""Groups that documents name everywhere, and their other names. What is here already is left as it is."""

from collections.abc import Sequence

from django.db.models import Q

from chung.audit import service
from chung.chu import khoa_so_khop
from donvi.models import BiDanh, DiaBan, NhomCoQuan
from donvi.nap.doc_co_quan import MauBiDanh, MauNhom


@service
def nap_nhom(nhom: Sequence[MauNhom], bi_danh: Sequence[MauBiDanh]) -> tuple[int, int]:
    """Make the groups and aliases that are missing; returns how many of each.

    Raises:
        DiaBan.DoesNotExist: an alias is for a place that is not loaded.
    """
    groups = {group.ten: group for group in NhomCoQuan.objects.filter(pham_vi=None)}
    new_groups = [_nhom(group) for group in nhom if group.ten not in groups]
    groups |= {group.ten: group for group in NhomCoQuan.objects.bulk_create(new_groups)}
    places = {code: _dia_ban(code) for code in {alias.pham_vi for alias in bi_danh}}
    in_scope = Q(pham_vi=None) | Q(pham_vi__in=[place for place in places.values() if place])
    here = set(BiDanh.objects.filter(in_scope).values_list("khoa", "pham_vi"))
    aliases = [_bi_danh(alias, groups[alias.nhom], places[alias.pham_vi]) for alias in bi_danh]
    new_aliases = [alias for alias in aliases if (alias.khoa, alias.pham_vi_id) not in here]
    BiDanh.objects.bulk_create(new_aliases)
    return len(new_groups), len(new_aliases)


def _dia_ban(ma: str) -> DiaBan | None:
    return DiaBan.objects.get(ma=ma, den_ngay=None) if ma else None


def _nhom(group: MauNhom) -> NhomCoQuan:
    return NhomCoQuan(
        ten=group.ten,
        cach=group.cach,
        loai_co_quan=list(group.loai_co_quan),
        ten_ngan=group.ten_ngan,
        cap=group.cap,
    )


def _bi_danh(alias: MauBiDanh, nhom: NhomCoQuan, pham_vi: DiaBan | None) -> BiDanh:
    return BiDanh(ten=alias.ten, khoa=khoa_so_khop(alias.ten), nhom=nhom, pham_vi=pham_vi)
