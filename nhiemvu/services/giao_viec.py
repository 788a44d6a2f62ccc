"""Making work items: what each lead agency owes, by which date."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from chung.audit import ghi_so, service
from chung.bo_nho import tung_dot
from donvi.models import CoQuan, NhomCoQuan
from kehoach.ky import ChuKy, cac_ky
from kehoach.models import KeHoach
from kehoach.querysets import DANG_THEO_DOI
from nhiemvu.enums import TinhChat, VaiTroPhanCong
from nhiemvu.han import LoaiHan
from nhiemvu.models import DauViec, NhiemVu, PhanCong
from nhiemvu.services.dat_han import cho_han
from nhiemvu.services.nguoi_nhan import DaGiao, NguoiNhan, ThanhVien
from nhiemvu.services.phoi_hop import giao_phoi_hop
from taikhoan.models import NguoiDung
from taikhoan.services import nguoi_he_thong

_DINH_KY = {LoaiHan.DINH_KY.value, LoaiHan.MO.value}


@dataclass(frozen=True, slots=True)
class Dot:
    """One time that a task falls due: a milestone, a period, or without a date."""

    tinh_chat: TinhChat
    tu_ngay: date
    han: date | None = None
    moc: int = 0
    ky_tu: date | None = None
    ky_den: date | None = None
    ten_ky: str = ""


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
    leads, members, known = _chu_tri(ke_hoach), ThanhVien(ke_hoach, ngay), DaGiao(ke_hoach)
    owed = (item for task in tasks for item in _dau_viec(task, leads[task.pk], members, known, ke_hoach, ngay))
    giao_phoi_hop(ke_hoach, tasks, members)
    made = 0
    for items in tung_dot(owed, 2000):
        DauViec.objects.bulk_create(items)
        made += len(items)
    if made:
        ghi_so(ke_hoach, f"Giao {made} đầu việc")
    return made


def mo_ky(ngay: date) -> int:
    """Open the period of the day for every standing task of every plan in force; returns the items made."""
    operator = nguoi_he_thong()
    plans = KeHoach.objects.filter(van_ban__tinh_trang__in=DANG_THEO_DOI, nhiem_vu__loai_han__in=_DINH_KY)
    return sum(
        giao_viec(plan, plan.nhiem_vu.filter(loai_han__in=_DINH_KY, dung_tu=None), ngay, nguoi=operator)
        for plan in plans.select_related("dia_ban").distinct()
    )


def cac_dot(nhiem_vu: NhiemVu, ke_hoach: KeHoach, ngay: date) -> list[Dot]:
    """The times that the task falls due; for a standing one, up to the day or to the end that it states."""
    if nhiem_vu.loai_han in _DINH_KY:
        start = max(ke_hoach.ngay_giao, nhiem_vu.han_tu or ke_hoach.ngay_giao)
        end = min(ngay, nhiem_vu.han_den or ngay)
        cycle = ChuKy(nhiem_vu.chu_ky or ke_hoach.chu_ky_bao_cao)
        return [
            Dot(TinhChat.DINH_KY, max(start, period.tu), period.den, 0, period.tu, period.den, period.nhan)
            for period in cac_ky(start, end, cycle)
        ]
    days = [date.fromisoformat(day) for day in nhiem_vu.cac_moc] or [nhiem_vu.han_den or nhiem_vu.han_dieu_kien]
    if days[0] is not None:
        return [Dot(TinhChat.CO_HAN, ke_hoach.ngay_giao, due, place) for place, due in enumerate(days)]
    return [Dot(cho_han(nhiem_vu), ke_hoach.ngay_giao)]


def _chu_tri(ke_hoach: KeHoach) -> dict[int, list[PhanCong]]:
    """The leads of each task of the plan (by key) in their order; every agency and group is read once."""
    rows = PhanCong.objects.filter(nhiem_vu__ke_hoach=ke_hoach, vai_tro=VaiTroPhanCong.CHU_TRI)
    leads = list(rows.order_by("thu_tu"))
    agencies = CoQuan.objects.in_bulk({lead.co_quan_id for lead in leads if lead.co_quan_id})
    groups = NhomCoQuan.objects.in_bulk({lead.nhom_id for lead in leads if lead.nhom_id})
    by_task = defaultdict(list)
    for lead in leads:
        lead.co_quan, lead.nhom = agencies.get(lead.co_quan_id), groups.get(lead.nhom_id)
        by_task[lead.nhiem_vu_id].append(lead)
    return by_task


def _dau_viec(
    nhiem_vu: NhiemVu, leads: list[PhanCong], members: ThanhVien, known: DaGiao, ke_hoach: KeHoach, ngay: date
) -> Iterator[DauViec]:
    """The items that the task lacks, one for each agency and occasion."""
    if not leads:
        return
    chosen = known.da_chon(nhiem_vu)
    for occasion in cac_dot(nhiem_vu, ke_hoach, ngay):
        seen = set()
        for lead in leads:
            for taker in members.cua(lead, occasion.tu_ngay, chosen):
                item = _mot_viec(nhiem_vu, lead, taker, occasion)
                if item.co_quan_id not in seen and not known.co(item, taker):
                    seen.add(item.co_quan_id)
                    yield item


def _mot_viec(nhiem_vu: NhiemVu, phan_cong: PhanCong, nguoi_nhan: NguoiNhan, dot: Dot) -> DauViec:
    return DauViec(
        nhiem_vu_id=nhiem_vu.pk,
        ke_hoach_id=nhiem_vu.ke_hoach_id,
        phan_cong_id=phan_cong.pk,
        co_quan_id=nguoi_nhan.co_quan.pk,
        co_quan_goc=nguoi_nhan.goc,
        tinh_chat=dot.tinh_chat,
        moc=dot.moc,
        ky_tu=dot.ky_tu,
        ky_den=dot.ky_den,
        ten_ky=dot.ten_ky,
        han=dot.han,
        han_goc=dot.han,
        tam_dung_tu=nhiem_vu.tam_dung_tu,
        ly_do_tam_dung=nhiem_vu.ly_do_tam_dung,
    )
