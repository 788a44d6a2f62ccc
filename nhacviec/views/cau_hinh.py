"""When a plan reminds and to whom it escalates."""

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from kehoach.models import KeHoach
from nhacviec.forms import CauHinhForm
from nhacviec.models import CauHinhNhac
from nhacviec.services.cau_hinh import luu_cau_hinh, ve_mac_dinh
from nhiemvu.hien_thi import duong_toi
from taikhoan.quyen import yeu_cau


def cau_hinh(request: HttpRequest, pk: int) -> HttpResponse:
    plans = KeHoach.objects.cho_nguoi(request.user).select_related("van_ban", "dia_ban", "cau_hinh_nhac")
    plan = get_object_or_404(plans, pk=pk)
    yeu_cau(request.user, "kehoach.sua", plan)
    config = _cua(plan)
    if request.method == "POST" and "mac_dinh" in request.POST:
        ve_mac_dinh(config, nguoi=request.user)
        messages.success(request, "Kế hoạch nhắc việc theo mặc định.")
        return redirect("cau-hinh-nhac", pk=pk)
    form = CauHinhForm(request.POST if request.method == "POST" else None, instance=config)
    if form.is_valid():
        luu_cau_hinh(form.instance, nguoi=request.user)
        messages.success(request, "Đã lưu cách nhắc việc của kế hoạch.")
        return redirect("cau-hinh-nhac", pk=pk)
    context = {"form": form, "rieng": not config._state.adding, "duong_dan": duong_toi(plan)}
    return render(request, "nhacviec/cau_hinh.html", context, status=422 if form.is_bound else 200)


def _cua(plan: KeHoach) -> CauHinhNhac:
    try:
        return plan.cau_hinh_nhac
    except ObjectDoesNotExist:
        return CauHinhNhac(ke_hoach=plan)
