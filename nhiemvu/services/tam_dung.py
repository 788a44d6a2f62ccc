"""Pausing tasks and work items from a day on, and taking them up again."""

from collections.abc import Iterable
from datetime import date

from django.core.exceptions import ValidationError

from chung.audit import service
from chung.chu import gon
from chung.ngay import viet_ngay
from kehoach.models import KeHoach
from nhiemvu.enums import TinhChat
from nhiemvu.models import DauViec, NhiemVu
from nhiemvu.services.dat_han import dat_han
from nhiemvu.services.giu import giu_dau_viec, giu_nhiem_vu
from taikhoan.models import NguoiDung


@service
def tam_dung_nhiem_vu(nhiem_vu: NhiemVu, tu_ngay: date, ly_do: str, *, nguoi: NguoiDung) -> int:
    """Pause the task with its open items, and what falls due from then on; returns how many items.

    Raises:
        PermissionDenied: the person may not change the plan.
        ValidationError: by field; also where the task is paused or stopped already.
    """
    task = giu_nhiem_vu(nhiem_vu, nguoi)
    if task.dung_tu or task.tam_dung_tu:
        raise ValidationError("Nhiệm vụ này đã dừng hoặc đang tạm dừng.")
    task.tam_dung_tu, task.ly_do_tam_dung = tu_ngay, _ly_do(task.ke_hoach, tu_ngay, ly_do)
    task.save()
    return _tam_dung(task.dau_viec.filter(ngay_hoan_thanh=None, dung_tu=None, tam_dung_tu=None).giu_het(), task)


@service
def tam_dung_dau_viec(dau_viec: DauViec, tu_ngay: date, ly_do: str, *, nguoi: NguoiDung) -> None:
    """Pause one item.

    Raises:
        PermissionDenied: the person may not change the plan.
        ValidationError: by field; also where the item is closed or paused already.
    """
    item = giu_dau_viec(dau_viec, nguoi)
    if item.ngay_hoan_thanh or item.dung_tu or item.tam_dung_tu:
        raise ValidationError("Đầu việc này đã kết thúc hoặc đang tạm dừng.")
    item.tam_dung_tu, item.ly_do_tam_dung = tu_ngay, _ly_do(item.nhiem_vu.ke_hoach, tu_ngay, ly_do)
    item.phien_ban += 1
    item.save()


@service
def het_tam_dung_nhiem_vu(nhiem_vu: NhiemVu, *, nguoi: NguoiDung, ngay: date) -> int:
    """Take the task up again, with the items that were paused with it; returns how many. The report of a period that
    ended during the pause is no longer asked for.

    Raises:
        PermissionDenied: the person may not change the plan.
        ValidationError: the task is not paused.
    """
    task = giu_nhiem_vu(nhiem_vu, nguoi)
    if task.tam_dung_tu is None:
        raise ValidationError("Nhiệm vụ này không tạm dừng.")
    same = {"tam_dung_tu": task.tam_dung_tu, "ly_do_tam_dung": task.ly_do_tam_dung}
    items = list(task.dau_viec.filter(**same).giu_het())
    for item in items:
        _het_tam_dung(item, ngay)
    task.tam_dung_tu, task.ly_do_tam_dung = None, ""
    task.save()
    return len(items)


@service
def het_tam_dung_dau_viec(dau_viec: DauViec, han_moi: date | None = None, *, nguoi: NguoiDung, ngay: date) -> None:
    """Take one item up again, with a later due date where the pause calls for one.

    Raises:
        PermissionDenied: the person may not change the plan.
        ValidationError: by field; also where the item is not paused.
    """
    item = giu_dau_viec(dau_viec, nguoi)
    if item.tam_dung_tu is None:
        raise ValidationError("Đầu việc này không tạm dừng.")
    if han_moi and (item.tinh_chat != TinhChat.CO_HAN or han_moi <= item.han):
        raise ValidationError({"han_moi": "Hạn mới phải sau hạn hiện nay; để trống nếu giữ nguyên."})
    _het_tam_dung(item, ngay)
    if han_moi:
        dat_han(item, han=han_moi)


def _tam_dung(items: Iterable[DauViec], task: NhiemVu) -> int:
    count = 0
    for item in items:
        item.tam_dung_tu, item.ly_do_tam_dung = task.tam_dung_tu, task.ly_do_tam_dung
        item.phien_ban += 1
        item.save()
        count += 1
    return count


def _het_tam_dung(item: DauViec, ngay: date) -> None:
    paused_from, reason = item.tam_dung_tu, item.ly_do_tam_dung
    missed = item.ky_den is not None and paused_from <= item.ky_den < ngay
    if missed and item.ngay_hoan_thanh is None and item.cho_xac_nhan_tu is None:
        item.dung_tu = paused_from
        item.van_ban_dung = f"Tạm dừng từ {viet_ngay(paused_from)}: {reason}"[:200]
    item.tam_dung_tu, item.ly_do_tam_dung = None, ""
    item.phien_ban += 1
    item.save()


def _ly_do(plan: KeHoach, tu_ngay: date, ly_do: str) -> str:
    """The reason as it is kept; refuses what is missing, by field."""
    errors = {}
    if not gon(ly_do):
        errors["ly_do"] = "Nhập lý do tạm dừng."
    if tu_ngay < plan.ngay_giao:
        errors["tu_ngay"] = f"Không tạm dừng từ trước ngày giao việc ({viet_ngay(plan.ngay_giao)})."
    if errors:
        raise ValidationError(errors)
    return gon(ly_do)[:300]
