"""The coordinator's review of a reported completion."""

from collections.abc import Iterable
from datetime import datetime

from django.core.exceptions import ValidationError

from chung.audit import service
from chung.chu import gon, nfc
from nhiemvu.enums import KetQuaDuyet
from nhiemvu.models import CapNhat, DauViec
from nhiemvu.services.cung_luc import lam_ca
from nhiemvu.services.dinh_chinh import nhan_dinh_chinh
from taikhoan.models import NguoiDung
from taikhoan.quyen import yeu_cau


@service
def xac_nhan(cap_nhat: CapNhat, *, nguoi: NguoiDung, luc: datetime) -> None:
    """Accept the result: the item is completed on the day that the evidence states; or accept a correction.

    Raises:
        PermissionDenied: the person does not coordinate the plan, or reported this result.
        ValidationError: the report no longer waits.
    """
    report, item = _dang_cho(cap_nhat, nguoi)
    yeu_cau(nguoi, "nhiemvu.xac_nhan", report)
    _ghi_duyet(report, KetQuaDuyet.XAC_NHAN, nguoi, luc)
    if item.dinh_chinh_tu:
        nhan_dinh_chinh(item, report, luc)
    else:
        item.ngay_hoan_thanh, item.xac_nhan_luc, item.cho_xac_nhan_tu = report.ngay_hoan_thanh, luc, None
    item.phien_ban += 1
    item.save()


@service
def tra_lai(cap_nhat: CapNhat, ly_do: str, *, nguoi: NguoiDung, luc: datetime) -> None:
    """Return the result with a reason: the item counts as not completed, its progress is what it was before.
    Where a correction is returned, the confirmed result goes on standing.

    Raises:
        PermissionDenied: the person does not coordinate the plan.
        ValidationError: no reason, or the report no longer waits.
    """
    report, item = _dang_cho(cap_nhat, nguoi)
    if not gon(ly_do):
        raise ValidationError({"ly_do": "Nhập lý do trả lại để cơ quan biết cần bổ sung gì."})
    report.ly_do_tra_lai = nfc(ly_do).strip()
    _ghi_duyet(report, KetQuaDuyet.TRA_LAI, nguoi, luc)
    if item.dinh_chinh_tu:
        item.dinh_chinh_tu = None
    else:
        _mo_lai(item, luc)
    item.phien_ban += 1
    item.save()


def _mo_lai(item: DauViec, luc: datetime) -> None:
    before = item.cap_nhat.filter(duyet=KetQuaDuyet.KHONG_CAN).first()
    item.tien_do = before.tien_do if before else 0
    item.cho_xac_nhan_tu = None
    item.ngay_bao_hoan_thanh = None
    item.tra_lai_luc = luc


@service
def xac_nhan_nhieu(cap_nhat: Iterable[CapNhat], *, nguoi: NguoiDung, luc: datetime) -> int:
    """Accept several results: all of them or none; returns how many.

    Raises:
        PermissionDenied: one of them is not the person's to confirm.
        ValidationError: which no longer wait.
    """
    return len(lam_ca(_theo_thu_tu(cap_nhat), lambda r: xac_nhan(r, nguoi=nguoi, luc=luc), ten=_ten))


@service
def tra_lai_nhieu(cap_nhat: Iterable[CapNhat], ly_do: str, *, nguoi: NguoiDung, luc: datetime) -> int:
    """Return several results for one reason: all of them or none; returns how many.

    Raises:
        PermissionDenied: the person does not coordinate one of the plans.
        ValidationError: no reason, or which no longer wait.
    """
    return len(lam_ca(_theo_thu_tu(cap_nhat), lambda r: tra_lai(r, ly_do, nguoi=nguoi, luc=luc), ten=_ten))


def _theo_thu_tu(cap_nhat: Iterable[CapNhat]) -> list[CapNhat]:
    """In the order of their items: writers of several items then never wait for each other in a circle."""
    return sorted(cap_nhat, key=lambda report: report.dau_viec_id)


def _ten(cap_nhat: CapNhat) -> str:
    return str(cap_nhat.dau_viec)


def _dang_cho(cap_nhat: CapNhat, nguoi: NguoiDung) -> tuple[CapNhat, DauViec]:
    """The report and its item, held; only while the report waits."""
    item = DauViec.objects.giu(cap_nhat.dau_viec_id)
    report = item.cap_nhat.get(pk=cap_nhat.pk)
    yeu_cau(nguoi, "nhiemvu.duyet", item)
    if report.duyet != KetQuaDuyet.CHO:
        raise ValidationError("Báo cáo này đã được xử lý trước đó; tải lại trang để xem kết quả.")
    return report, item


def _ghi_duyet(report: CapNhat, ket_qua: KetQuaDuyet, nguoi: NguoiDung, luc: datetime) -> None:
    report.duyet = ket_qua
    report.nguoi_duyet = nguoi
    report.duyet_luc = luc
    report.save()
