"""The roles that a handover moves: those in the agencies that end, and those in the places that ended with them."""

from collections.abc import Iterator
from datetime import date

from django.db.models import Q, QuerySet

from donvi.enums import LoaiCoQuan
from donvi.models import CoQuan
from nhiemvu.enums import LoaiDong
from nhiemvu.services.boi_canh import BoiCanh, Muc
from nhiemvu.services.dong import ThayDoi
from taikhoan.models import PhanQuyen


def vai_tro(bc: BoiCanh) -> Iterator[Muc]:
    """People keep their roles: the old one ends with the agency, a new one begins with the successor."""
    heirs = {heir.pk for found in bc.ke_tiep.values() for heir in found}
    held = set(_dang_giu(PhanQuyen.objects.filter(co_quan__in=heirs), "co_quan"))
    for role in _con_giu(bc, co_quan__in=bc.cu):
        yield _muc(bc, role, role.co_quan_id, "co_quan", held)


def vai_tro_dia_ban(bc: BoiCanh) -> Iterator[Muc]:
    """Leaders and admins of a place that ended pass with its People's Committee to the place of the one that carries
    it on. The place still stands where only the committee was renamed, and nothing moves."""
    ended = dia_ban_het(bc)
    heirs = {heir.dia_ban_id for pk in ended.values() for heir in bc.ke_tiep[pk]}
    held = set(_dang_giu(PhanQuyen.objects.filter(dia_ban__in=heirs), "dia_ban"))
    for role in _con_giu(bc, dia_ban__in=ended):
        yield _muc(bc, role, ended[role.dia_ban_id], "dia_ban", held)


def dia_ban_het(bc: BoiCanh) -> dict[int, int]:
    """The places that ended with their People's Committees: place → agency."""
    return {agency.dia_ban_id: agency.pk for agency in bc.cu.values() if _het_dia_ban(bc, agency)}


def _het_dia_ban(bc: BoiCanh, agency: CoQuan) -> bool:
    last = agency.dia_ban.den_ngay
    return agency.loai == LoaiCoQuan.UBND and last is not None and last <= bc.ngay_cuoi


def _con_giu(bc: BoiCanh, **noi: object) -> QuerySet[PhanQuyen]:
    """The roles there that outlive the last day of the old agencies."""
    roles = PhanQuyen.objects.filter(Q(den_ngay=None) | Q(den_ngay__gte=bc.su_kien.ngay), **noi)
    return roles.select_related("nguoi_dung").order_by("pk")


def _dang_giu(roles: QuerySet[PhanQuyen], cot: str) -> QuerySet:
    return roles.filter(den_ngay=None).values_list("nguoi_dung", "vai_tro", cot)


def _muc(bc: BoiCanh, role: PhanQuyen, cu: int, cot: str, held: set[tuple]) -> Muc:
    """One role: `cot` is the column of what it is held in, `cu` the old agency that decides who may take it."""
    heir = bc.nguoi_nhan(f"{LoaiDong.VAI_TRO}-{role.pk}", cu)
    place = heir.pk if cot == "co_quan" else heir.dia_ban_id
    key = (role.nguoi_dung_id, role.vai_tro, place)
    begins = heir.tu_ngay if cot == "co_quan" else heir.dia_ban.tu_ngay
    changes = [
        ThayDoi(loai, row, after, bc.cu[cu], heir)
        for loai, row, after in _doi(bc, role, {f"{cot}_id": place}, begins, moi=key not in held)
    ]
    held.add(key)
    name = f"{role.nguoi_dung} – {role.get_vai_tro_display()}"
    note = "" if cot == "co_quan" else f"vai trò theo địa bàn, chuyển sang {heir.dia_ban}"
    return bc.muc(LoaiDong.VAI_TRO, role.pk, name, cu, changes, note)


def _doi(
    bc: BoiCanh, role: PhanQuyen, noi: dict[str, int], tu_ngay: date | None, *, moi: bool
) -> Iterator[tuple[LoaiDong, PhanQuyen, dict[str, object]]]:
    if role.tu_ngay and role.tu_ngay > bc.ngay_cuoi:
        yield LoaiDong.VAI_TRO, role, noi
        return
    yield LoaiDong.VAI_TRO, role, {"den_ngay": bc.ngay_cuoi}
    if moi:
        new = {
            "nguoi_dung_id": role.nguoi_dung_id,
            "vai_tro": role.vai_tro,
            **noi,
            "tu_ngay": max(bc.su_kien.ngay, tu_ngay or bc.su_kien.ngay),
            "den_ngay": role.den_ngay,
        }
        yield LoaiDong.VAI_TRO_MOI, PhanQuyen(**new), new
