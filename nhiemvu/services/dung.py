"""Stopping tasks that a document no longer asks for, and taking them up again."""

from collections.abc import Iterable
from datetime import date

from django.core.exceptions import ValidationError

from chung.audit import service
from chung.chu import gon
from kehoach.models import KeHoach
from nhiemvu.models import NhiemVu
from taikhoan.models import NguoiDung
from taikhoan.quyen import yeu_cau


@service
def dung_nhiem_vu(ke_hoach: KeHoach, nhiem_vu: Iterable[NhiemVu], van_ban: str, *, nguoi: NguoiDung, ngay: date) -> int:
    """Stop the tasks from the day on by a document: their open items leave the on-time rate; returns how many items.

    Raises:
        PermissionDenied: the person may not change the plan.
        ValidationError: no document is named.
    """
    yeu_cau(nguoi, "kehoach.sua", ke_hoach)
    KeHoach.objects.giu(ke_hoach.pk)
    document = gon(van_ban)[:200]
    if not document:
        raise ValidationError("Dừng nhiệm vụ cần số, ký hiệu của văn bản cho dừng.")
    stopped = 0
    for task in nhiem_vu:
        task.dung_tu, task.van_ban_dung = ngay, document
        task.save(update_fields=["dung_tu", "van_ban_dung"])
        for item in task.dau_viec.filter(ngay_hoan_thanh=None, dung_tu=None).giu_het():
            item.dung_tu, item.van_ban_dung = ngay, document
            item.phien_ban += 1
            item.save()
            stopped += 1
    return stopped


def tiep_tuc(nhiem_vu: NhiemVu) -> None:
    """Take up a task again that had been stopped, with the items that stopped with it; called by services."""
    if nhiem_vu.dung_tu is None:
        return
    same = {"dung_tu": nhiem_vu.dung_tu, "van_ban_dung": nhiem_vu.van_ban_dung}
    for item in nhiem_vu.dau_viec.filter(**same).giu_het():
        item.dung_tu, item.van_ban_dung = None, ""
        item.phien_ban += 1
        item.save()
    nhiem_vu.dung_tu, nhiem_vu.van_ban_dung = None, ""
    nhiem_vu.save(update_fields=["dung_tu", "van_ban_dung"])
