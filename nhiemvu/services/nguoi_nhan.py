"""Who owes an occasion of a task: members of groups, successors of agencies that ended, and who has it already."""

from collections import defaultdict
from collections.abc import Container
from dataclasses import dataclass
from datetime import date

from donvi.ke_tuc import ChuoiKeTuc
from donvi.models import CoQuan, NhomCoQuan
from donvi.queries import thanh_vien
from kehoach.models import KeHoach
from nhiemvu.enums import LoaiDong, VaiTroPhanCong
from nhiemvu.models import DauViec, DongChuyenGiao, NhiemVu, PhanCong
from nhiemvu.services.dot import Dot


@dataclass(frozen=True, slots=True)
class NguoiNhan:
    """Who takes an item. `goc`: the agency to which it fell first, where another; `qua`: the one that owed it on the
    day of the occasion and has passed its work on since."""

    co_quan: CoQuan
    goc: CoQuan | None = None
    qua: CoQuan | None = None


@dataclass(frozen=True, slots=True)
class PhanGiao:
    """What an assignment (by its key) says of who takes: an agency or a group."""

    pk: int
    co_quan: CoQuan | None
    nhom: NhomCoQuan | None


def cac_phan_giao(ke_hoach: KeHoach, vai_tro: VaiTroPhanCong) -> dict[int, list[PhanGiao]]:
    """Whom each task of the plan (by key) names in the role, in their order; every agency and group is read once."""
    known = PhanCong.objects.filter(nhiem_vu__ke_hoach=ke_hoach, vai_tro=vai_tro).exclude(co_quan=None, nhom=None)
    rows = list(known.order_by("thu_tu").values_list("nhiem_vu", "pk", "co_quan", "nhom"))
    agencies = CoQuan.objects.in_bulk({agency for *_, agency, _ in rows if agency})
    groups = NhomCoQuan.objects.in_bulk({group for *_, group in rows if group})
    by_task = defaultdict(list)
    for task, key, agency, group in rows:
        by_task[task].append(PhanGiao(key, agencies.get(agency), groups.get(group)))
    return by_task


class ThanhVien:
    """The agencies that an assignment stands for on a day, each group asked once a day.

    Args:
        ngay: the day up to which acts of succession count.
    """

    def __init__(self, ke_hoach: KeHoach, ngay: date) -> None:
        self._plan, self._ngay = ke_hoach, ngay
        self._groups: dict[tuple[int, date], list[CoQuan]] = {}
        self._chains = ChuoiKeTuc()

    def cua(self, phan_cong: PhanGiao | PhanCong, ngay: date, chon: Container[int] = ()) -> list[NguoiNhan]:
        """Who takes what falls to the assignment on the day; `chon`: successors chosen for this task (keys)."""
        agency = phan_cong.co_quan
        named = self._cua_nhom(phan_cong.nhom, ngay) if phan_cong.nhom else [agency] if agency else []
        standing = [a for a in named if a.con_hieu_luc(ngay)]
        ended = [a for a in named if a.nay_la_id and a.den_ngay and a.den_ngay < ngay]
        self._chains.doc([*standing, *ended])
        found = [NguoiNhan(a) for a in standing]
        found += [NguoiNhan(heir, a) for a in ended for heir in self._chains.nhan_viec_moi(a, ngay, chon)]
        return [self._den_nay(taker, ngay) for taker in found]

    def _cua_nhom(self, nhom: NhomCoQuan, ngay: date) -> list[CoQuan]:
        """The members on the day, and those on the day that the plan assigns: these may have ended since."""
        first = self._mot_ngay(nhom, self._plan.ngay_giao)
        return [*self._mot_ngay(nhom, ngay), *(a for a in first if not a.con_hieu_luc(ngay))]

    def _mot_ngay(self, nhom: NhomCoQuan, ngay: date) -> list[CoQuan]:
        key = (nhom.pk, ngay)
        if key not in self._groups:
            self._groups[key] = list(thanh_vien(nhom, self._plan.dia_ban, ngay).select_related("dia_ban"))
        return self._groups[key]

    def _den_nay(self, taker: NguoiNhan, ngay: date) -> NguoiNhan:
        owner = taker.co_quan
        heir = self._chains.mac_dinh(owner, max(ngay, self._ngay)) if owner.nay_la_id else None
        if heir is None or heir == owner:
            return taker
        return NguoiNhan(heir, taker.goc or owner, owner)


class DaGiao:
    """The items that the plan already has, and who held them. A period is here too when another covers a day of it:
    where the cycle of a plan changes, no day is reported twice."""

    def __init__(self, ke_hoach: KeHoach) -> None:
        self._moc: set[tuple[int, int, int]] = set()
        self._ky: dict[tuple[int, int], dict[date, date]] = defaultdict(dict)
        self._tung_giu: set[tuple[int, int, int | date]] = set()
        self._chon: dict[int, set[int]] = defaultdict(set)
        items = DauViec.objects.filter(nhiem_vu__ke_hoach=ke_hoach).order_by()
        columns = ("nhiem_vu", "co_quan", "co_quan_goc", "moc", "ky_tu", "ky_den")
        for task, agency, first_held, place, first, last in items.values_list(*columns):
            if first:
                self._ky[task, agency][first] = last
            else:
                self._moc.add((task, agency, place))
            self._tung_giu |= {(task, held, first or place) for held in (agency, first_held) if held}
        self._doc_chuyen_giao(ke_hoach)

    def co(self, nhiem_vu: NhiemVu, dot: Dot, taker: NguoiNhan) -> bool:
        """Whether the agency has the item, or whoever owed it before passed it on, finished or stopped it."""
        owed_by = taker.qua or taker.co_quan
        if (nhiem_vu.pk, owed_by.pk, dot.ky_tu or dot.moc) in self._tung_giu:
            return True
        if dot.ky_tu is None:
            return (nhiem_vu.pk, taker.co_quan.pk, dot.moc) in self._moc
        periods = self._ky.get((nhiem_vu.pk, taker.co_quan.pk), {})
        return dot.ky_tu in periods or any(a <= dot.ky_den and dot.ky_tu <= b for a, b in periods.items())

    def da_chon(self, nhiem_vu: NhiemVu) -> set[int]:
        """The successors (keys) to which a handover gave an item of the task."""
        return self._chon.get(nhiem_vu.pk, set())

    def _doc_chuyen_giao(self, ke_hoach: KeHoach) -> None:
        moved = DongChuyenGiao.objects.filter(loai=LoaiDong.VIEC, dau_viec__nhiem_vu__ke_hoach=ke_hoach)
        columns = ("dau_viec__nhiem_vu", "cu", "moi", "dau_viec__ky_tu", "dau_viec__moc")
        for task, old, new, first, place in moved.order_by().values_list(*columns):
            self._tung_giu.add((task, old, first or place))
            self._chon[task].add(new)
