"""Stopping tasks that a document no longer asks for, and taking them up again."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.core.exceptions import ValidationError

from chung.audit import service
from chung.bo_nho import tung_dot
from chung.chu import gon
from chung.ghi_nhieu import luu_nhieu
from kehoach.models import KeHoach
from nhiemvu.models import DauViec, NhiemVu
from nhiemvu.services.giu import giu_dau_viec, giu_nhiem_vu
from taikhoan.models import NguoiDung
from taikhoan.quyen import yeu_cau

MOT_LAN = 2000


@service
def dung_nhiem_vu(ke_hoach: KeHoach, nhiem_vu: Iterable[NhiemVu], van_ban: str, *, nguoi: NguoiDung, ngay: date) -> int:
    """Stop the tasks from the day on by a document: their open items leave the on-time rate; returns how many items.

    Raises:
        PermissionDenied: the person may not change the plan.
        ValidationError: no document is named.
    """
    yeu_cau(nguoi, "kehoach.sua", ke_hoach)
    KeHoach.objects.giu(ke_hoach.pk)
    document = _van_ban(van_ban)
    stopped = 0
    for tasks in tung_dot(nhiem_vu, MOT_LAN):
        open_ones = DauViec.objects.filter(nhiem_vu__in=tasks, ngay_hoan_thanh=None, dung_tu=None)
        items = list(open_ones.giu_het().select_related("nhiem_vu", "co_quan"))
        _dat(tasks, items, ngay, document)
        stopped += len(items)
    return stopped


@service
def dung_mot_nhiem_vu(nhiem_vu: NhiemVu, van_ban: str, *, nguoi: NguoiDung, ngay: date) -> int:
    """Stop one task that goes on, as `dung_nhiem_vu` does.

    Raises:
        ValidationError: also where the task has stopped already.
    """
    task = giu_nhiem_vu(nhiem_vu, nguoi)
    if task.dung_tu:
        raise ValidationError(f"Nhiệm vụ này đã dừng theo {task.van_ban_dung}.")
    return dung_nhiem_vu(task.ke_hoach, [task], van_ban, nguoi=nguoi, ngay=ngay)


@service
def dung_dau_viec(dau_viec: DauViec, van_ban: str, *, nguoi: NguoiDung, ngay: date) -> None:
    """Stop one open item from the day on by a document.

    Raises:
        PermissionDenied: the person may not change the plan.
        ValidationError: no document is named, or the item is closed already.
    """
    item = giu_dau_viec(dau_viec, nguoi)
    if item.ngay_hoan_thanh or item.dung_tu:
        raise ValidationError("Đầu việc này đã kết thúc.")
    item.dung_tu, item.van_ban_dung = ngay, _van_ban(van_ban)
    item.phien_ban += 1
    item.save()


@service
def tiep_tuc_dau_viec(dau_viec: DauViec, *, nguoi: NguoiDung) -> None:
    """Take up an item again that had been stopped.

    Raises:
        PermissionDenied: the person may not change the plan.
        ValidationError: the item is not stopped, stopped with its task, or was merged into another.
    """
    item = giu_dau_viec(dau_viec, nguoi)
    if item.dung_tu is None:
        raise ValidationError("Đầu việc này không dừng.")
    if item.gop_vao_id:
        raise ValidationError("Đầu việc này đã gộp vào đầu việc của cơ quan kế thừa.")
    if item.nhiem_vu.dung_tu:
        raise ValidationError("Cả nhiệm vụ đã dừng: hãy tiếp tục nhiệm vụ.")
    item.dung_tu, item.van_ban_dung = None, ""
    item.phien_ban += 1
    item.save()


@service
def tiep_tuc_nhiem_vu(nhiem_vu: NhiemVu, *, nguoi: NguoiDung) -> None:
    """Take up a stopped task again, with the items that stopped with it.

    Raises:
        PermissionDenied: the person may not change the plan.
        ValidationError: the task is not stopped.
    """
    task = giu_nhiem_vu(nhiem_vu, nguoi)
    if task.dung_tu is None:
        raise ValidationError("Nhiệm vụ này không dừng.")
    tiep_tuc([task])


def tiep_tuc(nhiem_vu: Iterable[NhiemVu]) -> None:
    """Take up the tasks again that had been stopped, with the items that stopped with them; called by services."""
    for tasks in tung_dot((task for task in nhiem_vu if task.dung_tu), MOT_LAN):
        since = {task.pk: (task.dung_tu, task.van_ban_dung) for task in tasks}
        stopped = DauViec.objects.filter(nhiem_vu__in=tasks, dung_tu__isnull=False)
        items = stopped.giu_het().select_related("nhiem_vu", "co_quan")
        with_task = [item for item in items if (item.dung_tu, item.van_ban_dung) == since[item.nhiem_vu_id]]
        _dat(tasks, with_task, None, "")


def _dat(tasks: Sequence[NhiemVu], items: Sequence[DauViec], ngay: date | None, van_ban: str) -> None:
    """Stop the tasks and the items from the day on, or take them up again."""
    for row in (*tasks, *items):
        row.dung_tu, row.van_ban_dung = ngay, van_ban
    for item in items:
        item.phien_ban += 1
    luu_nhieu(tasks, ["dung_tu", "van_ban_dung"])
    DauViec.objects.luu_nhieu(items, ["dung_tu", "van_ban_dung", "phien_ban"])


def _van_ban(van_ban: str) -> str:
    document = gon(van_ban)[:200]
    if not document:
        raise ValidationError("Dừng nhiệm vụ cần số, ký hiệu của văn bản cho dừng.")
    return document
