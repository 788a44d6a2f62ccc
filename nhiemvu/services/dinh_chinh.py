"""Correcting a result that was confirmed: the old figures stand until the coordinator confirms the new ones."""

from collections.abc import Sequence
from datetime import datetime

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils import timezone

from chung.audit import service
from chung.chu import gon, nfc
from chung.loi import kiem_phien_ban
from nhiemvu.enums import KetQuaDuyet
from nhiemvu.models import CapNhat, DauViec
from nhiemvu.services.bao_cao import NoiDungBaoCao, ghi_bao_cao, loi_noi_dung
from taikhoan.models import NguoiDung
from taikhoan.quyen import yeu_cau


def dinh_chinh_duoc(dau_viec: DauViec) -> bool:
    """Whether the item has a confirmed result that still applies."""
    return dau_viec.ngay_hoan_thanh is not None and dau_viec.dung_tu is None


@service
def dinh_chinh(
    dau_viec: DauViec,
    noi_dung: NoiDungBaoCao,
    ly_do: str,
    *,
    nguoi: NguoiDung,
    luc: datetime,
    phien_ban: int | None = None,
    tep: Sequence[UploadedFile] = (),
) -> CapNhat:
    """Send a corrected result, completed on another day or not completed after all, with the reason.

    Args:
        luc, phien_ban, tep: as for `bao_cao`.

    Raises:
        PermissionDenied: the item is not of the person's agency.
        ValidationError: by field; or there is no confirmed result to correct.
        DaCoNguoiSua: somebody changed the item since the person saw it.
    """
    item = DauViec.objects.giu(dau_viec.pk)
    yeu_cau(nguoi, "nhiemvu.bao_cao", item)
    kiem_phien_ban(item, phien_ban)
    if not dinh_chinh_duoc(item):
        raise ValidationError("Chỉ đính chính kết quả đã được xác nhận; việc đang mở thì gửi báo cáo mới.")
    errors = loi_noi_dung(item, noi_dung, timezone.localdate(luc), co_tep=bool(tep))
    if not gon(ly_do):
        errors["ly_do"] = "Nhập lý do đính chính: số liệu nào sai, vì sao."
    if errors:
        raise ValidationError(errors)
    report = CapNhat(dinh_chinh=True, ly_do_dinh_chinh=nfc(ly_do).strip(), duyet=KetQuaDuyet.CHO)
    ghi_bao_cao(report, item, noi_dung, tep, nguoi=nguoi, luc=luc)
    item.dinh_chinh_tu = luc
    item.phien_ban += 1
    item.save()
    return report


def nhan_dinh_chinh(item: DauViec, report: CapNhat, luc: datetime) -> None:
    """Put the corrected figures in the place of the old ones; called by the review, which holds the item.

    A result that turns out not to be one opens the item again.
    """
    done = report.ngay_hoan_thanh is not None
    item.ngay_hoan_thanh = item.ngay_bao_hoan_thanh = report.ngay_hoan_thanh
    item.xac_nhan_luc = luc if done else None
    item.tien_do = report.tien_do
    item.dinh_chinh_tu = None
