"""The only writers of people and roles."""

from chung.audit import service
from chung.chu import gon
from donvi.models import CoQuan, DiaBan
from taikhoan.enums import VaiTro
from taikhoan.models import NguoiDung, PhanQuyen
from taikhoan.pham_vi import quen_pham_vi
from taikhoan.quyen import yeu_cau

TEN_HE_THONG = "he-thong"


def nguoi_he_thong() -> NguoiDung:
    """The account under which commands of the operator write; it can never sign in."""
    account, _ = NguoiDung.objects.get_or_create(
        username=TEN_HE_THONG,
        defaults={"ho_ten": "Hệ thống", "is_active": False, "is_superuser": True, "password": "!"},
    )
    return account


@service
def tao_nguoi_dung(
    ten_dang_nhap: str,
    ho_ten: str,
    mat_khau: str,
    *,
    email: str = "",
    chuc_vu: str = "",
    toan_quyen: bool = False,
    nguoi: NguoiDung | None = None,
) -> NguoiDung:
    """A new person who can sign in.

    Args:
        toan_quyen: an operator of the whole installation (Django superuser).
        nguoi: in whose name; `None`: an operator at the command line, who may do everything.

    Raises:
        PermissionDenied: the person administers no place, or is no operator and makes one.
        ValidationError: by field, such as a user name that is taken.
    """
    if nguoi is not None:
        yeu_cau(nguoi, "taikhoan.toan_quyen" if toan_quyen else "taikhoan.sua")
    account = NguoiDung(
        username=NguoiDung.normalize_username(ten_dang_nhap),
        ho_ten=gon(ho_ten),
        email=NguoiDung.objects.normalize_email(email),
        chuc_vu=gon(chuc_vu),
        is_staff=toan_quyen,
        is_superuser=toan_quyen,
    )
    account.set_password(mat_khau)
    account.full_clean()
    account.save()
    return account


@service
def giao_vai_tro(
    nguoi_dung: NguoiDung,
    vai_tro: VaiTro,
    *,
    co_quan: CoQuan | None = None,
    dia_ban: DiaBan | None = None,
    nguoi: NguoiDung | None = None,
) -> PhanQuyen:
    """Give the person a role in an agency (staff, coordinator) or a place (leader, admin); once only.

    Args:
        nguoi: in whose name; `None`: an operator at the command line, who may do everything.

    Raises:
        PermissionDenied: the giver does not administer the place of the role.
        ValidationError: the role does not go with an agency or a place.
    """
    if nguoi is not None:
        yeu_cau(nguoi, "taikhoan.sua", co_quan.dia_ban if co_quan else dia_ban)
    wanted = {"nguoi_dung": nguoi_dung, "vai_tro": vai_tro, "co_quan": co_quan, "dia_ban": dia_ban, "den_ngay": None}
    role = PhanQuyen.objects.filter(**wanted).first() or PhanQuyen(**wanted)
    if role.pk is None:
        role.full_clean()
        role.save()
        quen_pham_vi(nguoi_dung)
    if vai_tro == VaiTro.QUAN_TRI and not nguoi_dung.is_staff:
        nguoi_dung.is_staff = True
        nguoi_dung.save(update_fields=["is_staff"])
    return role
