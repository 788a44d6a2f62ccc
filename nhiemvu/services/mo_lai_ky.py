"""Opening a locked period again."""

from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.utils import timezone

from chung.audit import service
from nhiemvu.khoa_ky import dang_khoa
from nhiemvu.models import DauViec
from taikhoan.models import NguoiDung
from taikhoan.quyen import yeu_cau


@service
def mo_lai_ky(dau_viec: DauViec, den_ngay: date, *, nguoi: NguoiDung, luc: datetime) -> None:
    """Let the agency report on a locked period up to the day.

    Raises:
        PermissionDenied: the person does not coordinate the plan.
        ValidationError: the period is not locked, or the day has passed.
    """
    item = DauViec.objects.giu(dau_viec.pk)
    yeu_cau(nguoi, "nhiemvu.duyet", item)
    today = timezone.localdate(luc)
    if not dang_khoa(item, today):
        raise ValidationError("Kỳ báo cáo này đang mở, không cần mở lại.")
    if den_ngay < today:
        raise ValidationError({"den_ngay": "Ngày mở lại phải từ hôm nay trở đi."})
    item.mo_lai_den = den_ngay
    item.save(update_fields=["mo_lai_den"])
