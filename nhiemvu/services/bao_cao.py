"""Reporting progress on a work item."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils import timezone

from chung.audit import service
from chung.chu import gon, nfc
from chung.loi import kiem_phien_ban
from chung.ngay import viet_ngay
from nhiemvu.enums import KetQuaDuyet, TinhTrangBaoCao
from nhiemvu.khoa_ky import dang_khoa, khoa_tu
from nhiemvu.models import CapNhat, DauViec
from nhiemvu.services.cung_luc import lam_ca
from nhiemvu.services.tep import luu_tep
from nhiemvu.trang_thai import trang_thai
from taikhoan.models import NguoiDung
from taikhoan.quyen import thay_mat, yeu_cau


@dataclass(frozen=True, slots=True)
class NoiDungBaoCao:
    """What the agency says. `ngay_hoan_thanh` is the real day of completion, from the evidence document.

    Words are kept in NFC and without blanks around, so that a field of blanks is an empty one.
    """

    tinh_trang: str
    tien_do: int
    ket_qua: str = ""
    kho_khan: str = ""
    kien_nghi: str = ""
    ngay_hoan_thanh: date | None = None
    so_minh_chung: str = ""
    ngay_minh_chung: date | None = None

    def __post_init__(self) -> None:
        for name in ("ket_qua", "kho_khan", "kien_nghi"):
            object.__setattr__(self, name, nfc(getattr(self, name)).strip())
        object.__setattr__(self, "so_minh_chung", gon(self.so_minh_chung))

    @property
    def hoan_thanh(self) -> bool:
        return self.tinh_trang == TinhTrangBaoCao.HOAN_THANH


@service
def bao_cao(
    dau_viec: DauViec,
    noi_dung: NoiDungBaoCao,
    *,
    nguoi: NguoiDung,
    luc: datetime,
    phien_ban: int | None = None,
    tep: Sequence[UploadedFile] = (),
) -> CapNhat:
    """Record a progress report with its files; a completed one waits for the coordinator.

    Args:
        luc: the time of entry.
        phien_ban: the version of the item that the person saw; `None` skips the check.

    Raises:
        PermissionDenied: the item is not of the person's agency.
        ValidationError: by field: what is wrong and what to do.
        DaCoNguoiSua: somebody changed the item since the person saw it.
    """
    item = DauViec.objects.giu(dau_viec.pk)
    yeu_cau(nguoi, "nhiemvu.bao_cao", item)
    kiem_phien_ban(item, phien_ban)
    kiem_tra(item, noi_dung, timezone.localdate(luc), co_tep=bool(tep))
    report = CapNhat(duyet=KetQuaDuyet.CHO if noi_dung.hoan_thanh else KetQuaDuyet.KHONG_CAN)
    report.dinh_chinh = item.cho_xac_nhan_tu is not None
    ghi_bao_cao(report, item, noi_dung, tep, nguoi=nguoi, luc=luc)
    _ghi_vao_dau_viec(item, noi_dung, luc)
    return report


@service
def bao_cao_nhieu(
    viec: Mapping[DauViec, int],
    noi_dung: NoiDungBaoCao,
    *,
    nguoi: NguoiDung,
    luc: datetime,
    tep: Sequence[UploadedFile] = (),
) -> list[CapNhat]:
    """The same report, with the same files, on several items, one report each: all of them or none.

    Args:
        viec: each item with the version that the person saw.

    Raises:
        PermissionDenied: one of the items is not of the person's agency.
        ValidationError: by field what is wrong with the report, or by item why it cannot take it.
    """

    def one(item: DauViec) -> CapNhat:
        return bao_cao(item, noi_dung, nguoi=nguoi, luc=luc, phien_ban=viec[item], tep=tep)

    return lam_ca(sorted(viec, key=lambda item: item.pk), one, ten=_ten)


def _ten(dau_viec: DauViec) -> str:
    return f"{dau_viec}, {dau_viec.ten_ky}" if dau_viec.ten_ky else str(dau_viec)


def kiem_tra(dau_viec: DauViec, noi_dung: NoiDungBaoCao, ngay: date, *, co_tep: bool = False) -> None:
    """Raise `ValidationError` by field where the report (with files or without) cannot be accepted on the day."""
    if trang_thai(dau_viec, ngay).da_xong:
        raise ValidationError("Đầu việc này đã kết thúc, không nhận báo cáo nữa.")
    if dang_khoa(dau_viec, ngay):
        raise ValidationError(
            f"{dau_viec.ten_ky} đã khóa từ ngày {viet_ngay(khoa_tu(dau_viec))}. Hãy đề nghị đầu mối mở lại kỳ này."
        )
    if errors := loi_noi_dung(dau_viec, noi_dung, ngay, co_tep=co_tep):
        raise ValidationError(errors)


def ghi_bao_cao(
    report: CapNhat,
    item: DauViec,
    noi_dung: NoiDungBaoCao,
    tep: Sequence[UploadedFile],
    *,
    nguoi: NguoiDung,
    luc: datetime,
) -> None:
    """Save the report with its files in the place of one that waits; called by services, which hold the item."""
    report.dau_viec, report.nguoi, report.luc = item, nguoi, luc
    report.thay_mat = thay_mat(nguoi, "nhiemvu.bao_cao", item)
    for name in NoiDungBaoCao.__slots__:
        setattr(report, name, getattr(noi_dung, name))
    report.clean_fields(exclude={"dau_viec", "nguoi", "thay_mat"})
    _thay_the_bao_cao_cho(item)
    report.save()
    luu_tep(report, tep)


def loi_noi_dung(dau_viec: DauViec, noi_dung: NoiDungBaoCao, ngay: date, *, co_tep: bool) -> dict[str, str]:
    """What is wrong with the report on the day, by field."""
    errors = {}
    if not 0 <= noi_dung.tien_do <= 100:
        errors["tien_do"] = "Tiến độ là số từ 0 đến 100."
    if noi_dung.ngay_minh_chung and noi_dung.ngay_minh_chung > ngay:
        errors["ngay_minh_chung"] = "Ngày văn bản minh chứng không được sau hôm nay."
    if noi_dung.hoan_thanh:
        errors |= _loi_hoan_thanh(dau_viec, noi_dung, ngay)
        if dau_viec.nhiem_vu.ke_hoach.bat_buoc_minh_chung:
            errors |= _loi_minh_chung(noi_dung, co_tep)
    elif noi_dung.ngay_hoan_thanh:
        errors["ngay_hoan_thanh"] = "Chỉ nhập ngày hoàn thành khi tình trạng là Hoàn thành."
    elif noi_dung.tien_do == 100:
        errors["tien_do"] = "Tiến độ 100% thì chọn tình trạng Hoàn thành."
    return errors


def _loi_hoan_thanh(dau_viec: DauViec, noi_dung: NoiDungBaoCao, ngay: date) -> dict[str, str]:
    errors = {}
    if noi_dung.ngay_hoan_thanh is None:
        errors["ngay_hoan_thanh"] = "Nhập ngày hoàn thành thực tế, theo văn bản minh chứng."
    elif noi_dung.ngay_hoan_thanh > ngay:
        errors["ngay_hoan_thanh"] = "Ngày hoàn thành không được sau hôm nay."
    elif dau_viec.ky_tu and noi_dung.ngay_hoan_thanh < dau_viec.ky_tu:
        errors["ngay_hoan_thanh"] = f"Ngày hoàn thành không được trước khi kỳ bắt đầu ({viet_ngay(dau_viec.ky_tu)})."
    if noi_dung.tien_do != 100:
        errors["tien_do"] = "Hoàn thành thì tiến độ là 100%."
    return errors


def _loi_minh_chung(noi_dung: NoiDungBaoCao, co_tep: bool) -> dict[str, str]:
    """Evidence is a document by its number and date, or a file; half a document is neither."""
    if noi_dung.so_minh_chung and noi_dung.ngay_minh_chung:
        return {}
    if noi_dung.so_minh_chung:
        return {"ngay_minh_chung": "Hoàn thành phải có minh chứng: nhập ngày của văn bản."}
    if noi_dung.ngay_minh_chung:
        return {"so_minh_chung": "Hoàn thành phải có minh chứng: nhập số, ký hiệu của văn bản."}
    told = "Hoàn thành phải có minh chứng: nhập số, ký hiệu và ngày của văn bản, hoặc gửi kèm tệp."
    return {} if co_tep else {"so_minh_chung": told}


def _thay_the_bao_cao_cho(item: DauViec) -> None:
    for report in item.cap_nhat.filter(duyet=KetQuaDuyet.CHO):
        report.duyet = KetQuaDuyet.THAY_THE
        report.save()


def _ghi_vao_dau_viec(item: DauViec, noi_dung: NoiDungBaoCao, luc: datetime) -> None:
    item.tien_do = noi_dung.tien_do
    item.cap_nhat_luc = luc
    item.tra_lai_luc = None
    item.cho_xac_nhan_tu = luc if noi_dung.hoan_thanh else None
    item.ngay_bao_hoan_thanh = noi_dung.ngay_hoan_thanh
    item.phien_ban += 1
    item.save()
