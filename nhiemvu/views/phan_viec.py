"""What the pages of an item, of a task and of a place show beside their facts: extensions, directives, comments, and
what the person may do there."""

from datetime import date

from django.db.models import Q
from django.urls import reverse
from django.utils.http import urlencode

from donvi.models import DiaBan
from nhiemvu.enums import KetQuaGiaHan
from nhiemvu.forms_chi_dao import YKienForm
from nhiemvu.hien_thi_chi_dao import gan_nhan_chi_dao
from nhiemvu.models import ChiDao, DauViec, GiaHan, NhiemVu, YKien
from nhiemvu.queries_trao_doi import co_quan_chi_dao, nguoi_lien_quan
from nhiemvu.services.dieu_kien import ghi_duoc
from nhiemvu.services.gia_han import ly_do_khong_xin
from taikhoan.models import NguoiDung

SO_CHI_DAO = 20


def phan_dau_viec(nguoi: NguoiDung, item: DauViec, ngay: date) -> dict[str, object]:
    """The parts of the page of an item."""
    requests = _gia_han(nguoi, item)
    waiting = any(one.ket_qua == KetQuaGiaHan.CHO for one in requests)
    may_ask = nguoi.has_perm("nhiemvu.xin_gia_han", item) and not waiting and not ly_do_khong_xin(item, ngay)
    runs = nguoi.has_perm("kehoach.sua", item.nhiem_vu.ke_hoach)
    is_open = item.ngay_hoan_thanh is None and item.dung_tu is None
    about = Q(dau_viec=item) | Q(nhiem_vu=item.nhiem_vu_id, dau_viec=None, co_quan=item.co_quan_id)
    directs = nguoi.has_perm("nhiemvu.chi_dao", ChiDao(co_quan=item.co_quan))
    return {
        "chi_dao": _chi_dao(nguoi, about, ngay),
        "duong_chi_dao": reverse("chi-dao-dau-viec", args=[item.pk]) if directs else "",
        "gia_han": requests,
        "duoc_xin_gia_han": may_ask,
        "duoc_dung": runs and is_open,
        "duoc_tam_dung": runs and is_open and item.tam_dung_tu is None,
        "duoc_tiep_tuc": runs and _tiep_tuc_duoc(item),
    }


def phan_nhiem_vu(nguoi: NguoiDung, task: NhiemVu, ngay: date) -> dict[str, object]:
    """The parts of the page of a task."""
    directs = co_quan_chi_dao(nguoi, ngay, task).exists()
    return {
        **_dieu_hanh(nguoi, task),
        "chi_dao": _chi_dao(nguoi, Q(nhiem_vu=task), ngay),
        "duong_chi_dao": reverse("chi-dao-nhiem-vu", args=[task.pk]) if directs else "",
        "y_kien": _y_kien(nguoi, task),
        "bieu_mau_y_kien": YKienForm(),
        "nguoi_lien_quan": nguoi_lien_quan(task, ngay),
        "dang_theo_doi": task.theo_doi.filter(nguoi=nguoi).exists(),
    }


def phan_dia_ban(nguoi: NguoiDung, place: DiaBan, ngay: date) -> dict[str, object]:
    """The directives on the page of a place: the open ones about it and to its agencies, the first due first."""
    about = {"duong_chi_dao": reverse("chi-dao-dia-ban", args=[place.pk])}
    shown = ChiDao.objects.cho_nguoi(nguoi).trong_dia_ban(place.duong_dan).dang_mo().kem_ten()
    return {
        "chi_dao": gan_nhan_chi_dao(shown.order_by("han_tra_loi", "pk")[:SO_CHI_DAO], ngay),
        "duong_tat_ca_chi_dao": f"{reverse('danh-sach-chi-dao')}?{urlencode({'dia_ban': place.duong_dan})}",
        **(about if place.con_hieu_luc(ngay) and nguoi.has_perm("nhiemvu.chi_dao_dia_ban", place) else {}),
    }


def _dieu_hanh(nguoi: NguoiDung, task: NhiemVu) -> dict[str, bool]:
    runs = nguoi.has_perm("kehoach.sua", task.ke_hoach)
    is_open = task.dung_tu is None
    return {
        "duoc_sua": runs,
        "duoc_dung": runs and is_open,
        "duoc_tam_dung": runs and is_open and task.tam_dung_tu is None,
        "duoc_tiep_tuc": runs and bool(task.dung_tu or task.tam_dung_tu),
        "duoc_ghi_dieu_kien": runs and is_open and ghi_duoc(task),
    }


def _chi_dao(nguoi: NguoiDung, ve: Q, ngay: date) -> list[ChiDao]:
    """What the person may read of the directives about it, the newest first."""
    return gan_nhan_chi_dao(ChiDao.objects.cho_nguoi(nguoi).filter(ve).kem_ten()[:SO_CHI_DAO], ngay)


def _y_kien(nguoi: NguoiDung, task: NhiemVu) -> list[YKien]:
    """The comments in their order; the last ones, of the person alone, may be deleted."""
    comments = list(task.y_kien.select_related("nguoi").prefetch_related("nhac_den"))
    for comment in reversed(comments):
        if comment.nguoi_id != nguoi.pk:
            break
        comment.xoa_duoc = True
    return comments


def _gia_han(nguoi: NguoiDung, item: DauViec) -> list[GiaHan]:
    """The requests on the item, the newest first, each with what the person may do with it."""
    requests = list(item.gia_han.select_related("nguoi", "nguoi_quyet", "nguoi_huy"))
    is_open = item.ngay_hoan_thanh is None and item.dung_tu is None
    for one in requests:
        one.dau_viec = item
        waits, decides = one.ket_qua == KetQuaGiaHan.CHO, nguoi.has_perm("nhiemvu.quyet_gia_han", one)
        one.duoc_quyet = waits and decides
        one.duoc_rut = waits and nguoi.has_perm("nhiemvu.xin_gia_han", item)
        stands = one.ket_qua == KetQuaGiaHan.DONG_Y and one.han_duyet == item.han
        one.duoc_huy = is_open and stands and decides
    return requests


def _tiep_tuc_duoc(item: DauViec) -> bool:
    if item.dung_tu:
        return item.ngay_hoan_thanh is None and item.gop_vao_id is None and item.nhiem_vu.dung_tu is None
    return item.tam_dung_tu is not None
