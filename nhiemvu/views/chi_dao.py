"""Directives: written where a leader reads, listed for those who answer."""

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from chung.ngay import hom_nay, viet_ngay
from donvi.models import DiaBan
from nhiemvu.enums import TinhTrangChiDao
from nhiemvu.filters_chi_dao import ChiDaoFilter
from nhiemvu.forms_chi_dao import (
    ChiDaoCoQuanForm,
    ChiDaoForm,
    ChiDaoNhiemVuForm,
    HoiLaiForm,
    TraLoiForm,
    goi_y_ten,
)
from nhiemvu.hien_thi import duong_toi
from nhiemvu.hien_thi_chi_dao import gan_nhan_chi_dao
from nhiemvu.models import ChiDao, DauViec, NhiemVu
from nhiemvu.queries_trao_doi import co_quan_chi_dao
from nhiemvu.services import chi_dao as dich_vu
from nhiemvu.services.chi_dao import ChiDaoMoi
from nhiemvu.views.bieu_mau import bam_nut, trang_bieu_mau
from taikhoan.quyen import yeu_cau

SO_DONG = 30
HAI_CACH = require_http_methods(["GET", "POST"])


@require_GET
def danh_sach_chi_dao(request: HttpRequest) -> HttpResponse:
    """The directives that the person may read, under the filters of the address; what waits longest first."""
    today = hom_nay()
    readable = ChiDao.objects.cho_nguoi(request.user)
    filters = ChiDaoFilter(request.GET, readable, request=request, ngay=today)
    rows = filters.qs.kem_nguon().order_by("han_tra_loi", "pk")
    page = Paginator(rows, SO_DONG).get_page(request.GET.get("trang"))
    context = {
        "trang": page,
        "chi_dao": gan_nhan_chi_dao(page.object_list, today),
        "bo_loc": filters.form,
        "chua_tra_loi": readable.chua_tra_loi().count(),
        "qua_han": readable.qua_han(today).count(),
        "duoc_chi_dao": request.user.has_perm("nhiemvu.chi_dao_bat_ky"),
    }
    return render(request, "nhiemvu/danh_sach_chi_dao.html", context)


@require_GET
def chi_dao(request: HttpRequest, pk: int) -> HttpResponse:
    """One directive with its answers."""
    row = _chi_dao(request, pk)
    gan_nhan_chi_dao([row], hom_nay())
    waits, closes = row.tinh_trang == TinhTrangChiDao.CHO_TRA_LOI, row.tinh_trang != TinhTrangChiDao.KET_THUC
    may_close = request.user.has_perm("nhiemvu.ket_thuc_chi_dao", row)
    context = {
        "chi_dao": row,
        "luot": row.luot.select_related("nguoi"),
        "doc_duoc": row.nhiem_vu_id and NhiemVu.objects.cho_nguoi(request.user).filter(pk=row.nhiem_vu_id).exists(),
        "duoc_tra_loi": waits and request.user.has_perm("nhiemvu.tra_loi_chi_dao", row),
        "duoc_hoi_lai": may_close and row.tinh_trang == TinhTrangChiDao.DA_TRA_LOI,
        "duoc_ket_thuc": may_close and closes,
        "duong_dan": _ve_danh_sach(),
    }
    return render(request, "nhiemvu/chi_dao.html", context)


@HAI_CACH
def chi_dao_dau_viec(request: HttpRequest, pk: int) -> HttpResponse:
    """A directive on one item, to the agency that owes it."""
    items = DauViec.objects.cho_nguoi(request.user).kem_nguon().select_related("co_quan__dia_ban")
    item = get_object_or_404(items, pk=pk)
    yeu_cau(request.user, "nhiemvu.chi_dao", ChiDao(co_quan=item.co_quan))
    form = ChiDaoForm(hom_nay(), _gui(request))
    return _viet(
        request,
        form,
        ve=reverse("dau-viec", args=[pk]),
        phu=item.nhiem_vu,
        mo_ta=[("Cơ quan trả lời", item.co_quan)],
        duong_dan=duong_toi(item.nhiem_vu.ke_hoach, item.nhiem_vu),
        ve_viec={"co_quan": item.co_quan, "nhiem_vu": item.nhiem_vu, "dau_viec": item},
    )


@HAI_CACH
def chi_dao_nhiem_vu(request: HttpRequest, pk: int) -> HttpResponse:
    """A directive on a task, to one of the agencies that owe it or coordinate its plan."""
    task = get_object_or_404(NhiemVu.objects.cho_nguoi(request.user).select_related("ke_hoach__van_ban"), pk=pk)
    agencies = co_quan_chi_dao(request.user, hom_nay(), task)
    if not agencies:
        raise PermissionDenied("Anh/chị không chỉ đạo cơ quan nào của nhiệm vụ này.")
    form = ChiDaoNhiemVuForm(agencies, hom_nay(), _gui(request))
    way = duong_toi(task.ke_hoach, task)
    back = reverse("nhiem-vu", args=[pk])
    return _viet(request, form, ve=back, phu=task, duong_dan=way, ve_viec={"nhiem_vu": task})


@HAI_CACH
def chi_dao_dia_ban(request: HttpRequest, pk: int) -> HttpResponse:
    """A directive about a place, to an agency at or under it."""
    place = get_object_or_404(DiaBan, pk=pk)
    yeu_cau(request.user, "nhiemvu.chi_dao_dia_ban", place)
    agencies = co_quan_chi_dao(request.user, hom_nay()).thuoc(place)
    form = ChiDaoCoQuanForm(agencies, hom_nay(), _gui(request))
    back = reverse("dia-ban", args=[pk])
    way, names = [{"ten": place.ten, "url": back}], goi_y_ten(agencies)
    return _viet(request, form, ve=back, phu=place.ten, duong_dan=way, goi_y=names, ve_viec={"dia_ban": place})


@HAI_CACH
def chi_dao_moi(request: HttpRequest) -> HttpResponse:
    """A directive to an agency, about nothing else."""
    yeu_cau(request.user, "nhiemvu.chi_dao_bat_ky")
    agencies = co_quan_chi_dao(request.user, hom_nay())
    form = ChiDaoCoQuanForm(agencies, hom_nay(), _gui(request))
    back = reverse("danh-sach-chi-dao")
    return _viet(request, form, ve=back, phu="Gửi một cơ quan", duong_dan=_ve_danh_sach(), goi_y=goi_y_ten(agencies))


@HAI_CACH
def tra_loi_chi_dao(request: HttpRequest, pk: int) -> HttpResponse:
    row = _chi_dao(request, pk)
    yeu_cau(request.user, "nhiemvu.tra_loi_chi_dao", row)
    return _buoc(
        request,
        row,
        TraLoiForm(_gui(request)),
        lambda data: dich_vu.tra_loi(row, **data, nguoi=request.user, luc=timezone.now()),
        xong="Đã gửi trả lời.",
        tieu_de="Trả lời chỉ đạo",
        nut="Gửi trả lời",
    )


@HAI_CACH
def hoi_lai_chi_dao(request: HttpRequest, pk: int) -> HttpResponse:
    row = _chi_dao(request, pk)
    yeu_cau(request.user, "nhiemvu.ket_thuc_chi_dao", row)
    return _buoc(
        request,
        row,
        HoiLaiForm(_gui(request)),
        lambda data: dich_vu.hoi_lai(
            row, data["noi_dung"], data["han_tra_loi"], nguoi=request.user, luc=timezone.now()
        ),
        xong="Đã yêu cầu trả lời lại.",
        tieu_de="Yêu cầu trả lời lại",
        nut="Gửi yêu cầu",
    )


@require_POST
def ket_thuc_chi_dao(request: HttpRequest, pk: int) -> HttpResponse:
    row = _chi_dao(request, pk)
    yeu_cau(request.user, "nhiemvu.ket_thuc_chi_dao", row)
    return bam_nut(
        request,
        lambda: dich_vu.ket_thuc(row, nguoi=request.user, luc=timezone.now()),
        ve=reverse("chi-dao", args=[pk]),
        xong="Đã kết thúc chỉ đạo.",
    )


def _viet(request: HttpRequest, form: ChiDaoForm, *, ve: str, ve_viec: dict | None = None, **page) -> HttpResponse:
    def send(data: dict) -> None:
        dich_vu.chi_dao(ChiDaoMoi(**(ve_viec or {}) | data), nguoi=request.user, luc=timezone.now())

    said = {"tieu_de": "Chỉ đạo", "nut": "Gửi chỉ đạo", "xong": "Đã gửi chỉ đạo."}
    return trang_bieu_mau(request, form, send, ve=ve, **said, **page)


def _buoc(request: HttpRequest, row: ChiDao, form, gui, **page) -> HttpResponse:
    facts = [
        ("Cơ quan trả lời", row.co_quan),
        ("Nội dung", row.noi_dung),
        ("Trả lời trước hết ngày", viet_ngay(row.han_tra_loi)),
    ]
    way = [*_ve_danh_sach(), {"ten": "Chỉ đạo", "url": reverse("chi-dao", args=[row.pk])}]
    back = reverse("chi-dao", args=[row.pk])
    return trang_bieu_mau(request, form, gui, ve=back, phu=str(row), mo_ta=facts, duong_dan=way, **page)


def _chi_dao(request: HttpRequest, pk: int) -> ChiDao:
    rows = ChiDao.objects.cho_nguoi(request.user).kem_nguon().select_related("co_quan__dia_ban", "dau_viec")
    return get_object_or_404(rows, pk=pk)


def _ve_danh_sach() -> list[dict]:
    return [{"ten": "Chỉ đạo", "url": reverse("danh-sach-chi-dao")}]


def _gui(request: HttpRequest):
    return request.POST if request.method == "POST" else None
