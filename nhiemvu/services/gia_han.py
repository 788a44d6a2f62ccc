"""Extending a deadline: the agency asks, the coordinator decides, and an approval can be undone."""

from dataclasses import dataclass
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db.models import Max
from django.utils import timezone

from chung.audit import service
from chung.chu import gon, nfc
from chung.loi import kiem_phien_ban
from chung.ngay import viet_ngay
from nhiemvu.enums import KetQuaGiaHan, TinhChat
from nhiemvu.models import DauViec, GiaHan, NhiemVu
from nhiemvu.services.dat_han import dat_han
from nhiemvu.trang_thai import TrangThai, trang_thai
from taikhoan.models import NguoiDung
from taikhoan.quyen import thay_mat, yeu_cau

_KHONG_XIN = {
    TrangThai.CHO_XAC_NHAN: "Kết quả đang chờ xác nhận, không xin gia hạn được.",
    TrangThai.TAM_DUNG: "Đầu việc đang tạm dừng, không xin gia hạn được.",
}


@dataclass(frozen=True, slots=True)
class QuyetDinh:
    """What the coordinator decides. `han`: the due date approved; `None` refuses, and then says why (`y_kien`)."""

    han: date | None
    y_kien: str = ""


@service
def xin_gia_han(
    dau_viec: DauViec, han_moi: date, ly_do: str, *, nguoi: NguoiDung, luc: datetime, phien_ban: int | None = None
) -> GiaHan:
    """Ask for a later due date of an item of one's own agency.

    Args:
        phien_ban: the version of the item that the person saw; `None` skips the check.

    Raises:
        PermissionDenied: the item is not of the person's agency.
        ValidationError: by field; also while another request waits, or nothing can be extended.
        DaCoNguoiSua: somebody changed the item since the person saw it.
    """
    item = DauViec.objects.giu(dau_viec.pk)
    yeu_cau(nguoi, "nhiemvu.xin_gia_han", item)
    if item.gia_han.dang_cho().exists():
        raise ValidationError("Đầu việc này đang có một đề nghị gia hạn chờ quyết định.")
    kiem_phien_ban(item, phien_ban)
    today = timezone.localdate(luc)
    if refusal := ly_do_khong_xin(item, today):
        raise ValidationError(refusal)
    errors = loi_han_moi(item, han_moi, today, "han_moi")
    if not gon(ly_do):
        errors["ly_do"] = "Nhập lý do xin gia hạn."
    if errors:
        raise ValidationError(errors)
    return GiaHan.objects.create(
        dau_viec=item,
        lan=item.so_lan_gia_han + 1,
        han_cu=item.han,
        han_moi=han_moi,
        ly_do=nfc(ly_do).strip(),
        nguoi=nguoi,
        thay_mat=thay_mat(nguoi, "nhiemvu.xin_gia_han", item),
        luc=luc,
    )


@service
def quyet_gia_han(gia_han: GiaHan, quyet_dinh: QuyetDinh, *, nguoi: NguoiDung, luc: datetime) -> None:
    """Approve the request (perhaps with another date) or refuse it.

    Raises:
        PermissionDenied: the person does not coordinate the plan, or asked for it.
        ValidationError: by field; also where the request no longer waits or the item is no longer open.
    """
    request, item = _giu(gia_han, KetQuaGiaHan.CHO)
    yeu_cau(nguoi, "nhiemvu.quyet_gia_han", request)
    request.y_kien = nfc(quyet_dinh.y_kien).strip()
    if quyet_dinh.han is None:
        if not gon(request.y_kien):
            raise ValidationError({"y_kien": "Nhập lý do không đồng ý để cơ quan biết."})
        request.ket_qua = KetQuaGiaHan.TU_CHOI
    else:
        _dong_y(request, item, quyet_dinh.han, timezone.localdate(luc))
    request.nguoi_quyet, request.quyet_luc = nguoi, luc
    request.save()


@service
def rut_gia_han(gia_han: GiaHan, *, nguoi: NguoiDung) -> None:
    """Take back a request that nobody has decided.

    Raises:
        PermissionDenied: the item is not of the person's agency.
        ValidationError: the request no longer waits.
    """
    request, item = _giu(gia_han, KetQuaGiaHan.CHO)
    yeu_cau(nguoi, "nhiemvu.xin_gia_han", item)
    request.ket_qua = KetQuaGiaHan.RUT
    request.save()


@service
def huy_gia_han(gia_han: GiaHan, ly_do: str, *, nguoi: NguoiDung, luc: datetime) -> None:
    """Undo an approval by a new decision: the item is due again when it was before it.

    Raises:
        PermissionDenied: the person does not coordinate the plan, or asked for it.
        ValidationError: no reason, or the deadline changed since, or the item is closed.
    """
    request, item = _giu(gia_han, KetQuaGiaHan.DONG_Y)
    yeu_cau(nguoi, "nhiemvu.quyet_gia_han", request)
    if not gon(ly_do):
        raise ValidationError({"ly_do": "Nhập lý do hủy gia hạn."})
    if item.han != request.han_duyet or trang_thai(item, timezone.localdate(luc)).da_xong:
        raise ValidationError("Hạn đã thay đổi sau lần gia hạn này, hoặc đầu việc đã kết thúc: không hủy được nữa.")
    dat_han(item, han=request.han_cu, so_lan_gia_han=item.so_lan_gia_han - 1)
    request.ket_qua = KetQuaGiaHan.HUY
    request.nguoi_huy, request.huy_luc, request.ly_do_huy = nguoi, luc, nfc(ly_do).strip()
    request.save()


def ly_do_khong_xin(dau_viec: DauViec, ngay: date) -> str:
    """Why no extension of the item can be asked for on the day; empty where one can."""
    status = trang_thai(dau_viec, ngay)
    if dau_viec.tinh_chat != TinhChat.CO_HAN:
        return "Chỉ đầu việc có thời hạn mới xin gia hạn được."
    return "Đầu việc này đã kết thúc." if status.da_xong else _KHONG_XIN.get(status, "")


def loi_han_moi(dau_viec: DauViec, han_moi: date, ngay: date, truong: str) -> dict[str, str]:
    """What is wrong with the day as the new due date of the item, by the name of its field; empty where nothing is."""
    if han_moi <= dau_viec.han:
        return {truong: f"Hạn mới phải sau hạn hiện nay ({viet_ngay(dau_viec.han)})."}
    if han_moi < ngay:
        return {truong: "Hạn mới không được trước hôm nay."}
    if (limit := han_cua_cha(dau_viec.nhiem_vu)) and han_moi > limit:
        return {truong: f"Hạn mới không được sau hạn của nhiệm vụ cha ({viet_ngay(limit)})."}
    if (latest := han_cua_con(dau_viec.nhiem_vu)) and han_moi < latest:
        return {truong: f"Hạn mới không được trước hạn của nhiệm vụ con ({viet_ngay(latest)})."}
    return {}


def han_cua_cha(nhiem_vu: NhiemVu) -> date | None:
    """The last due date of the nearest task above that has one: of its items, else as its document says."""
    parent = nhiem_vu.cha
    while parent:
        if limit := _han_cuoi(parent) or parent.han_den:
            return limit
        parent = parent.cha
    return None


def han_cua_con(nhiem_vu: NhiemVu) -> date | None:
    """The last due date of the tasks right under this one that are not finished."""
    items = DauViec.objects.filter(nhiem_vu__cha=nhiem_vu, ngay_hoan_thanh=None, dung_tu=None)
    return items.filter(tinh_chat=TinhChat.CO_HAN).aggregate(cuoi=Max("han"))["cuoi"]


def _han_cuoi(nhiem_vu: NhiemVu) -> date | None:
    items = nhiem_vu.dau_viec.filter(tinh_chat=TinhChat.CO_HAN, dung_tu=None)
    return items.aggregate(cuoi=Max("han"))["cuoi"]


def _dong_y(request: GiaHan, item: DauViec, han: date, ngay: date) -> None:
    if refusal := ly_do_khong_xin(item, ngay):
        raise ValidationError(refusal)
    if errors := loi_han_moi(item, han, ngay, "han_duyet"):
        raise ValidationError(errors)
    request.ket_qua, request.han_duyet, request.han_cu = KetQuaGiaHan.DONG_Y, han, item.han
    dat_han(item, han=han, so_lan_gia_han=item.so_lan_gia_han + 1)


def _giu(gia_han: GiaHan, ket_qua: KetQuaGiaHan) -> tuple[GiaHan, DauViec]:
    """The request and its item, held; only while it stands where the writer expects it."""
    item = DauViec.objects.giu(gia_han.dau_viec_id)
    request = item.gia_han.get(pk=gia_han.pk)
    request.dau_viec = item
    if request.ket_qua != ket_qua:
        raise ValidationError("Đề nghị này đã được xử lý trước đó; tải lại trang để xem kết quả.")
    return request, item
