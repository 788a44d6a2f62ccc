"""Making work items: what each lead agency owes, by which date."""

from collections.abc import Iterable, Iterator
from datetime import date

from chung.audit import ghi_so, service
from chung.so import viet_so
from kehoach.models import KeHoach
from kehoach.querysets import DANG_THEO_DOI
from nhiemvu.enums import VaiTroPhanCong
from nhiemvu.models import DauViec, NhiemVu
from nhiemvu.services.dot import DINH_KY, Dot, cac_dot
from nhiemvu.services.nguoi_nhan import DaGiao, NguoiNhan, PhanGiao, ThanhVien, cac_phan_giao
from nhiemvu.services.phoi_hop import giao_phoi_hop
from taikhoan.models import NguoiDung
from taikhoan.services import nguoi_he_thong


@service
def giao_viec(ke_hoach: KeHoach, nhiem_vu: Iterable[NhiemVu], ngay: date, *, nguoi: NguoiDung | None = None) -> int:
    """Make the work items that the tasks owe up to the day and that are not here yet; coordinating agencies follow.

    A dated task has one item per lead agency and milestone; a standing one has one per period, from the day the
    plan assigns to the period of `ngay`. A group stands for its members in force on the day of the assignment
    (of a period: on its first day); an agency that had passed its work on by then, for those that carry on, and what
    fell to one that has passed it on since goes to its successor. Running it again changes nothing. It asks for no
    right: what is owed follows from what the plan says.

    Args:
        nguoi: in whose name; `None`: of the service, command or request around it.

    Returns:
        How many items were made.
    """
    KeHoach.objects.giu(ke_hoach.pk)
    tasks = [task for task in nhiem_vu if not task.dung_tu]
    leads, members, known = cac_phan_giao(ke_hoach, VaiTroPhanCong.CHU_TRI), ThanhVien(ke_hoach, ngay), DaGiao(ke_hoach)
    owed = (item for task in tasks for item in _dau_viec(task, leads[task.pk], members, known, ke_hoach, ngay))
    giao_phoi_hop(ke_hoach, tasks, members)
    made = DauViec.objects.chep(owed)
    if made:
        ghi_so(ke_hoach, f"Giao {viet_so(made)} đầu việc")
    return made


def mo_ky(ngay: date) -> int:
    """Open the period of the day for every standing task of every plan in force; returns the items made."""
    operator = nguoi_he_thong()
    plans = KeHoach.objects.filter(van_ban__tinh_trang__in=DANG_THEO_DOI, nhiem_vu__loai_han__in=DINH_KY)
    return sum(
        giao_viec(plan, plan.nhiem_vu.filter(loai_han__in=DINH_KY, dung_tu=None), ngay, nguoi=operator)
        for plan in plans.select_related("dia_ban").distinct()
    )


def _dau_viec(
    nhiem_vu: NhiemVu, leads: list[PhanGiao], members: ThanhVien, known: DaGiao, ke_hoach: KeHoach, ngay: date
) -> Iterator[dict[str, object]]:
    """The items that the task lacks, one for each agency and occasion."""
    if not leads:
        return
    chosen = known.da_chon(nhiem_vu)
    for occasion in cac_dot(nhiem_vu, ke_hoach, ngay):
        seen = set()
        for lead in leads:
            for taker in members.cua(lead, occasion.tu_ngay, chosen):
                if taker.co_quan.pk not in seen and not known.co(nhiem_vu, occasion, taker):
                    seen.add(taker.co_quan.pk)
                    yield _mot_viec(nhiem_vu, lead, taker, occasion)


def _mot_viec(nhiem_vu: NhiemVu, phan_cong: PhanGiao, nguoi_nhan: NguoiNhan, dot: Dot) -> dict[str, object]:
    """The item, by the fields of its row."""
    return {
        "nhiem_vu_id": nhiem_vu.pk,
        "ke_hoach_id": nhiem_vu.ke_hoach_id,
        "phan_cong_id": phan_cong.pk,
        "co_quan_id": nguoi_nhan.co_quan.pk,
        "co_quan_goc_id": nguoi_nhan.goc.pk if nguoi_nhan.goc else None,
        "tinh_chat": dot.tinh_chat.value,
        "moc": dot.moc,
        "ky_tu": dot.ky_tu,
        "ky_den": dot.ky_den,
        "ten_ky": dot.ten_ky,
        "han": dot.han,
        "han_goc": dot.han,
        "tam_dung_tu": nhiem_vu.tam_dung_tu,
        "ly_do_tam_dung": nhiem_vu.ly_do_tam_dung,
    }
