"""A plan replaced by another document: what is still open under it no longer applies."""

from datetime import date, datetime

from django.core.exceptions import ValidationError

from chung.audit import ghi_so, service
from chung.ngay import viet_ngay
from chung.so import viet_so
from kehoach.enums import QuanHeVanBan, TinhTrangVanBan
from kehoach.models import KeHoach, LienKetVanBan, VanBan
from kehoach.querysets import DANG_THEO_DOI
from kehoach.services import lien_ket
from nhiemvu.enums import LoaiDong
from nhiemvu.models import ChuyenGiao, DauViec
from nhiemvu.services.dong import ThayDoi, ap_dung, khoi_phuc
from taikhoan.models import NguoiDung
from taikhoan.quyen import yeu_cau


@service
def thay_the_ke_hoach(ke_hoach: KeHoach, van_ban: VanBan, ngay: date, *, nguoi: NguoiDung, luc: datetime) -> ChuyenGiao:
    """The document replaces the plan from the day on: its open items are closed as "không còn phù hợp" by the
    document's number, and no period is opened any more.

    Raises:
        PermissionDenied: the person administers neither the place of the plan nor one that carries it on.
        ValidationError: the plan is no longer in force; the day is before the plan; the document is the plan itself, a
            draft, no longer in force or replaced by the plan; or a result waits for review.
    """
    yeu_cau(nguoi, "kehoach.thay_the", ke_hoach)
    KeHoach.objects.giu(ke_hoach.pk)
    old = VanBan.objects.get(pk=ke_hoach.van_ban_id)
    open_items = DauViec.objects.filter(nhiem_vu__ke_hoach=ke_hoach, ngay_hoan_thanh=None, dung_tu=None)
    items = list(open_items.select_for_update(of=("self",), no_key=True).order_by("pk"))
    _kiem_ngay(ke_hoach, ngay)
    _kiem_tra(old, van_ban, items)
    handover = ChuyenGiao.objects.create(thay_the=lien_ket(van_ban, old, QuanHeVanBan.THAY_THE), nguoi=nguoi, luc=luc)
    stopped = {"dung_tu": ngay, "van_ban_dung": van_ban.ten_goi}
    changes = [ThayDoi(LoaiDong.VAN_BAN, old, {"tinh_trang": TinhTrangVanBan.THAY_THE.value})]
    changes += [ThayDoi(LoaiDong.DUNG, item, stopped | {"phien_ban": item.phien_ban + 1}) for item in items]
    ap_dung(handover, changes)
    ghi_so(ke_hoach, f"Thay thế bởi {van_ban}: dừng {viet_so(len(items))} đầu việc")
    return handover


@service
def thoi_thay_the(ke_hoach: KeHoach, *, nguoi: NguoiDung) -> None:
    """Put the plan and its items back as they were before it was replaced.

    Raises:
        PermissionDenied: the person administers neither the place of the plan nor one that carries it on.
        ValidationError: the plan was not replaced here, or something was changed since.
    """
    yeu_cau(nguoi, "kehoach.thay_the", ke_hoach)
    KeHoach.objects.giu(ke_hoach.pk)
    handover = ChuyenGiao.objects.filter(thay_the__den=ke_hoach.van_ban_id).first()
    if handover is None:
        raise ValidationError("Kế hoạch này chưa bị thay thế.")
    khoi_phuc(handover)
    handover.thay_the.delete()
    ghi_so(ke_hoach, "Hoàn tác việc thay thế")


def _kiem_ngay(ke_hoach: KeHoach, ngay: date) -> None:
    if ngay < ke_hoach.ngay_giao:
        begins = viet_ngay(ke_hoach.ngay_giao)
        raise ValidationError({"ngay": f"Ngày {viet_ngay(ngay)} trước ngày giao việc của kế hoạch ({begins})."})


def _kiem_tra(old: VanBan, new: VanBan, items: list[DauViec]) -> None:
    if old.tinh_trang not in DANG_THEO_DOI:
        raise ValidationError("Kế hoạch này không còn hiệu lực.")
    if new.pk == old.pk:
        raise ValidationError("Văn bản không thể thay thế chính nó.")
    if new.tinh_trang == TinhTrangVanBan.DU_THAO:
        raise ValidationError("Văn bản thay thế còn là dự thảo: cần số, ký hiệu và ngày ban hành.")
    if old.pk in _bi_thay_the(new):
        raise ValidationError(f"Vòng thay thế: {old} đã thay thế {new}.")
    if new.tinh_trang != TinhTrangVanBan.HIEU_LUC:
        raise ValidationError(f"{new} không còn hiệu lực nên không thay thế được kế hoạch này.")
    if waiting := sum(item.cho_xac_nhan_tu is not None for item in items):
        raise ValidationError(f"Kế hoạch còn {waiting} kết quả chờ xác nhận: duyệt hoặc trả lại trước.")


def _bi_thay_the(van_ban: VanBan) -> set[int]:
    """The documents that replaced the document, one after the other."""
    seen: set[int] = set()
    frontier = {van_ban.pk}
    while frontier:
        links = LienKetVanBan.objects.filter(den__in=frontier, quan_he=QuanHeVanBan.THAY_THE)
        frontier = set(links.values_list("tu", flat=True)) - seen
        seen |= frontier
    return seen
