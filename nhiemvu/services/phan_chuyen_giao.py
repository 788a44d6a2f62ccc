"""What a handover moves, part by part. A part yields items to decide; each says which rows it changes.

A later part (milestones of targets) is one more function in `PHAN`.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db.models import Q

from donvi.ke_tuc import ChuoiKeTuc
from donvi.kiem_su_kien import CapKeThua
from donvi.models import CoQuan, NhomCoQuan, SuKienKeThua
from kehoach.models import KeHoach
from kehoach.querysets import DANG_THEO_DOI
from nhiemvu.enums import LoaiDong
from nhiemvu.models import DauViec
from nhiemvu.services.dong import ThayDoi
from taikhoan.models import PhanQuyen


@dataclass(frozen=True, slots=True)
class Muc:
    """One thing that moves: from `cu` to `moi`, one of `lua_chon`. `ma` is the key under which a person chooses."""

    ma: str
    loai: LoaiDong
    ten: str
    cu: CoQuan
    moi: CoQuan
    lua_chon: Sequence[CoQuan]
    thay_doi: list[ThayDoi]
    ghi_chu: str = ""


@dataclass
class BoiCanh:
    """The act, who may take over from whom (the default first), and what a person chose.

    A successor that has passed on since stands for those that carry on from it on the day of the handover.
    """

    su_kien: SuKienKeThua
    cap: Sequence[CapKeThua]
    chon: Mapping[str, int]
    ngay: date
    cu: dict[int, CoQuan] = field(init=False)
    ke_tiep: dict[int, list[CoQuan]] = field(init=False)

    def __post_init__(self) -> None:
        self.cu = {pair.cu.pk: pair.cu for pair in self.cap}
        chains, heirs = ChuoiKeTuc(pair.moi for pair in self.cap), {}
        for pair in sorted(self.cap, key=lambda pair: not pair.chinh):
            found = heirs.setdefault(pair.cu.pk, [])
            found += [agency for agency in chains.tat_ca(pair.moi, self.ngay) if agency not in found]
        self.ke_tiep = heirs

    @property
    def ngay_cuoi(self) -> date:
        """The last day of the agencies that end."""
        return self.su_kien.ngay - timedelta(days=1)

    def nguoi_nhan(self, ma: str, cu: int) -> CoQuan:
        """Who takes the item: as chosen, else by default.

        Raises:
            ValidationError: the choice is no successor.
        """
        heirs = self.ke_tiep[cu]
        chosen = self.chon.get(ma)
        found = next((agency for agency in heirs if chosen in (None, agency.pk)), None)
        if found is None:
            raise ValidationError(f"Cơ quan được chọn không kế thừa {self.cu[cu]}.")
        return found

    def muc(self, loai: LoaiDong, khoa: int, ten: str, cu: int, thay_doi: list[ThayDoi], ghi_chu: str = "") -> Muc:
        ma = f"{loai}-{khoa}"
        return Muc(ma, loai, ten, self.cu[cu], self.nguoi_nhan(ma, cu), self.ke_tiep[cu], thay_doi, ghi_chu)


def co_quan(bc: BoiCanh) -> Iterator[Muc]:
    """The old agencies end the day before; whatever was called by their name is now called by the successor's."""
    renamed = list(CoQuan.objects.filter(nay_la__in=bc.cu).order_by("pk"))
    for pk, agency in bc.cu.items():
        heir = bc.ke_tiep[pk][0]
        ended = {"den_ngay": bc.ngay_cuoi, "nay_la_id": heir.pk}
        changes = [ThayDoi(LoaiDong.CO_QUAN, agency, ended, agency, heir)]
        older = (row for row in renamed if row.nay_la_id == pk)
        changes += [ThayDoi(LoaiDong.NAY_LA, row, {"nay_la_id": heir.pk}, row, heir) for row in older]
        yield Muc(f"co_quan-{pk}", LoaiDong.CO_QUAN, agency.ten, agency, heir, [heir], changes)


def dau_viec(bc: BoiCanh) -> Iterator[Muc]:
    """Open items pass on, the most advanced first; an occasion that the successor owes already takes them in."""
    items = list(viec_dang_mo(bc.cu).select_related("nhiem_vu").order_by("-tien_do", "pk"))
    owed = _da_co(items, bc)
    for item in items:
        heir = bc.nguoi_nhan(f"{LoaiDong.VIEC}-{item.pk}", item.co_quan_id)
        key = _dip(item, heir.pk)
        if into := owed.get(key):
            change, note = _gop(bc, item, into, heir), _da_ket_thuc(into)
        else:
            owed[key] = item
            change, note = _chuyen(bc, item, heir), ""
        yield bc.muc(LoaiDong.VIEC, item.pk, _ten_viec(item), change.cu.pk, [change], note)


def vai_tro(bc: BoiCanh) -> Iterator[Muc]:
    """People keep their roles: the old one ends with the agency, a new one begins with the successor."""
    roles = PhanQuyen.objects.filter(Q(den_ngay=None) | Q(den_ngay__gte=bc.su_kien.ngay), co_quan__in=bc.cu)
    heirs = {heir.pk for found in bc.ke_tiep.values() for heir in found}
    held = set(
        PhanQuyen.objects.filter(co_quan__in=heirs, den_ngay=None).values_list("nguoi_dung", "vai_tro", "co_quan")
    )
    for role in roles.select_related("nguoi_dung").order_by("pk"):
        old = role.co_quan_id
        heir = bc.nguoi_nhan(f"{LoaiDong.VAI_TRO}-{role.pk}", old)
        key = (role.nguoi_dung_id, role.vai_tro, heir.pk)
        name = f"{role.nguoi_dung} – {role.get_vai_tro_display()}"
        yield bc.muc(LoaiDong.VAI_TRO, role.pk, name, old, _doi_vai_tro(bc, role, heir, moi=key not in held))
        held.add(key)


def nhom(bc: BoiCanh) -> Iterator[Muc]:
    """The successor joins the explicit groups of the old agency, which stays in them for the days when it stood."""
    through = NhomCoQuan.thanh_vien.through
    rows = through.objects.filter(coquan__in=bc.cu).select_related("nhomcoquan").order_by("pk")
    heirs = {heir.pk for found in bc.ke_tiep.values() for heir in found}
    here = set(through.objects.filter(coquan__in=heirs).values_list("nhomcoquan", "coquan"))
    for row in rows:
        old = row.coquan_id
        heir = bc.nguoi_nhan(f"{LoaiDong.NHOM}-{row.pk}", old)
        joins = {"nhomcoquan_id": row.nhomcoquan_id, "coquan_id": heir.pk}
        if tuple(joins.values()) in here:
            continue
        here.add(tuple(joins.values()))
        change = ThayDoi(LoaiDong.NHOM, through(**joins), joins, bc.cu[old], heir)
        yield bc.muc(LoaiDong.NHOM, row.pk, str(row.nhomcoquan), old, [change])


def ke_hoach(bc: BoiCanh) -> Iterator[Muc]:
    """Plans in force whose coordinator ends get the successor as coordinator."""
    plans = KeHoach.objects.filter(dau_moi__in=bc.cu, van_ban__tinh_trang__in=DANG_THEO_DOI)
    for plan in plans.select_related("van_ban").order_by("pk"):
        old = plan.dau_moi_id
        heir = bc.nguoi_nhan(f"{LoaiDong.KE_HOACH}-{plan.pk}", old)
        change = ThayDoi(LoaiDong.KE_HOACH, plan, {"dau_moi_id": heir.pk}, bc.cu[old], heir)
        yield bc.muc(LoaiDong.KE_HOACH, plan.pk, str(plan), old, [change])


PHAN: tuple[Callable[[BoiCanh], Iterator[Muc]], ...] = (co_quan, dau_viec, vai_tro, nhom, ke_hoach)


def viec_dang_mo(co_quan: Mapping[int, CoQuan]):
    """The items of the agencies that are neither completed nor stopped."""
    return DauViec.objects.filter(co_quan__in=co_quan, ngay_hoan_thanh__isnull=True, dung_tu__isnull=True)


def _da_co(items: Sequence[DauViec], bc: BoiCanh) -> dict[tuple, DauViec]:
    """The items of the successors for the same tasks, by occasion; one merged before stands for that it went into."""
    heirs = {heir.pk for found in bc.ke_tiep.values() for heir in found}
    tasks = {item.nhiem_vu_id for item in items}
    rows = DauViec.objects.filter(nhiem_vu__in=tasks, co_quan__in=heirs).select_related("gop_vao")
    return {_dip(row, row.co_quan_id): row.gop_vao or row for row in rows}


def _dip(item: DauViec, co_quan_pk: int) -> tuple:
    return item.nhiem_vu_id, co_quan_pk, item.ky_tu or item.moc


def _chuyen(bc: BoiCanh, item: DauViec, heir: CoQuan) -> ThayDoi:
    moved = {
        "co_quan_id": heir.pk,
        "co_quan_goc_id": item.co_quan_goc_id or item.co_quan_id,
        "phien_ban": item.phien_ban + 1,
    }
    return ThayDoi(LoaiDong.VIEC, item, moved, bc.cu[item.co_quan_id], heir)


def _gop(bc: BoiCanh, item: DauViec, into: DauViec, heir: CoQuan) -> ThayDoi:
    merged = {
        "gop_vao_id": into.pk,
        "dung_tu": bc.su_kien.ngay,
        "van_ban_dung": bc.su_kien.can_cu,
        "phien_ban": item.phien_ban + 1,
    }
    return ThayDoi(LoaiDong.GOP, item, merged, bc.cu[item.co_quan_id], heir)


def _da_ket_thuc(item: DauViec) -> str:
    if item.ngay_hoan_thanh:
        return "cơ quan kế thừa đã hoàn thành"
    return "cơ quan kế thừa đã dừng" if item.dung_tu else ""


def _ten_viec(item: DauViec) -> str:
    return f"{item.nhiem_vu} ({item.ten_ky})" if item.ten_ky else str(item.nhiem_vu)


def _doi_vai_tro(bc: BoiCanh, role: PhanQuyen, heir: CoQuan, *, moi: bool) -> list[ThayDoi]:
    old = bc.cu[role.co_quan_id]
    if role.tu_ngay and role.tu_ngay > bc.ngay_cuoi:
        return [ThayDoi(LoaiDong.VAI_TRO, role, {"co_quan_id": heir.pk}, old, heir)]
    changes = [ThayDoi(LoaiDong.VAI_TRO, role, {"den_ngay": bc.ngay_cuoi}, old, heir)]
    if moi:
        new = {
            "nguoi_dung_id": role.nguoi_dung_id,
            "vai_tro": role.vai_tro,
            "co_quan_id": heir.pk,
            "tu_ngay": max(bc.su_kien.ngay, heir.tu_ngay or bc.su_kien.ngay),
            "den_ngay": role.den_ngay,
        }
        changes.append(ThayDoi(LoaiDong.VAI_TRO_MOI, PhanQuyen(**new), new, old, heir))
    return changes
