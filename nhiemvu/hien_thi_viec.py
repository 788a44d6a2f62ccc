"""What rows and pages of the daily work show beside the label of an item: urging, waiting, the close of a period."""

from collections.abc import Iterable
from datetime import date

import rules
from django.utils import timezone

from chung.ngay import viet_ngay
from nhiemvu.hien_thi import gan_nhan
from nhiemvu.khoa_ky import dang_khoa, gio_chot_cua, khoa_tu, nop_muon
from nhiemvu.models import CapNhat, DauViec
from nhiemvu.queries import lan_don_doc_cuoi
from nhiemvu.trang_thai import TrangThai, trang_thai
from taikhoan.models import NguoiDung


def gan_cho_duyet(bao_cao: Iterable[CapNhat], ngay: date, nguoi: NguoiDung) -> list[CapNhat]:
    """The reports with what a row of the coordinator's desk shows: the item's label, for how many days the report
    waits, and whether the person may confirm it."""
    reports = list(bao_cao)
    gan_nhan([report.dau_viec for report in reports], ngay)
    for report in reports:
        report.so_ngay_cho = (ngay - timezone.localdate(report.luc)).days
        report.duoc_xac_nhan = rules.has_perm("nhiemvu.xac_nhan", nguoi, report)
    return reports


def gan_don_doc(dau_viec: Iterable[DauViec], ngay: date, nguoi: NguoiDung | None = None) -> list[DauViec]:
    """The items with the last time that each open one was urged (`don_doc_cuoi`), and whether the person may do so."""
    items = list(dau_viec)
    still_owed = {item.pk for item in items if con_no(item, ngay)}
    urged = lan_don_doc_cuoi(still_owed)
    for item in items:
        item.don_doc_cuoi = urged.get(item.pk)
        may_urge = item.pk in still_owed and nguoi is not None
        item.duoc_don_doc = may_urge and rules.has_perm("nhiemvu.don_doc", nguoi, item)
    return items


def da_don_doc_ngay(dau_viec: DauViec, ngay: date) -> bool:
    """Whether the item (`gan_don_doc`) was urged on the day: once is all that a day takes."""
    last = dau_viec.don_doc_cuoi
    return last is not None and timezone.localdate(last.luc) == ngay


def con_no(dau_viec: DauViec, ngay: date) -> bool:
    """Whether the agency still has to do or to report the item on the day (as `DauViecQuerySet.can_don_doc`)."""
    status = trang_thai(dau_viec, ngay)
    return not status.da_xong and status not in (TrangThai.CHO_XAC_NHAN, TrangThai.TAM_DUNG)


def gan_sau_chot(dau_viec: DauViec, bao_cao: Iterable[CapNhat]) -> list[CapNhat]:
    """The reports on the item, each with whether it came after the close of its period (`sau_chot`)."""
    reports = list(bao_cao)
    for report in reports:
        report.sau_chot = nop_muon(dau_viec, report.luc)
    return reports


def thong_tin_ky(dau_viec: DauViec, ngay: date) -> dict | None:
    """When the data of the item's period close and whether it is locked; `None` where the item is no period."""
    if not dau_viec.ten_ky:
        return None
    hour = gio_chot_cua(dau_viec)
    close = f"{f'trước {hour:%H:%M}' if hour else 'hết'} ngày {viet_ngay(dau_viec.ky_den)}"
    return {"chot": close, "khoa_tu": khoa_tu(dau_viec), "dang_khoa": dang_khoa(dau_viec, ngay)}
