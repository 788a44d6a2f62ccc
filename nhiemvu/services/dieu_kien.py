"""Deadlines that a document leaves open: recording that the condition came true, or which day was set."""

from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError

from chung.audit import service
from chung.chu import gon
from nhiemvu.enums import TinhChat
from nhiemvu.models import NhiemVu
from nhiemvu.services.dat_han import dat_han_chung
from nhiemvu.services.giu import giu_nhiem_vu
from taikhoan.models import NguoiDung

CHO_HAN = (TinhChat.CHO_DIEU_KIEN, TinhChat.CAN_THOI_HAN)


@dataclass(frozen=True, slots=True)
class DieuKien:
    """The document (number and symbol, date) by which the deadline is known, and the deadline."""

    van_ban: str
    ngay: date
    han: date


def ghi_duoc(nhiem_vu: NhiemVu) -> bool:
    """Whether the deadline of the task is open: its items wait for a date, or were given one by such a record."""
    return nhiem_vu.han_dieu_kien is not None or nhiem_vu.dau_viec.filter(tinh_chat__in=CHO_HAN).exists()


@service
def ghi_dieu_kien(nhiem_vu: NhiemVu, dieu_kien: DieuKien, *, nguoi: NguoiDung, ngay: date) -> int:
    """Record or correct it: every open item of the task becomes due on that day; returns how many.

    Raises:
        PermissionDenied: the person may not change the plan.
        ValidationError: by field, what is wrong; or the document of the plan says a deadline itself.
    """
    task = giu_nhiem_vu(nhiem_vu, nguoi)
    if not ghi_duoc(task):
        raise ValidationError("Nhiệm vụ này đã có thời hạn trong văn bản; cần lùi hạn thì xin gia hạn từng đầu việc.")
    task.van_ban_dieu_kien = gon(dieu_kien.van_ban)[:200]
    task.ngay_dieu_kien, task.han_dieu_kien = dieu_kien.ngay, dieu_kien.han
    _kiem_tra(task, ngay)
    task.save()
    return dat_han_chung(task, task.han_dieu_kien)


@service
def bo_dieu_kien(nhiem_vu: NhiemVu, *, nguoi: NguoiDung) -> int:
    """Take a wrong record back: the open items wait for a deadline again; returns how many.

    Raises:
        PermissionDenied: the person may not change the plan.
        ValidationError: nothing is recorded, or the deadline of an item was extended since.
    """
    task = giu_nhiem_vu(nhiem_vu, nguoi)
    if task.han_dieu_kien is None:
        raise ValidationError("Nhiệm vụ này chưa ghi nhận điều kiện.")
    extended = task.dau_viec.filter(so_lan_gia_han__gt=0, ngay_hoan_thanh=None, dung_tu=None)
    if item := extended.select_related("co_quan").first():
        raise ValidationError(f"Đầu việc của {item.co_quan} đã được gia hạn: hãy hủy gia hạn trước.")
    task.van_ban_dieu_kien, task.ngay_dieu_kien, task.han_dieu_kien = "", None, None
    task.save()
    return dat_han_chung(task, None)


def _kiem_tra(task: NhiemVu, ngay: date) -> None:
    errors = {}
    if not task.van_ban_dieu_kien:
        errors["van_ban"] = "Nhập số, ký hiệu của văn bản làm căn cứ."
    if task.ngay_dieu_kien > ngay:
        errors["ngay"] = "Ngày văn bản không được sau hôm nay."
    if task.han_dieu_kien < task.ngay_dieu_kien:
        errors["han"] = "Hạn không được trước ngày của văn bản."
    if errors:
        raise ValidationError(errors)
