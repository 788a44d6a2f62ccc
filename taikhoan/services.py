"""The only writers of people and roles."""

from django.db import transaction
from django.db.models import ProtectedError

from donvi.models import CoQuan, DiaBan
from taikhoan.enums import VaiTro
from taikhoan.models import NguoiDung, PhanQuyen

TEN_HE_THONG = "he-thong"


def nguoi_he_thong() -> NguoiDung:
    """The account under which commands of the operator write; it can never sign in."""
    account, _ = NguoiDung.objects.get_or_create(
        username=TEN_HE_THONG,
        defaults={"ho_ten": "Hệ thống", "is_active": False, "is_superuser": True, "password": "!"},
    )
    return account


@transaction.atomic
def tao_nguoi_dung(
    ten_dang_nhap: str, ho_ten: str, mat_khau: str, *, email: str = "", chuc_vu: str = "", toan_quyen: bool = False
) -> NguoiDung:
    """A new person who can sign in.

    Args:
        toan_quyen: an operator of the whole installation (Django superuser).
    """
    return NguoiDung.objects.create_user(
        ten_dang_nhap,
        email=email,
        password=mat_khau,
        ho_ten=ho_ten,
        chuc_vu=chuc_vu,
        is_staff=toan_quyen,
        is_superuser=toan_quyen,
    )


def giao_vai_tro(
    nguoi: NguoiDung, vai_tro: VaiTro, *, co_quan: CoQuan | None = None, dia_ban: DiaBan | None = None
) -> PhanQuyen:
    """Give the person a role in an agency (staff, coordinator) or a place (leader, admin)."""
    role = PhanQuyen(nguoi_dung=nguoi, vai_tro=vai_tro, co_quan=co_quan, dia_ban=dia_ban)
    role.full_clean()
    role.save()
    if vai_tro == VaiTro.QUAN_TRI and not nguoi.is_staff:
        nguoi.is_staff = True
        nguoi.save(update_fields=["is_staff"])
    return role


@transaction.atomic
def xoa_nguoi_dung(nguoi: NguoiDung) -> bool:
    """Remove a person with their roles; one who has left traces (reports, imports) is only locked out.

    Returns:
        Whether the person is gone.
    """
    try:
        with transaction.atomic():
            nguoi.delete()
    except ProtectedError:
        nguoi.is_active = False
        nguoi.save(update_fields=["is_active"])
        return False
    return True
