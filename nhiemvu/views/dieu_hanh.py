"""Running tasks: conditions that came true, stops, pauses, and the number and date of a draft."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from chung.ngay import hom_nay, viet_ngay
from chung.so import viet_so
from kehoach.models import KeHoach
from nhiemvu.forms_dieu_hanh import BanHanhForm, DieuKienForm, DungForm, TamDungForm, TiepTucForm
from nhiemvu.hien_thi import duong_toi
from nhiemvu.models import DauViec, NhiemVu
from nhiemvu.services import ban_hanh as dich_vu_ban_hanh
from nhiemvu.services import dieu_kien as dich_vu_dieu_kien
from nhiemvu.services import dung as dich_vu_dung
from nhiemvu.services import tam_dung as dich_vu_tam_dung
from nhiemvu.views.bieu_mau import bam_nut, trang_bieu_mau
from taikhoan.quyen import yeu_cau

HAI_CACH = require_http_methods(["GET", "POST"])


@HAI_CACH
def dieu_kien(request: HttpRequest, pk: int) -> HttpResponse:
    """Record that the condition of the task came true, or correct it."""
    task = tim_nhiem_vu(request, pk)
    form = DieuKienForm(task, _gui(request))
    waiting = task.dau_viec.filter(tinh_chat__in=dich_vu_dieu_kien.CHO_HAN, dung_tu=None).count()
    return trang_bieu_mau(
        request,
        form,
        lambda data: dich_vu_dieu_kien.ghi_dieu_kien(task, form.dieu_kien, nguoi=request.user, ngay=hom_nay()),
        xong="Đã ghi nhận; các đầu việc đã có hạn.",
        tieu_de="Xác định thời hạn",
        nut="Ghi nhận",
        mo_ta=[("Văn bản ghi", task.thoi_han or "Không ghi thời hạn"), ("Đầu việc chờ hạn", waiting)],
        **_trang_nhiem_vu(task),
    )


@require_POST
def bo_dieu_kien(request: HttpRequest, pk: int) -> HttpResponse:
    task = tim_nhiem_vu(request, pk)
    return bam_nut(
        request,
        lambda: dich_vu_dieu_kien.bo_dieu_kien(task, nguoi=request.user),
        ve=reverse("nhiem-vu", args=[pk]),
        xong="Đã bỏ ghi nhận; các đầu việc trở lại chờ thời hạn.",
    )


@HAI_CACH
def dung_nhiem_vu(request: HttpRequest, pk: int) -> HttpResponse:
    task = tim_nhiem_vu(request, pk)
    return trang_bieu_mau(
        request,
        DungForm(hom_nay(), _gui(request)),
        lambda data: dich_vu_dung.dung_mot_nhiem_vu(task, data["van_ban"], nguoi=request.user, ngay=data["tu_ngay"]),
        xong="Đã dừng nhiệm vụ; các đầu việc còn mở không tính vào tỷ lệ nữa.",
        tieu_de="Dừng thực hiện nhiệm vụ",
        nut="Dừng thực hiện",
        nguy=True,
        mo_ta=[("Đầu việc còn mở", task.dau_viec.filter(ngay_hoan_thanh=None, dung_tu=None).count())],
        **_trang_nhiem_vu(task),
    )


@HAI_CACH
def dung_dau_viec(request: HttpRequest, pk: int) -> HttpResponse:
    item = _dau_viec(request, pk)
    return trang_bieu_mau(
        request,
        DungForm(hom_nay(), _gui(request)),
        lambda data: dich_vu_dung.dung_dau_viec(item, data["van_ban"], nguoi=request.user, ngay=data["tu_ngay"]),
        xong="Đã dừng đầu việc.",
        tieu_de="Dừng thực hiện đầu việc",
        nut="Dừng thực hiện",
        nguy=True,
        **_trang_dau_viec(item),
    )


@HAI_CACH
def tam_dung_nhiem_vu(request: HttpRequest, pk: int) -> HttpResponse:
    task = tim_nhiem_vu(request, pk)
    return trang_bieu_mau(
        request,
        TamDungForm(hom_nay(), _gui(request)),
        lambda data: dich_vu_tam_dung.tam_dung_nhiem_vu(task, **data, nguoi=request.user),
        xong="Đã tạm dừng nhiệm vụ.",
        tieu_de="Tạm dừng nhiệm vụ",
        nut="Tạm dừng",
        mo_ta=[("Đầu việc còn mở", task.dau_viec.filter(ngay_hoan_thanh=None, dung_tu=None).count())],
        **_trang_nhiem_vu(task),
    )


@HAI_CACH
def tam_dung_dau_viec(request: HttpRequest, pk: int) -> HttpResponse:
    item = _dau_viec(request, pk)
    return trang_bieu_mau(
        request,
        TamDungForm(hom_nay(), _gui(request)),
        lambda data: dich_vu_tam_dung.tam_dung_dau_viec(item, **data, nguoi=request.user),
        xong="Đã tạm dừng đầu việc.",
        tieu_de="Tạm dừng đầu việc",
        nut="Tạm dừng",
        **_trang_dau_viec(item),
    )


@require_POST
def tiep_tuc_nhiem_vu(request: HttpRequest, pk: int) -> HttpResponse:
    """Take up a task that was stopped or paused."""
    task = tim_nhiem_vu(request, pk)
    if task.dung_tu:
        return bam_nut(
            request,
            lambda: dich_vu_dung.tiep_tuc_nhiem_vu(task, nguoi=request.user),
            ve=reverse("nhiem-vu", args=[pk]),
            xong="Nhiệm vụ được tiếp tục.",
        )
    return bam_nut(
        request,
        lambda: dich_vu_tam_dung.het_tam_dung_nhiem_vu(task, nguoi=request.user, ngay=hom_nay()),
        ve=reverse("nhiem-vu", args=[pk]),
        xong="Nhiệm vụ được tiếp tục.",
    )


@HAI_CACH
def tiep_tuc_dau_viec(request: HttpRequest, pk: int) -> HttpResponse:
    """Take up an item: a stopped one at once, a paused one with a later due date where one is needed."""
    item = _dau_viec(request, pk)
    page = _trang_dau_viec(item)
    if item.dung_tu and request.method == "POST":
        return bam_nut(
            request,
            lambda: dich_vu_dung.tiep_tuc_dau_viec(item, nguoi=request.user),
            ve=page["ve"],
            xong="Đầu việc được tiếp tục.",
        )
    return trang_bieu_mau(
        request,
        TiepTucForm(_gui(request)),
        lambda data: dich_vu_tam_dung.het_tam_dung_dau_viec(item, **data, nguoi=request.user, ngay=hom_nay()),
        xong="Đầu việc được tiếp tục.",
        tieu_de="Tiếp tục đầu việc",
        nut="Tiếp tục",
        **page,
    )


@HAI_CACH
def ban_hanh(request: HttpRequest, pk: int) -> HttpResponse:
    """Number, date and signer of a plan: first what follows for its deadlines, then the writing."""
    plan = get_object_or_404(KeHoach.objects.cho_nguoi(request.user).select_related("van_ban", "dia_ban"), pk=pk)
    yeu_cau(request.user, "kehoach.sua", plan)
    form, preview = BanHanhForm(plan, _gui(request)), None
    if form.is_valid():
        if "ghi" in request.POST and _ghi_ban_hanh(request, plan, form):
            return redirect("ke-hoach", pk=pk)
        preview = dich_vu_ban_hanh.han_tinh_lai(plan, form.cleaned_data["ngay_ban_hanh"])
    context = {"form": form, "ke_hoach": plan, "xem_truoc": preview, "duong_dan": duong_toi(plan)}
    return render(request, "nhiemvu/ban_hanh.html", context, status=422 if form.errors else 200)


def _ghi_ban_hanh(request: HttpRequest, plan: KeHoach, form: BanHanhForm) -> bool:
    """Whether it was written; the reasons of a refusal go to the form."""
    try:
        changed = dich_vu_ban_hanh.ban_hanh(plan, form.so_ngay, nguoi=request.user, ngay=hom_nay())
    except ValidationError as refused:
        form.add_error(None, refused)
        return False
    messages.success(request, f"Đã ghi số, ngày ban hành; {viet_so(len(changed))} nhiệm vụ được tính lại hạn.")
    return True


def _gui(request: HttpRequest):
    return request.POST if request.method == "POST" else None


def tim_nhiem_vu(request: HttpRequest, pk: int) -> NhiemVu:
    """The task, for who may change its plan."""
    tasks = NhiemVu.objects.cho_nguoi(request.user).select_related("ke_hoach__van_ban", "ke_hoach__dia_ban")
    task = get_object_or_404(tasks, pk=pk)
    yeu_cau(request.user, "kehoach.sua", task.ke_hoach)
    return task


def _dau_viec(request: HttpRequest, pk: int) -> DauViec:
    items = DauViec.objects.cho_nguoi(request.user).kem_nguon().select_related("nhiem_vu__ke_hoach__dia_ban")
    item = get_object_or_404(items, pk=pk)
    yeu_cau(request.user, "kehoach.sua", item.nhiem_vu.ke_hoach)
    return item


def _trang_nhiem_vu(task: NhiemVu) -> dict:
    return {"ve": reverse("nhiem-vu", args=[task.pk]), "phu": task, "duong_dan": duong_toi(task.ke_hoach, task)}


def _trang_dau_viec(item: DauViec) -> dict:
    return {
        "ve": reverse("dau-viec", args=[item.pk]),
        "phu": item.nhiem_vu,
        "mo_ta": [("Cơ quan", item.co_quan), ("Hạn", viet_ngay(item.han) or "Chưa có")],
        "duong_dan": duong_toi(item.nhiem_vu.ke_hoach, item.nhiem_vu),
    }
