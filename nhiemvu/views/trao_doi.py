"""Comments on a task, and following it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from nhiemvu.forms_chi_dao import YKienForm
from nhiemvu.hien_thi import duong_toi
from nhiemvu.models import NhiemVu, YKien
from nhiemvu.services import trao_doi as dich_vu
from nhiemvu.views.bieu_mau import bam_nut, trang_bieu_mau


@require_http_methods(["GET", "POST"])
def viet_y_kien(request: HttpRequest, pk: int) -> HttpResponse:
    """Write a comment; the form stands on the task's page, and here with what is wrong."""
    task = _nhiem_vu(request, pk)
    return trang_bieu_mau(
        request,
        YKienForm(request.POST if request.method == "POST" else None),
        lambda data: dich_vu.viet_y_kien(task, **data, nguoi=request.user, luc=timezone.now()),
        ve=f"{reverse('nhiem-vu', args=[pk])}#trao-doi",
        xong="Đã gửi ý kiến.",
        tieu_de="Ý kiến trao đổi",
        phu=task,
        nut="Gửi ý kiến",
        duong_dan=duong_toi(task.ke_hoach, task),
    )


@require_POST
def xoa_y_kien(request: HttpRequest, pk: int) -> HttpResponse:
    readable = YKien.objects.filter(nhiem_vu__in=NhiemVu.objects.cho_nguoi(request.user))
    comment = get_object_or_404(readable, pk=pk)
    return bam_nut(
        request,
        lambda: dich_vu.xoa_y_kien(comment, nguoi=request.user),
        ve=f"{reverse('nhiem-vu', args=[comment.nhiem_vu_id])}#trao-doi",
        xong="Đã xóa ý kiến.",
    )


@require_POST
def theo_doi(request: HttpRequest, pk: int) -> HttpResponse:
    """Follow the task (`bat`=1) or no longer."""
    task, on = _nhiem_vu(request, pk), request.POST.get("bat") == "1"
    return bam_nut(
        request,
        lambda: dich_vu.theo_doi(task, on, nguoi=request.user),
        ve=reverse("nhiem-vu", args=[pk]),
        xong="Đang theo dõi nhiệm vụ này." if on else "Đã bỏ theo dõi.",
    )


def _nhiem_vu(request: HttpRequest, pk: int) -> NhiemVu:
    return get_object_or_404(NhiemVu.objects.cho_nguoi(request.user).select_related("ke_hoach__van_ban"), pk=pk)
