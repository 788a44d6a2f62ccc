"""The only writers of agencies, groups and aliases by people; `donvi.nap` fills the tables from the data set."""

from collections.abc import Sequence
from datetime import date

import rules
from django.contrib.auth.models import AbstractUser
from django.core.exceptions import PermissionDenied, ValidationError

from chung.audit import service
from chung.chu import gon, khoa_so_khop
from donvi.enums import CachXacDinh, CapDiaBan
from donvi.models import BiDanh, CoQuan, DiaBan, NhomCoQuan
from donvi.nap.co_quan import KetQuaTao, tao_co_quan_tinh
from donvi.queries import TraCuuTen
from donvi.ten_goi import khoa_ten


@service
def luu(doi_tuong: CoQuan | NhomCoQuan | BiDanh, *, nguoi: AbstractUser) -> None:
    """Save what a person entered or imported.

    Raises:
        PermissionDenied: the person does not administer the place of the row.
        ValidationError: the row is not valid.
    """
    if not rules.has_perm(f"donvi.change_{doi_tuong._meta.model_name}", nguoi, doi_tuong):
        raise PermissionDenied(f"Anh/chị không quản trị địa bàn của “{doi_tuong}”.")
    doi_tuong.full_clean()
    doi_tuong.save()


@service
def tao_theo_mau(dia_ban: DiaBan, *, nguoi: AbstractUser) -> KetQuaTao:
    """The agencies that the province, its districts and communes should have and that are not here yet.

    Raises:
        PermissionDenied: the person does not administer the province.
        ValidationError: the place is no province.
    """
    if not rules.has_perm("donvi.tao_theo_mau", nguoi, dia_ban):
        raise PermissionDenied(f"Anh/chị không quản trị {dia_ban}.")
    if dia_ban.cap != CapDiaBan.TINH:
        raise ValidationError(f"{dia_ban} không phải cấp tỉnh: cơ quan được tạo theo mẫu cho cả tỉnh.")
    return tao_co_quan_tinh(dia_ban)


@service
def nho_bi_danh(
    ten: str, dich: CoQuan | NhomCoQuan, pham_vi: DiaBan | None, *, nguoi: AbstractUser | None = None
) -> BiDanh:
    """Remember that within the place the name means this agency or group; a later answer replaces an earlier one.

    Args:
        nguoi: in whose name; `None`: of the service, command or request around it.

    Raises:
        ValidationError: the name is empty or too long.
    """
    alias = BiDanh.objects.filter(khoa=khoa_so_khop(ten), pham_vi=pham_vi).first() or BiDanh(pham_vi=pham_vi)
    alias.ten = ten
    alias.co_quan = dich if isinstance(dich, CoQuan) else None
    alias.nhom = dich if isinstance(dich, NhomCoQuan) else None
    alias.full_clean()
    alias.save()
    return alias


@service
def gop_bi_danh(bi_danh: Sequence[BiDanh], ten_dich: str, ngay: date, *, nguoi: AbstractUser) -> int:
    """Let all these names mean one agency or group; spellings that meet in one scope become one alias.

    Args:
        ten_dich: a name that each of their scopes knows on the day.

    Returns:
        How many aliases were removed as repeated.

    Raises:
        PermissionDenied: the person does not administer the scope of every alias.
        ValidationError: nobody in one of the scopes has that name.
    """
    kept: dict[tuple[int | None, str], BiDanh] = {}
    for alias in sorted(bi_danh, key=lambda alias: alias.pk):
        first = kept.setdefault((alias.pham_vi_id, khoa_ten(alias.ten)), alias)
        if first is not alias:
            xoa_bi_danh(alias, nguoi=nguoi)
            continue
        target = _tim_dich(ten_dich, alias.pham_vi, ngay)
        alias.co_quan = target if isinstance(target, CoQuan) else None
        alias.nhom = target if isinstance(target, NhomCoQuan) else None
        luu(alias, nguoi=nguoi)
    return len(bi_danh) - len(kept)


@service
def xoa_bi_danh(bi_danh: BiDanh, *, nguoi: AbstractUser) -> None:
    """Forget that the name means anything; what was assigned by it stays assigned.

    Raises:
        PermissionDenied: the person does not administer the scope of the alias.
    """
    if not rules.has_perm("donvi.delete_bidanh", nguoi, bi_danh):
        raise PermissionDenied(f"Anh/chị không quản trị phạm vi của tên gọi “{bi_danh}”.")
    bi_danh.delete()


def nhom_mo(ten: str, pham_vi: DiaBan) -> NhomCoQuan:
    """The open group of that name in the place: a label that owes nothing until its members are named."""
    group, _ = NhomCoQuan.objects.get_or_create(ten=gon(ten), pham_vi=pham_vi, defaults={"cach": CachXacDinh.MO})
    return group


@service
def giai_quyet_ten(
    ten: str, ten_dich: str, pham_vi: DiaBan, ngay: date, *, nguoi: AbstractUser | None = None
) -> CoQuan | NhomCoQuan:
    """Settle whom a name means within the place, and remember it.

    Args:
        ten_dich: a name known in the place on the day; empty: keep the name as an open group.

    Raises:
        ValidationError: nobody in the scope of the place has that name.
    """
    if not ten_dich.strip():
        return nhom_mo(ten, pham_vi)
    target = _tim_dich(ten_dich, pham_vi, ngay)
    nho_bi_danh(ten, target, pham_vi)
    return target


def _tim_dich(ten: str, pham_vi: DiaBan | None, ngay: date) -> CoQuan | NhomCoQuan:
    scope = pham_vi or DiaBan.objects.hieu_luc(ngay).get(cap=CapDiaBan.QUOC_GIA)
    target = TraCuuTen(scope, ngay).tim(ten)
    if target is None:
        raise ValidationError(f"Chưa có cơ quan hay nhóm nào tên “{ten}” trong phạm vi {scope}.")
    return target
