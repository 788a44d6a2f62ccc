"""Who may report and confirm values, and allot milestones."""

from collections.abc import Iterable

import rules

from chitieu.models import ChiTieu
from chung.ngay import hom_nay
from donvi.enums import CapDiaBan
from donvi.models import CoQuan, DiaBan
from taikhoan.enums import VaiTro
from taikhoan.models import NguoiDung
from taikhoan.pham_vi import Noi, PhamVi, pham_vi_cua, vai_tro_hien_tai
from taikhoan.rules import la_van_hanh

CA_NUOC = frozenset([Noi("/")])


def noi_dieu_phoi(nguoi: NguoiDung) -> frozenset[Noi]:
    """Where the person confirms values and allots milestones: the places of the agencies for which they coordinate,
    and those that they administer."""
    reach = pham_vi_cua(nguoi)
    if reach.toan_he_thong:
        return CA_NUOC
    roles = vai_tro_hien_tai(nguoi, hom_nay())
    agencies = [role.co_quan for role in roles if role.vai_tro == VaiTro.DAU_MOI]
    return reach.quan_tri | _noi_cua(reach, agencies)


def noi_duoc_bao(nguoi: NguoiDung, chi_tieu: ChiTieu) -> frozenset[Noi]:
    """Where the person reports values of the target: as coordinator, as staff of the agency that owns the figures, or
    as staff of a district or commune for its own territory."""
    owners, reach = set(chi_tieu.don_vi_bao_cao.splitlines()), pham_vi_cua(nguoi)
    roles = vai_tro_hien_tai(nguoi, hom_nay()) if not reach.toan_he_thong else []
    agencies = [role.co_quan for role in roles if role.vai_tro == VaiTro.CAN_BO]
    reporting = [a for a in agencies if a.ten_ngan in owners or a.dia_ban.cap >= CapDiaBan.HUYEN]
    return noi_dieu_phoi(nguoi) | _noi_cua(reach, reporting)


def nhin_duoc(nguoi: NguoiDung) -> frozenset[Noi]:
    """The places whose values the person may read, with everything under them."""
    reach = pham_vi_cua(nguoi)
    return CA_NUOC if reach.toan_he_thong else reach.dia_ban | reach.noi_co_quan


def thuoc(dia_ban: DiaBan, noi: Iterable[Noi]) -> bool:
    """Whether the place is one of the places or lies under one."""
    return any(place.gom(dia_ban) for place in noi)


def _noi_cua(reach: PhamVi, co_quan: Iterable[CoQuan]) -> frozenset[Noi]:
    paths = {agency.dia_ban.duong_dan for agency in co_quan}
    return frozenset(place for place in reach.noi_co_quan if place.duong_dan in paths)


def _cham(dia_ban: DiaBan, noi: Iterable[Noi]) -> bool:
    """The place lies under one of the places, or one of them under it."""
    return any(place.gom(dia_ban) or place.duong_dan.startswith(dia_ban.duong_dan) for place in noi)


@rules.predicate
def bao_duoc(nguoi, doi_tuong) -> bool:
    """Reports the target for some place at or under this one; each cell is asked again by its own place."""
    chi_tieu, dia_ban = doi_tuong
    return _cham(dia_ban, noi_duoc_bao(nguoi, chi_tieu))


@rules.predicate
def dieu_phoi(nguoi, dia_ban) -> bool:
    """Coordinates the place."""
    return thuoc(dia_ban, noi_dieu_phoi(nguoi))


@rules.predicate
def xem_duoc(nguoi, dia_ban) -> bool:
    """May read the values of the place."""
    return thuoc(dia_ban, nhin_duoc(nguoi))


@rules.predicate
def dieu_phoi_bat_ky(nguoi) -> bool:
    """Coordinates some place."""
    return bool(noi_dieu_phoi(nguoi))


@rules.predicate
def dieu_phoi_doi_tuong(nguoi, doi_tuong) -> bool:
    """Coordinates the place of the row, or, with no row named, some place."""
    return dieu_phoi_bat_ky(nguoi) if doi_tuong is None else dieu_phoi(nguoi, doi_tuong.dia_ban)


rules.add_perm("chitieu.xem_so_lieu", xem_duoc)
rules.add_perm("chitieu.bao_so_lieu", bao_duoc)
rules.add_perm("chitieu.duyet_so_lieu", dieu_phoi)
rules.add_perm("chitieu.giao_moc", dieu_phoi)

# The names under which the Django admin asks.
rules.add_perm("chitieu", dieu_phoi_bat_ky)
rules.add_perm("chitieu.view_chitieu", dieu_phoi_bat_ky)
rules.add_perm("chitieu.change_chitieu", la_van_hanh)
rules.add_perm("chitieu.view_solieu", dieu_phoi_bat_ky)
rules.add_perm("chitieu.view_mocchitieu", dieu_phoi_bat_ky)
for _action in ("add", "change", "delete"):
    rules.add_perm(f"chitieu.{_action}_mocchitieu", dieu_phoi_doi_tuong)
