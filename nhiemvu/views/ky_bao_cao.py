"""Reporting periods: how a plan sets them, and opening a locked one again."""

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from chung.bieu_mau import NgayField
from chung.ngay import hom_nay, viet_ngay
from kehoach.forms import KyBaoCaoForm
from kehoach.models import KeHoach
from nhiemvu.hien_thi import duong_toi, gan_nhan
from nhiemvu.models import DauViec
from nhiemvu.services.mo_lai_ky import mo_lai_ky
from taikhoan.quyen import yeu_cau


class MoLaiKyForm(forms.Form):
    den_ngay = NgayField(
        label="Mở lại đến hết ngày", error_messages={"required": "Nhập ngày cuối cùng được báo cáo kỳ này."}
    )


@require_http_methods(["GET", "POST"])
def dat_ky_bao_cao(request: HttpRequest, pk: int) -> HttpResponse:
    """Cycle, hour of the close and lock of the plan's periods."""
    plan = get_object_or_404(KeHoach.objects.cho_nguoi(request.user).select_related("van_ban", "dia_ban"), pk=pk)
    yeu_cau(request.user, "kehoach.sua", plan)
    form = KyBaoCaoForm(plan, request.POST if request.method == "POST" else None)
    if form.is_valid() and form.luu(nguoi=request.user):
        messages.success(request, "Đã lưu kỳ báo cáo của kế hoạch.")
        return redirect("ke-hoach", pk=pk)
    context = {"form": form, "tieu_de": "Kỳ báo cáo", "nut": "Lưu", "duong_dan": duong_toi(plan)}
    return render(request, "nhiemvu/mot_bieu_mau.html", context, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "POST"])
def mo_lai(request: HttpRequest, pk: int) -> HttpResponse:
    """Until which day a locked period takes reports again."""
    item = get_object_or_404(DauViec.objects.cho_nguoi(request.user).kem_nguon(), pk=pk)
    yeu_cau(request.user, "nhiemvu.duyet", item)
    form = MoLaiKyForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            mo_lai_ky(item, form.cleaned_data["den_ngay"], nguoi=request.user, luc=timezone.now())
            messages.success(
                request, f"Đã mở lại {item.ten_ky} đến hết ngày {viet_ngay(form.cleaned_data['den_ngay'])}."
            )
            return redirect("dau-viec", pk=pk)
        except ValidationError as refused:
            form.add_error(None, refused)
    gan_nhan([item], hom_nay())
    context = {
        "form": form,
        "dv": item,
        "tieu_de": "Mở lại kỳ báo cáo",
        "nut": "Mở lại",
        "duong_dan": duong_toi(item.nhiem_vu.ke_hoach, item.nhiem_vu),
    }
    return render(request, "nhiemvu/mot_bieu_mau.html", context, status=422 if form.is_bound else 200)
