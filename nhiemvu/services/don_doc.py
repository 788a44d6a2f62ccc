"""Urging agencies to do what they still owe."""

from collections.abc import Iterable
from datetime import datetime

from django.core.exceptions import ValidationError
from django.utils import timezone

from chung.audit import service
from chung.chu import nfc
from nhiemvu.models import DauViec, DonDoc
from taikhoan.models import NguoiDung
from taikhoan.quyen import yeu_cau


@service
def don_doc(dau_viec: Iterable[DauViec], noi_dung: str, *, nguoi: NguoiDung, luc: datetime) -> DonDoc:
    """Urge the agencies of these items; those that need it no more, or were urged today already, are left out.

    Raises:
        PermissionDenied: the person does not coordinate the plan of one of the items.
        ValidationError: nothing is said, or nobody is left to be urged.
    """
    items = _giu(dau_viec)
    for item in items:
        yeu_cau(nguoi, "nhiemvu.don_doc", item)
    words = nfc(noi_dung).strip()
    if not words:
        raise ValidationError({"noi_dung": "Nhập nội dung đôn đốc."})
    today = timezone.localdate(luc)
    of_today = DonDoc.objects.filter(luc__date=today, dau_viec__in=items)
    urged = set(of_today.values_list("dau_viec", flat=True))
    still_owed = DauViec.objects.can_don_doc(today).filter(pk__in=[item.pk for item in items])
    left = set(still_owed.values_list("pk", flat=True)) - urged
    if not left:
        raise ValidationError(
            "Không còn đơn vị nào cần đôn đốc: việc đã xong, đang chờ xác nhận, hoặc đã được đôn đốc trong hôm nay."
        )
    record = DonDoc.objects.create(nguoi=nguoi, luc=luc, noi_dung=words)
    record.dau_viec.add(*left)
    return record


def _giu(dau_viec: Iterable[DauViec]) -> list[DauViec]:
    """The items held in one order until the transaction ends, so that urging twice at the same moment is seen."""
    held = DauViec.objects.select_for_update(of=("self",), no_key=True).order_by("pk")
    return list(held.filter(pk__in=[item.pk for item in dau_viec]).select_related("nhiem_vu__ke_hoach"))
