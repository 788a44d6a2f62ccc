"""How the work items of a task follow when its document is corrected. What was reported on is never lost."""

from collections.abc import Iterable
from datetime import date

from kehoach.models import KeHoach
from nhiemvu.enums import VaiTroPhanCong
from nhiemvu.models import DauViec, NhiemVu, PhanCong
from nhiemvu.services.dat_han import dat_han
from nhiemvu.services.giao_viec import cac_co_quan, cac_dot


def go_viec(phan_cong: Iterable[PhanCong]) -> tuple[int, list[DauViec]]:
    """Take away the work items of assignments that the document no longer makes.

    Returns:
        How many went, and those that stay because they are closed or somebody has reported on them.
    """
    return _bo_hoac_giu(DauViec.objects.filter(phan_cong__in=list(phan_cong)))


def nhan_lai_viec(nhiem_vu: NhiemVu, dau_viec: Iterable[DauViec]) -> list[DauViec]:
    """Put items that stayed under another lead of the task that stands for the same agency; returns the others."""
    lead_of = {
        agency.pk: lead
        for lead in nhiem_vu.phan_cong.filter(vai_tro=VaiTroPhanCong.CHU_TRI)
        for agency in cac_co_quan(lead, nhiem_vu.ke_hoach, nhiem_vu.ke_hoach.ngay_giao)
    }
    left = []
    for item in dau_viec:
        if lead := lead_of.get(item.co_quan_goc_id or item.co_quan_id):
            item.phan_cong = lead
            item.save(update_fields=["phan_cong"])
        else:
            left.append(item)
    return left


def doi_han(nhiem_vu: NhiemVu, ke_hoach: KeHoach, ngay: date) -> tuple[int, list[DauViec]]:
    """Give the open items of the task its new due dates; the first due date of each stays on record.

    Returns:
        How many items went because nothing falls due then any more, and those that stay all the same.
    """
    occasions = {(dot.moc, dot.ky_tu): dot for dot in cac_dot(nhiem_vu, ke_hoach, ngay)}
    gone = []
    for item in nhiem_vu.dau_viec.filter(phan_cong__isnull=False).giu_het():
        occasion = occasions.get((item.moc, item.ky_tu))
        if occasion is None:
            gone.append(item.pk)
        elif _con_mo(item):
            dat_han(
                item,
                tinh_chat=occasion.tinh_chat,
                han=occasion.han,
                ky_den=occasion.ky_den,
                ten_ky=occasion.ten_ky,
            )
    return _bo_hoac_giu(DauViec.objects.filter(pk__in=gone))


def _con_mo(item: DauViec) -> bool:
    return item.ngay_hoan_thanh is None and item.dung_tu is None


def _bo_hoac_giu(items) -> tuple[int, list[DauViec]]:
    removed, kept = 0, []
    reported = ("cap_nhat", "gia_han")
    for item in items.giu_het().select_related("nhiem_vu", "co_quan").prefetch_related(*reported):
        if _con_mo(item) and not any(getattr(item, name).all() for name in reported):
            item.delete()
            removed += 1
        else:
            kept.append(item)
    return removed, kept
