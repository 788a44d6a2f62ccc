"""What a handover moves, part by part. A part yields items to decide; each says which rows it changes."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from donvi.models import CoQuan, NhomCoQuan
from kehoach.models import KeHoach
from kehoach.querysets import DANG_THEO_DOI
from nhiemvu.enums import LoaiDong
from nhiemvu.models import DauViec
from nhiemvu.services.boi_canh import BoiCanh, Muc
from nhiemvu.services.dong import ThayDoi
from nhiemvu.services.phan_moc import moc_chi_tieu
from nhiemvu.services.phan_vai_tro import vai_tro, vai_tro_dia_ban


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


PHAN: tuple[Callable[[BoiCanh], Iterator[Muc]], ...] = (
    co_quan,
    dau_viec,
    vai_tro,
    vai_tro_dia_ban,
    nhom,
    ke_hoach,
    moc_chi_tieu,
)


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
