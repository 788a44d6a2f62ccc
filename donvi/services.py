"""The only writers of agencies, groups and aliases."""

from django.contrib.auth.models import AbstractUser

from chung.audit import service
from chung.chu import gon, khoa_so_khop
from donvi.models import BiDanh, CoQuan, DiaBan, NhomCoQuan


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
    alias.ten, alias.khoa = gon(ten), khoa_so_khop(ten)
    alias.co_quan = dich if isinstance(dich, CoQuan) else None
    alias.nhom = dich if isinstance(dich, NhomCoQuan) else None
    alias.full_clean()
    alias.save()
    return alias
