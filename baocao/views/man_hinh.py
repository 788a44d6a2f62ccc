"""Screens in offices: made and revoked by admins, shown to anybody who stands before them."""

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from baocao.can_quyet import dai_can_quyet
from baocao.hien_thi import bang_dia_ban
from baocao.loc import Loc
from baocao.models import ManHinh
from baocao.queries import theo_dia_ban_con
from baocao.services_man_hinh import mo_man_hinh, tao_man_hinh, thu_hoi_man_hinh
from baocao.trang_so import TrangSo
from chung.ngay import hom_nay
from donvi.enums import CapDiaBan
from donvi.models import DiaBan
from nhiemvu.hien_thi import ket_qua
from taikhoan.pham_vi import pham_vi_cua, q_duong_dan
from taikhoan.quyen import yeu_cau

SO_DIA_BAN = 12
LAM_MOI = 60
"""Seconds between two pictures of a screen."""


class ManHinhForm(forms.Form):
    """A screen's name and the place that it shows."""

    ten = forms.CharField(
        label="Tên màn hình",
        max_length=100,
        widget=forms.TextInput({"placeholder": "Sảnh tầng 1"}),
        error_messages={"required": "Nhập tên để nhận ra màn hình, ví dụ nơi đặt."},
    )
    dia_ban = forms.ModelChoiceField(
        label="Địa bàn",
        queryset=DiaBan.objects.none(),
        empty_label="Chọn…",
        error_messages={"required": "Chọn địa bàn mà màn hình trình chiếu."},
    )

    def __init__(self, nguoi, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        places = DiaBan.objects.hieu_luc(hom_nay()).filter(cap__lte=CapDiaBan.TINH)
        reach = pham_vi_cua(nguoi)
        mine = places if reach.toan_he_thong else places.filter(q_duong_dan("duong_dan", reach.quan_tri))
        self.fields["dia_ban"].queryset = mine


@require_http_methods(["GET", "POST"])
def danh_sach_man_hinh(request: HttpRequest) -> HttpResponse:
    """The screens of the person's places; a new one shows its address this once."""
    yeu_cau(request.user, "baocao.man_hinh")
    form, address = ManHinhForm(request.user, request.POST if request.method == "POST" else None), ""
    if form.is_valid():
        secret = tao_man_hinh(
            form.cleaned_data["ten"], form.cleaned_data["dia_ban"], nguoi=request.user, luc=timezone.now()
        )
        address, form = request.build_absolute_uri(reverse("man-hinh", args=[secret])), ManHinhForm(request.user)
    screens = ManHinh.objects.cho_nguoi(request.user).select_related("dia_ban", "nguoi_tao")
    context = {"form": form, "man_hinh": screens, "dia_chi": address}
    return render(request, "baocao/man_hinh/danh_sach.html", context, status=422 if form.is_bound else 200)


@require_POST
def thu_hoi(request: HttpRequest, pk: int) -> HttpResponse:
    yeu_cau(request.user, "baocao.man_hinh")
    screen = get_object_or_404(ManHinh.objects.cho_nguoi(request.user).select_related("dia_ban"), pk=pk)
    thu_hoi_man_hinh(screen, nguoi=request.user, luc=timezone.now())
    messages.success(request, f"Đã thu hồi màn hình {screen.ten}; địa chỉ của nó không mở được nữa.")
    return redirect("danh-sach-man-hinh")


@login_not_required
@never_cache
@require_GET
def xem(request: HttpRequest, khoa: str) -> HttpResponse:
    """What the screen shows: the counts of its place, large, without a link."""
    screen = mo_man_hinh(khoa, timezone.now())
    if screen is None or not pham_vi_cua(screen.nguoi_tao).quan_tri_dia_ban(screen.dia_ban):
        raise Http404
    today, place = hom_nay(), screen.dia_ban
    page = TrangSo(screen.nguoi_tao, Loc(today), place)
    rows = theo_dia_ban_con(page.theo_noi, place, today)
    table = bang_dia_ban(rows, today, place.ten, "Địa bàn", page.duong, {}, "qua_han")
    context = {
        "can_quyet": dai_can_quyet(page, page.so_chinh),
        "ket_qua": ket_qua(page.so_chinh.chung, page.duong),
        "ngay_tinh": today,
        "man_hinh": screen,
        "dia_ban": table | {"dong": table["dong"][:SO_DIA_BAN]},
        "luc": timezone.now(),
        "lam_moi": LAM_MOI,
    }
    return render(request, "baocao/man_hinh/xem.html", context)
