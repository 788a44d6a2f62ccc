"""The only writers of the days of rest, and of the addresses of calendar feeds."""

from datetime import datetime

from chung.audit import service
from chung.models import NgayDacBiet
from nhacviec.models import LichCaNhan
from nhacviec.models.ca_nhan import ma_moi
from taikhoan.models import NguoiDung
from taikhoan.quyen import yeu_cau


@service
def luu_ngay(ngay: NgayDacBiet, *, nguoi: NguoiDung) -> None:
    """Declare a day of rest or a day worked.

    Raises:
        PermissionDenied: the person does not run the installation.
        ValidationError: the day is declared already.
    """
    yeu_cau(nguoi, "nhacviec.lich")
    ngay.full_clean()
    ngay.save()


@service
def xoa_ngay(ngay: NgayDacBiet, *, nguoi: NguoiDung) -> None:
    """Take a declared day back.

    Raises:
        PermissionDenied: the person does not run the installation.
    """
    yeu_cau(nguoi, "nhacviec.lich")
    ngay.delete()


@service
def mo_lich(*, nguoi: NguoiDung, luc: datetime) -> LichCaNhan:
    """Give the person a calendar address; one that was there before stops working."""
    feed, _ = LichCaNhan.objects.update_or_create(nguoi=nguoi, defaults={"ma": ma_moi(), "tao_luc": luc})
    return feed


@service
def thu_hoi_lich(*, nguoi: NguoiDung) -> None:
    """Take the person's calendar address back: it stops working at once."""
    LichCaNhan.objects.filter(nguoi=nguoi).delete()
