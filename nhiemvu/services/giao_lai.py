"""How the work items of tasks follow when their document is corrected. What was reported on is never lost."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.db.models import QuerySet

from chung.bo_nho import tung_dot
from chung.ghi_nhieu import xoa_nhieu
from kehoach.models import KeHoach
from nhiemvu.enums import VaiTroPhanCong
from nhiemvu.models import DauViec, NhiemVu, PhanCong
from nhiemvu.services.dat_han import dat_han_nhieu, han_khi_sua
from nhiemvu.services.dot import Dot, cac_dot
from nhiemvu.services.nguoi_nhan import ThanhVien

MOT_LAN = 2000


def go_viec(phan_cong: Iterable[PhanCong]) -> tuple[int, list[DauViec]]:
    """Take away the work items of assignments that the document no longer makes.

    Returns:
        How many went, and those that stay because they are closed or somebody has reported on them.
    """
    removed, kept = 0, []
    for batch in tung_dot(phan_cong, MOT_LAN):
        gone, stayed = _bo_hoac_giu(DauViec.objects.filter(phan_cong__in=batch))
        removed, kept = removed + gone, [*kept, *stayed]
    return removed, kept


def nhan_lai_viec(ke_hoach: KeHoach, dau_viec: Sequence[DauViec]) -> list[DauViec]:
    """Put items that stayed under another lead of their task that stands for the same agency; returns the others."""
    tasks = {item.nhiem_vu_id for item in dau_viec}
    leads = PhanCong.objects.filter(nhiem_vu__in=tasks, vai_tro=VaiTroPhanCong.CHU_TRI)
    members = ThanhVien(ke_hoach, ke_hoach.ngay_giao)
    lead_of = {
        (lead.nhiem_vu_id, taker.co_quan.pk): lead
        for lead in leads.select_related("co_quan", "nhom")
        for taker in members.cua(lead, ke_hoach.ngay_giao)
    }
    found, left = [], []
    for item in dau_viec:
        lead = lead_of.get((item.nhiem_vu_id, item.co_quan_goc_id or item.co_quan_id))
        item.phan_cong = lead
        (found if lead else left).append(item)
    DauViec.objects.luu_nhieu(found, ["phan_cong"])
    return left


def doi_han(nhiem_vu: Iterable[NhiemVu], ke_hoach: KeHoach, ngay: date) -> tuple[int, list[DauViec]]:
    """Give the open items of the tasks their new due dates; the first due date of each stays on record.

    Returns:
        How many items went because nothing falls due then any more, and those that stay all the same.
    """
    removed, kept = 0, []
    for batch in tung_dot(nhiem_vu, MOT_LAN):
        gone, stayed = _doi_han(batch, ke_hoach, ngay)
        removed, kept = removed + gone, [*kept, *stayed]
    return removed, kept


def _doi_han(nhiem_vu: list[NhiemVu], ke_hoach: KeHoach, ngay: date) -> tuple[int, list[DauViec]]:
    occasions = {(task.pk, dot.moc, dot.ky_tu): dot for task in nhiem_vu for dot in cac_dot(task, ke_hoach, ngay)}
    items = DauViec.objects.filter(nhiem_vu__in=nhiem_vu, phan_cong__isnull=False).giu_het()
    gone, moved = [], []
    for item in items.select_related("nhiem_vu", "co_quan"):
        occasion = occasions.get((item.nhiem_vu_id, item.moc, item.ky_tu))
        if occasion is None:
            gone.append(item.pk)
        elif _con_mo(item):
            moved.append((item, _han_cua(item, occasion)))
    dat_han_nhieu(moved)
    return _bo_hoac_giu(DauViec.objects.filter(pk__in=gone))


def _han_cua(item: DauViec, dot: Dot) -> dict[str, object]:
    due = han_khi_sua(item, dot.han)
    return {"tinh_chat": dot.tinh_chat, "han": due, "ky_den": dot.ky_den, "ten_ky": dot.ten_ky}


def _con_mo(item: DauViec) -> bool:
    return item.ngay_hoan_thanh is None and item.dung_tu is None


def _bo_hoac_giu(items: QuerySet[DauViec]) -> tuple[int, list[DauViec]]:
    """Delete the items that are open and without a report; how many, and those that stay."""
    reported = ("cap_nhat", "gia_han")
    gone, kept = [], []
    for item in items.giu_het().select_related("nhiem_vu", "co_quan").prefetch_related(*reported):
        free = _con_mo(item) and not any(getattr(item, name).all() for name in reported)
        (gone if free else kept).append(item)
    xoa_nhieu(gone)
    return len(gone), kept
