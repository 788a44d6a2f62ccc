"""The only writers of people and roles. `nguoi` is who acts, `tai_khoan` whose account it is."""

from django.db import transaction
from django.db.models import ProtectedError

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
    nguoi: NguoiDung,
    email: str = "",
    chuc_vu: str = "",
    toan_quyen: bool = False,
) -> NguoiDung:
    """A new person who can sign in.

    Args:
        toan_quyen: an operator of the whole installation (Django superuser), whom only an operator makes.

    Raises:
        PermissionDenied: `nguoi` administers no place.
        ValidationError: by field, such as a user name that is taken.
    """
    yeu_cau(nguoi, "taikhoan.van_hanh" if toan_quyen else "taikhoan.tao_nguoi_dung")
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
def sua_nguoi_dung(tai_khoan: NguoiDung, *, nguoi: NguoiDung) -> NguoiDung:
    """Save what was changed on the account (name, address, active or not, password already hashed).

    Raises:
        PermissionDenied: the account holds a role in a place that `nguoi` does not administer, or becomes an
            operator's in the name of somebody who is none.
        ValidationError: a value that is not valid.
    """
    for account in (NguoiDung.objects.get(pk=tai_khoan.pk), tai_khoan):
        yeu_cau(nguoi, "taikhoan.sua_nguoi_dung", account)
    tai_khoan.full_clean()
    tai_khoan.save()
    return tai_khoan


@service
def giao_vai_tro(
    tai_khoan: NguoiDung,
    vai_tro: VaiTro,
    *,
    nguoi: NguoiDung,
    co_quan: CoQuan | None = None,
    dia_ban: DiaBan | None = None,
) -> PhanQuyen:
    """Give the account a role in an agency (staff, coordinator) or a place (leader, admin); once only.

    Raises:
        PermissionDenied: `nguoi` does not administer the place.
        ValidationError: the role needs an agency and got a place, or the other way round.
    """
    wanted = {"nguoi_dung": tai_khoan, "vai_tro": vai_tro, "co_quan": co_quan, "dia_ban": dia_ban, "den_ngay": None}
    held = PhanQuyen.objects.filter(**wanted).first()
    return luu_vai_tro(held or PhanQuyen(**wanted), nguoi=nguoi)


@service
def luu_vai_tro(phan_quyen: PhanQuyen, *, nguoi: NguoiDung) -> PhanQuyen:
    """Save a role, new or changed. Admins get the door to the administration pages with it.

    Raises:
        PermissionDenied, ValidationError: as for `giao_vai_tro`.
    """
    phan_quyen.full_clean()
    for role in (*PhanQuyen.objects.filter(pk=phan_quyen.pk), phan_quyen):
        yeu_cau(nguoi, "taikhoan.giao_vai_tro", role.noi)
    phan_quyen.save()
    account = phan_quyen.nguoi_dung
    quen_pham_vi(account)
    if phan_quyen.vai_tro == VaiTro.QUAN_TRI and not account.is_staff:
        account.is_staff = True
        account.save(update_fields=["is_staff"])
    return phan_quyen


@service
def thu_hoi_vai_tro(phan_quyen: PhanQuyen, *, nguoi: NguoiDung) -> None:
    """Take the role away; the audit log keeps that it was held.

    Raises:
        PermissionDenied: `nguoi` does not administer the place.
    """
    yeu_cau(nguoi, "taikhoan.giao_vai_tro", phan_quyen.noi)
    phan_quyen.delete()
    quen_pham_vi(phan_quyen.nguoi_dung)


@service
def xoa_nguoi_dung(tai_khoan: NguoiDung, *, nguoi: NguoiDung) -> bool:
    """Remove a person with their roles; one who has left traces (reports, imports) is only locked out.

    Returns:
        Whether the person is gone.

    Raises:
        PermissionDenied: the account holds a role in a place that `nguoi` does not administer.
    """
    yeu_cau(nguoi, "taikhoan.sua_nguoi_dung", tai_khoan)
    try:
        with transaction.atomic():
            tai_khoan.delete()
    except ProtectedError:
        tai_khoan.is_active = False
        tai_khoan.save(update_fields=["is_active"])
        return False
    return True
