"""Several results confirmed or returned at once."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from chung.ngay import hom_nay
from nhiemvu.forms import TraLaiForm
from nhiemvu.hien_thi_viec import gan_cho_duyet
from nhiemvu.models import CapNhat, DauViec
from nhiemvu.queries import voi_dau_viec
from nhiemvu.services import duyet
from nhiemvu.views.chon import cac_khoa
from taikhoan.quyen import yeu_cau


@require_POST
def xac_nhan_nhieu(request: HttpRequest) -> HttpResponse:
    reports = _cac_bao_cao(request, "nhiemvu.xac_nhan")
    try:
        if reports:
            done = duyet.xac_nhan_nhieu(reports, nguoi=request.user, luc=timezone.now())
            messages.success(request, f"Đã xác nhận {done} kết quả.")
    except ValidationError as refused:
        messages.error(request, f"Chưa xác nhận kết quả nào. {' '.join(refused.messages)}")
    return redirect("cho-xac-nhan")


@require_http_methods(["GET", "POST"])
def tra_lai_nhieu(request: HttpRequest) -> HttpResponse:
    """One reason for the results ticked on the desk, asked on a page of its own."""
    reports = _cac_bao_cao(request, "nhiemvu.duyet")
    if not reports:
        return redirect("cho-xac-nhan")
    form = TraLaiForm(request.POST or None)
    if form.is_valid():
        try:
            done = duyet.tra_lai_nhieu(reports, form.cleaned_data["ly_do"], nguoi=request.user, luc=timezone.now())
            messages.success(request, f"Đã trả lại {done} kết quả.")
            return redirect("cho-xac-nhan")
        except ValidationError as refused:
            form.add_error(None, refused.messages)
    context = {
        "bao_cao": gan_cho_duyet(reports, hom_nay(), request.user),
        "form": form,
        "duong_dan": [{"ten": "Chờ xác nhận", "url": reverse("cho-xac-nhan")}],
    }
    return render(request, "nhiemvu/tra_lai_nhieu.html", context, status=422 if form.is_bound else 200)


def _cac_bao_cao(request: HttpRequest, quyen: str) -> list[CapNhat]:
    """The ticked reports: 404 where one is not the person's to see, 403 where not to review. None ticked is told."""
    ticked = request.POST if request.method == "POST" else request.GET
    keys = cac_khoa(ticked.getlist("chon"))
    found = voi_dau_viec(CapNhat.objects.filter(dau_viec__in=DauViec.objects.cho_nguoi(request.user))).in_bulk(keys)
    if len(found) < len(keys):
        raise Http404
    for report in found.values():
        yeu_cau(request.user, quyen, report if quyen == "nhiemvu.xac_nhan" else report.dau_viec)
    if not keys:
        messages.warning(request, "Chưa chọn kết quả nào: hãy đánh dấu các kết quả cần xử lý.")
    return [found[key] for key in keys]
