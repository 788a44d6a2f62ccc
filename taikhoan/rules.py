"""Who administers what: people, roles, and the master data of places."""

import rules

from donvi.enums import CapDiaBan
from donvi.models import BiDanh, CoQuan, NhomCoQuan
from taikhoan.models import NguoiDung, PhanQuyen
from taikhoan.pham_vi import pham_vi_cua


@rules.predicate
def la_quan_tri(nguoi, dia_ban) -> bool:
    """An admin of the place (or, with no place named, of any)."""
    reach = pham_vi_cua(nguoi)
    if dia_ban is None:
        return reach.toan_he_thong or bool(reach.quan_tri)
    return reach.quan_tri_dia_ban(dia_ban)


@rules.predicate
def la_quan_tri_bat_ky(nguoi) -> bool:
    """An admin of any place."""
    return la_quan_tri(nguoi, None)


@rules.predicate
def la_van_hanh(nguoi, doi_tuong) -> bool:
    """An operator of the whole installation."""
    return pham_vi_cua(nguoi).toan_he_thong


@rules.predicate
def quan_tri_doi_tuong(nguoi, doi_tuong) -> bool:
    """An admin of the place that the row belongs to; a row of no place belongs to the operators."""
    if doi_tuong is None:
        return la_quan_tri_bat_ky(nguoi)
    place = _dia_ban_cua(doi_tuong)
    return la_van_hanh(nguoi, None) if place is None else la_quan_tri(nguoi, place)


@rules.predicate
def quan_tri_ke_thua(nguoi, cap) -> bool:
    """An admin of the places of every agency, old and new. A province that has ended has no admin any more: whoever
    administers the places that carry it on answers for it. `cap`: pairs of `donvi.kiem_su_kien.CapKeThua`."""
    if cap is None:
        return la_quan_tri_bat_ky(nguoi)
    new, old = {pair.moi.dia_ban for pair in cap}, {pair.cu.dia_ban for pair in cap}
    old = {place for place in old if place.cap != CapDiaBan.TINH or place.den_ngay is None}
    return all(la_quan_tri(nguoi, place) for place in new | old)


@rules.predicate
def quan_tri_nguoi(nguoi, tai_khoan) -> bool:
    """An admin of every place in which the account holds a role; operators' accounts are the operators'."""
    if tai_khoan is None:
        return la_quan_tri_bat_ky(nguoi)
    if tai_khoan.is_superuser:
        return la_van_hanh(nguoi, None)
    roles = tai_khoan.phan_quyen.select_related("dia_ban", "co_quan__dia_ban")
    return la_quan_tri_bat_ky(nguoi) and all(la_quan_tri(nguoi, _dia_ban_cua(role)) for role in roles)


@rules.predicate
def la_nguoi_giu(nguoi, phan_quyen) -> bool:
    """The person whose own role it is; a deputy who carries it too is not."""
    return phan_quyen.nguoi_dung_id == nguoi.pk


@rules.predicate
def quan_tri_vai_tro(nguoi, phan_quyen) -> bool:
    return la_quan_tri(nguoi, phan_quyen.noi)


def _dia_ban_cua(doi_tuong):
    if isinstance(doi_tuong, PhanQuyen):
        return doi_tuong.noi
    if isinstance(doi_tuong, CoQuan):
        return doi_tuong.dia_ban
    if isinstance(doi_tuong, NhomCoQuan | BiDanh):
        return doi_tuong.pham_vi
    return None


rules.add_perm("taikhoan.giao_vai_tro", la_quan_tri)
rules.add_perm("taikhoan.uy_quyen", la_nguoi_giu | quan_tri_vai_tro)
rules.add_perm("donvi.tao_theo_mau", la_quan_tri)
rules.add_perm("donvi.ke_thua", quan_tri_ke_thua)
rules.add_perm("taikhoan.tao_nguoi_dung", la_quan_tri_bat_ky)
rules.add_perm("taikhoan.sua_nguoi_dung", quan_tri_nguoi)
rules.add_perm("taikhoan.van_hanh", la_van_hanh)

# The names under which the Django admin asks.
for _app in ("donvi", "taikhoan"):
    rules.add_perm(_app, la_quan_tri_bat_ky)
for _model in (CoQuan, NhomCoQuan, BiDanh):
    rules.add_perm(f"donvi.view_{_model._meta.model_name}", la_quan_tri_bat_ky)
    for _action in ("add", "change", "delete"):
        rules.add_perm(f"donvi.{_action}_{_model._meta.model_name}", quan_tri_doi_tuong)
rules.add_perm("donvi.view_diaban", la_quan_tri_bat_ky)
for _action in ("view", "add", "change"):
    rules.add_perm(f"taikhoan.{_action}_{NguoiDung._meta.model_name}", quan_tri_nguoi)
    rules.add_perm(f"taikhoan.{_action}_{PhanQuyen._meta.model_name}", quan_tri_doi_tuong)
