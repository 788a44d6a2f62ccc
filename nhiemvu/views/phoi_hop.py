"""Việc phối hợp: what one's agency helps others with, and reporting its part in place."""

from itertools import groupby

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from chung.bieu_mau import giu_chu
from chung.loi import DaCoNguoiSua
from chung.ngay import hom_nay
from nhiemvu.forms_phoi_hop import PhoiHopForm
from nhiemvu.models import PhoiHop
from nhiemvu.phoi_hop import gan_bao_cao_cuoi, viec_phoi_hop, voi_nhiem_vu
from taikhoan.quyen import yeu_cau

SO_DONG = 50


@require_GET
def danh_sach_phoi_hop(request: HttpRequest) -> HttpResponse:
    """What is still to be reported first."""
    today = hom_nay()
    page = Paginator(viec_phoi_hop(request.user, today), SO_DONG).get_page(request.GET.get("trang"))
    rows = gan_bao_cao_cuoi(page.object_list)
    groups = [{"da_bao": done, "viec": list(part)} for done, part in groupby(rows, lambda row: row.da_bao)]
    return render(request, "nhiemvu/viec_phoi_hop.html", {"nhom": groups, "trang": page, "hom_nay": today})


@require_http_methods(["GET", "POST"])
def bao_cao_phoi_hop(request: HttpRequest, pk: int) -> HttpResponse:
    """The form of one part: under its row (htmx) or a page of its own."""
    row = get_object_or_404(PhoiHop.objects.cho_nguoi(request.user).select_related("co_quan"), pk=pk)
    yeu_cau(request.user, "nhiemvu.bao_cao_phoi_hop", row)
    form = PhoiHopForm(row, request.POST if request.method == "POST" else None)
    other = None
    if form.is_valid():
        try:
            if form.gui(nguoi=request.user, luc=timezone.now()):
                return _da_gui(request, row)
        except DaCoNguoiSua as conflict:
            other = conflict.hien_tai
            form = giu_chu(form, other)
    return _bieu_mau(request, row, form, vua_sua=other is not None)


def _da_gui(request: HttpRequest, row: PhoiHop) -> HttpResponse:
    if not request.htmx:
        messages.success(request, "Đã lưu báo cáo phối hợp.", extra_tags=f"{request.user.pk}-ph-{row.pk}")
        return redirect("viec-phoi-hop")
    return render(request, "nhiemvu/_dong_phoi_hop.html", {"ph": _moi_nhat(row), "vua_luu": True})


def _bieu_mau(request: HttpRequest, row: PhoiHop, form: PhoiHopForm, *, vua_sua: bool) -> HttpResponse:
    """The form; to a form that was sent htmx gets the whole row again, with the form open under it."""
    template = "bao_cao_phoi_hop" if not request.htmx else "_dong_phoi_hop" if form.is_bound else "_bieu_mau_phoi_hop"
    context = {
        "ph": _moi_nhat(row),
        "bieu_mau": form,
        "vua_sua": vua_sua,
        "duong_dan": [{"ten": "Việc phối hợp", "url": reverse("viec-phoi-hop")}],
    }
    return render(request, f"nhiemvu/{template}.html", context, status=422 if form.is_bound else 200)


def _moi_nhat(row: PhoiHop) -> PhoiHop:
    fresh = voi_nhiem_vu(PhoiHop.objects.filter(pk=row.pk).voi_bao_cao())
    return gan_bao_cao_cuoi(fresh)[0]
