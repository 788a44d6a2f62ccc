"""Directives: a leader asks, the agency answers, the leader closes it or asks again."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils import timezone

from chung.audit import service
from chung.chu import gon, nfc
from donvi.models import CoQuan, DiaBan
from nhiemvu.enums import LoaiLuot, TinhTrangChiDao
from nhiemvu.models import ChiDao, DauViec, LuotChiDao, NhiemVu
from taikhoan.models import NguoiDung
from taikhoan.quyen import yeu_cau


@dataclass(frozen=True, slots=True)
class ChiDaoMoi:
    """What a leader asks, of whom and about what. `ma_gui`: the key of the form, so that it is sent once."""

    co_quan: CoQuan
    noi_dung: str
    han_tra_loi: date
    ma_gui: UUID
    nhiem_vu: NhiemVu | None = None
    dau_viec: DauViec | None = None
    dia_ban: DiaBan | None = None


@service
def chi_dao(moi: ChiDaoMoi, *, nguoi: NguoiDung, luc: datetime) -> ChiDao:
    """Send a directive; the same form sent again gives the one that is there.

    Raises:
        PermissionDenied: the person leads neither the agency's place nor what the directive is about.
        ValidationError: by field, what is wrong.
    """
    NguoiDung.objects.select_for_update(no_key=True).get(pk=nguoi.pk)
    if sent := ChiDao.objects.filter(ma_gui=moi.ma_gui, nguoi=nguoi).first():
        return sent
    row = ChiDao(
        nguoi=nguoi,
        luc=luc,
        co_quan=moi.co_quan,
        nhiem_vu=moi.nhiem_vu,
        dau_viec=moi.dau_viec,
        dia_ban=moi.dia_ban,
        noi_dung=nfc(moi.noi_dung).strip(),
        han_tra_loi=moi.han_tra_loi,
        ma_gui=moi.ma_gui,
    )
    yeu_cau(nguoi, "nhiemvu.chi_dao", row)
    _kiem_tra(row.noi_dung, row.han_tra_loi, luc, "Nhập nội dung chỉ đạo.")
    row.save()
    return row


@service
def tra_loi(chi_dao: ChiDao, noi_dung: str, *, nguoi: NguoiDung, luc: datetime) -> None:
    """Answer for the agency.

    Raises:
        PermissionDenied: the person does not work for the agency.
        ValidationError: no words, or the directive does not wait for an answer.
    """
    row = ChiDao.objects.giu(chi_dao.pk)
    yeu_cau(nguoi, "nhiemvu.tra_loi_chi_dao", row)
    if row.tinh_trang != TinhTrangChiDao.CHO_TRA_LOI:
        raise ValidationError("Chỉ đạo này đã được trả lời hoặc đã kết thúc; tải lại trang để xem.")
    if not gon(noi_dung):
        raise ValidationError({"noi_dung": "Nhập nội dung trả lời."})
    row.tinh_trang, row.ngay_tra_loi = TinhTrangChiDao.DA_TRA_LOI, timezone.localdate(luc)
    row.save()
    _luot(row, LoaiLuot.TRA_LOI, noi_dung, nguoi, luc)


@service
def hoi_lai(chi_dao: ChiDao, noi_dung: str, han: date, *, nguoi: NguoiDung, luc: datetime) -> None:
    """Ask again, where the answer is not enough.

    Raises:
        PermissionDenied: the directive is not the person's, nor to an agency of a place that they lead.
        ValidationError: by field; also where nothing was answered, or the directive is closed.
    """
    row = ChiDao.objects.giu(chi_dao.pk)
    yeu_cau(nguoi, "nhiemvu.ket_thuc_chi_dao", row)
    if row.tinh_trang != TinhTrangChiDao.DA_TRA_LOI:
        raise ValidationError("Chỉ đạo này chưa được trả lời hoặc đã kết thúc; tải lại trang để xem.")
    _kiem_tra(noi_dung, han, luc, "Nhập yêu cầu trả lời lại.")
    row.tinh_trang, row.ngay_tra_loi, row.han_tra_loi = TinhTrangChiDao.CHO_TRA_LOI, None, han
    row.save()
    _luot(row, LoaiLuot.HOI_LAI, noi_dung, nguoi, luc)


@service
def ket_thuc(chi_dao: ChiDao, noi_dung: str = "", *, nguoi: NguoiDung, luc: datetime) -> None:
    """Close the directive: the answer is enough, or none is needed any more.

    Raises:
        PermissionDenied: as for `hoi_lai`.
        ValidationError: it is closed already.
    """
    row = ChiDao.objects.giu(chi_dao.pk)
    yeu_cau(nguoi, "nhiemvu.ket_thuc_chi_dao", row)
    if row.tinh_trang == TinhTrangChiDao.KET_THUC:
        raise ValidationError("Chỉ đạo này đã kết thúc.")
    row.tinh_trang = TinhTrangChiDao.KET_THUC
    row.save()
    _luot(row, LoaiLuot.KET_THUC, noi_dung, nguoi, luc)


def _kiem_tra(noi_dung: str, han: date, luc: datetime, thieu: str) -> None:
    errors = {}
    if not gon(noi_dung):
        errors["noi_dung"] = thieu
    if han < timezone.localdate(luc):
        errors["han_tra_loi"] = "Ngày phải trả lời không được trước hôm nay."
    if errors:
        raise ValidationError(errors)


def _luot(row: ChiDao, loai: LoaiLuot, noi_dung: str, nguoi: NguoiDung, luc: datetime) -> None:
    words = nfc(noi_dung).strip()
    LuotChiDao.objects.create(chi_dao=row, loai=loai, nguoi=nguoi, luc=luc, noi_dung=words, han=row.han_tra_loi)
