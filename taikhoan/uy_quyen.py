"""Deputies: who carries the roles of somebody who is away, from one day to another."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db.models import QuerySet

from chung.audit import service
from chung.ngay import viet_ngay
from taikhoan.enums import UY_QUYEN_DUOC
from taikhoan.models import NguoiDung, PhanQuyen, UyQuyen
from taikhoan.pham_vi import quen_pham_vi
from taikhoan.quyen import yeu_cau


def vai_tro_uy_quyen_duoc(tai_khoan: NguoiDung, ngay: date) -> QuerySet[PhanQuyen]:
    """The person's own roles in force that a deputy may carry."""
    own = PhanQuyen.objects.hieu_luc(ngay).filter(nguoi_dung=tai_khoan, vai_tro__in=UY_QUYEN_DUOC)
    return own.select_related("co_quan__dia_ban", "dia_ban", "nguoi_dung").order_by("pk")


def nguoi_nhan_duoc(vai_tro: Iterable[PhanQuyen], ngay: date) -> QuerySet[NguoiDung]:
    """Who can be asked: active people with a role at the same place, the one who is away excepted."""
    roles = list(vai_tro)
    places, away = {role.noi.pk for role in roles}, {role.nguoi_dung_id for role in roles}
    held = PhanQuyen.objects.hieu_luc(ngay)
    near = held.filter(co_quan__dia_ban__in=places) | held.filter(dia_ban__in=places)
    people = NguoiDung.objects.filter(is_active=True, pk__in=near.values("nguoi_dung"))
    return people.exclude(pk__in=away).order_by("ho_ten", "pk")


def uy_quyen_cua(tai_khoan: NguoiDung) -> QuerySet[UyQuyen]:
    """What the person gave, the latest first."""
    return _kem(UyQuyen.objects.filter(phan_quyen__nguoi_dung=tai_khoan))


def duoc_uy_quyen(tai_khoan: NguoiDung, ngay: date) -> QuerySet[UyQuyen]:
    """What the person was given and that has not ended by the day."""
    return _kem(UyQuyen.objects.filter(nguoi_nhan=tai_khoan, den_ngay__gte=ngay))


def dang_thay(nguoi_nhan: NguoiDung, ngay: date) -> set[int]:
    """For whom (by key) the person stands in on the day, by roles that are themselves in force."""
    roles = PhanQuyen.objects.hieu_luc(ngay).filter(nguoi_dung__is_active=True, vai_tro__in=UY_QUYEN_DUOC)
    lent = UyQuyen.objects.hieu_luc(ngay).filter(nguoi_nhan=nguoi_nhan, phan_quyen__in=roles)
    return set(lent.values_list("phan_quyen__nguoi_dung", flat=True))


@service
def uy_quyen(
    vai_tro: Iterable[PhanQuyen], nguoi_nhan: NguoiDung, tu: date, den: date, *, nguoi: NguoiDung, ngay: date
) -> list[UyQuyen]:
    """Let the deputy carry these roles from one day to another (both included).

    Args:
        ngay: the day of the act; nothing begins before it.

    Raises:
        PermissionDenied: a role is neither the person's own nor one that they administer.
        ValidationError: by field: the days, the deputy, or a role that somebody carries then already.
    """
    keys = [role.pk for role in vai_tro]
    held = PhanQuyen.objects.select_for_update(of=("self",)).order_by("pk")
    roles = list(held.filter(pk__in=keys).select_related("co_quan__dia_ban", "dia_ban", "nguoi_dung"))
    for role in roles:
        yeu_cau(nguoi, "taikhoan.uy_quyen", role)
    _kiem_tra(roles, nguoi_nhan, tu, den, ngay)
    made = [UyQuyen(phan_quyen=role, nguoi_nhan=nguoi_nhan, tu_ngay=tu, den_ngay=den) for role in roles]
    for one in made:
        one.save()
    quen_pham_vi(nguoi_nhan)
    return made


@service
def ket_thuc(uy_quyen: UyQuyen, *, nguoi: NguoiDung, ngay: date) -> None:
    """End it at once: yesterday was its last day; one that had no day yet goes, and the log keeps it.

    Raises:
        PermissionDenied: the role is neither the person's own nor one that they administer.
        ValidationError: it has ended already.
    """
    row = UyQuyen.objects.select_for_update(of=("self",)).select_related("phan_quyen__nguoi_dung").get(pk=uy_quyen.pk)
    yeu_cau(nguoi, "taikhoan.uy_quyen", row.phan_quyen)
    if row.den_ngay < ngay:
        raise ValidationError(f"Ủy quyền này đã hết hạn ngày {viet_ngay(row.den_ngay)}.")
    if row.tu_ngay >= ngay:
        row.delete()
    else:
        row.den_ngay = ngay - timedelta(days=1)
        row.save()
    quen_pham_vi(uy_quyen.nguoi_nhan)


def _kiem_tra(roles: list[PhanQuyen], nguoi_nhan: NguoiDung, tu: date, den: date, ngay: date) -> None:
    errors = {}
    if not roles or any(role.vai_tro not in UY_QUYEN_DUOC for role in roles):
        errors["vai_tro"] = "Chọn vai trò cần ủy quyền; vai trò quản trị không ủy quyền được."
    elif busy := _da_giao(roles, tu, den):
        errors["vai_tro"] = busy
    elif short := next((role for role in roles if not (role.con_hieu_luc(tu) and role.con_hieu_luc(den))), None):
        errors["vai_tro"] = f"{short} không còn hiệu lực trong cả thời gian ủy quyền."
    if not nguoi_nhan.is_active:
        errors["nguoi_nhan"] = f"Tài khoản của {nguoi_nhan} đã khóa: chọn người khác."
    elif any(role.nguoi_dung_id == nguoi_nhan.pk for role in roles):
        errors["nguoi_nhan"] = "Không ủy quyền cho chính người đang giữ vai trò."
    if tu < ngay:
        errors["tu_ngay"] = f"Ủy quyền bắt đầu từ hôm nay ({viet_ngay(ngay)}) trở đi."
    if den < tu:
        errors["den_ngay"] = "Ngày kết thúc không được trước ngày bắt đầu."
    if errors:
        raise ValidationError(errors)


def _da_giao(roles: list[PhanQuyen], tu: date, den: date) -> str:
    """Who carries one of the roles on a day between already; empty where nobody does."""
    taken = _kem(UyQuyen.objects.filter(phan_quyen__in=roles, tu_ngay__lte=den, den_ngay__gte=tu)).first()
    if taken is None:
        return ""
    days = f"từ {viet_ngay(taken.tu_ngay)} đến {viet_ngay(taken.den_ngay)}"
    return f"{taken.phan_quyen} đã ủy quyền cho {taken.nguoi_nhan} {days}: kết thúc ủy quyền đó trước."


def _kem(rows: QuerySet[UyQuyen]) -> QuerySet[UyQuyen]:
    return rows.select_related("phan_quyen__nguoi_dung", "phan_quyen__co_quan", "phan_quyen__dia_ban", "nguoi_nhan")
