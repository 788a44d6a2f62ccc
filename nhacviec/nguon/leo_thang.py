"""Escalation: agencies with items that have just been overdue for so many working days, for the next one up.

One message an agency and threshold; how many items it stands for is counted when it is read. The pairs of plan and
agency that cross a threshold on one day are few, so that people are found in Python.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator

from django.db.models import Q

from donvi.enums import CapDiaBan
from kehoach.models import KeHoach
from nhacviec.enums import LoaiTin
from nhacviec.moc import BoMoc, han_den_moc
from nhacviec.models import ThongBao
from nhacviec.nguon.boi_canh import BoiCanh
from nhacviec.nguon.cau_hinh import dang_mo, theo_cau_hinh
from nhacviec.nguon.han import han_cu_nhat
from taikhoan.enums import VaiTro
from taikhoan.models import PhanQuyen

NguoiNhan = Callable[[KeHoach, int], set[int]]


def leo_thang(bc: BoiCanh) -> Iterator[list[ThongBao]]:
    oldest = han_cu_nhat()
    if oldest is None:
        return
    levels = _cac_cap(bc)
    for config, items in theo_cau_hinh(dang_mo(bc.ngay)):
        for days, people in zip(config.nguong, levels, strict=True):
            crossed = han_den_moc(bc.tu, bc.ngay, BoMoc(sau=(days,), ngay_lam_viec=True), bc.lich, oldest)
            late = items.filter(han__in=crossed)
            pairs = late.order_by().values_list("nhiem_vu__ke_hoach", "co_quan").distinct()
            yield list(_tin(bc, list(pairs), days, people))


def _tin(bc: BoiCanh, pairs: list[tuple[int, int]], days: int, people: NguoiNhan) -> Iterator[ThongBao]:
    plans = KeHoach.objects.select_related("dia_ban").prefetch_related("tiep_tuc__dia_ban")
    by_key = plans.in_bulk({plan for plan, _ in pairs})
    for plan, agency in pairs:
        for person in people(by_key[plan], agency):
            yield ThongBao(
                nguoi_id=person,
                ngay=bc.ngay,
                loai=LoaiTin.LEO_THANG,
                moc=days,
                ke_hoach_id=plan,
                co_quan_id=agency,
                ngay_gui=bc.ngay_gui,
                luc=bc.luc,
            )


def _cac_cap(bc: BoiCanh) -> tuple[NguoiNhan, NguoiNhan, NguoiNhan]:
    """The head of the agency, the coordinators of the plan, the leaders of the plan's province."""
    held = PhanQuyen.objects.hieu_luc(bc.ngay).filter(nguoi_dung__is_active=True)
    heads = _theo(held.filter(thu_truong=True).values_list("co_quan", "nguoi_dung"))
    coordinators = _theo(held.filter(vai_tro=VaiTro.DAU_MOI).values_list("co_quan", "nguoi_dung"))
    highest = Q(dia_ban__cap__lte=CapDiaBan.TINH)
    leaders = _theo(held.filter(highest, vai_tro=VaiTro.LANH_DAO).values_list("dia_ban__duong_dan", "nguoi_dung"))
    return (
        lambda plan, agency: heads[agency],
        lambda plan, agency: coordinators[plan.dau_moi_id],
        lambda plan, agency: set().union(*(leaders[path] for path in _tinh_cua(plan))),
    )


def _theo(rows) -> dict[object, set[int]]:
    people = defaultdict(set)
    for key, person in rows:
        people[key].add(person)
    return people


def _tinh_cua(plan: KeHoach) -> set[str]:
    """The paths of the provinces of the plan's place and of the places that carry it on; the country for its own."""
    places = [plan.dia_ban, *(record.dia_ban for record in plan.tiep_tuc.all())]
    return {place.duong_dan[: place.duong_dan.find("/", 1) + 1] or "/" for place in places}
