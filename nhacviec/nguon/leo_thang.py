"""Escalation: agencies with items that have just been overdue for so many working days, for the next one up.

One message an agency and threshold; how many items it stands for is counted when it is read. The pairs of plan and
agency that cross a threshold on one day are few, so that people are found in Python.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator

from django.db.models import Q, QuerySet

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

# Each person, with whom they stand in for (none: nobody).
Nguoi = dict[int, int | None]
NguoiNhan = Callable[[KeHoach, int], Nguoi]


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
        for person, on_behalf in people(by_key[plan], agency).items():
            yield ThongBao(
                nguoi_id=person,
                thay_mat_id=on_behalf,
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
    heads = _theo(bc, held.filter(thu_truong=True), "co_quan")
    coordinators = _theo(bc, held.filter(vai_tro=VaiTro.DAU_MOI), "co_quan")
    highest = Q(dia_ban__cap__lte=CapDiaBan.TINH)
    leaders = _theo(bc, held.filter(highest, vai_tro=VaiTro.LANH_DAO), "dia_ban__duong_dan")
    return (
        lambda plan, agency: heads[agency],
        lambda plan, agency: coordinators[plan.dau_moi_id],
        lambda plan, agency: _gop(leaders[path] for path in _tinh_cua(plan)),
    )


def _theo(bc: BoiCanh, roles: QuerySet[PhanQuyen], khoa: str) -> dict[object, Nguoi]:
    """Who holds the roles, then their deputies, by agency or place."""
    people: dict[object, Nguoi] = defaultdict(dict)
    held = list(roles.values_list("pk", khoa, "nguoi_dung"))
    for _, key, person in held:
        people[key][person] = None
    of_role = {role: key for role, key, _ in held}
    for row in bc.uy_quyen:
        if (key := of_role.get(row.phan_quyen_id)) is not None:
            people[key].setdefault(row.nguoi_nhan_id, row.phan_quyen.nguoi_dung_id)
    return people


def _gop(groups: Iterable[Nguoi]) -> Nguoi:
    """All of them; who stands somewhere in their own name stands so."""
    merged: Nguoi = {}
    for group in groups:
        merged |= {person: giver and merged.get(person, giver) for person, giver in group.items()}
    return merged


def _tinh_cua(plan: KeHoach) -> set[str]:
    """The paths of the provinces of the plan's place and of the places that carry it on; the country for its own."""
    places = [plan.dia_ban, *(record.dia_ban for record in plan.tiep_tuc.all())]
    return {place.duong_dan[: place.duong_dan.find("/", 1) + 1] or "/" for place in places}
