"""The inbox."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from chung.models import NgayDacBiet
from chung.ngay import hom_nay
from chung.so import viet_so
from nhacviec.forms import LocThongBaoForm
from nhacviec.models import ThongBao
from nhacviec.noi_dung import cac_dong
from nhacviec.services.ca_nhan import danh_dau_da_doc

SO_DONG = 50


@require_GET
def thong_bao(request: HttpRequest) -> HttpResponse:
    """The person's messages, the newest first."""
    form = LocThongBaoForm(request.GET)
    found = ThongBao.objects.cho_nguoi(request.user)
    if not form.is_valid():
        found = found.none()
    elif kind := form.cleaned_data["loai"]:
        found = found.filter(loai=kind)
    if form.is_valid() and form.cleaned_data["chua_doc"]:
        found = found.chua_doc()
    page = Paginator(found.kem_nguon(), SO_DONG).get_page(request.GET.get("trang"))
    lines = cac_dong(page.object_list, hom_nay(), NgayDacBiet.objects.lich(), ca_da_xong=True)
    return render(request, "nhacviec/thong_bao.html", {"bo_loc": form, "trang": page, "cac_dong": lines})


@require_GET
def mo(request: HttpRequest, pk: int) -> HttpResponse:
    """Open what the message is about; from then on the message is read."""
    message = get_object_or_404(ThongBao.objects.cho_nguoi(request.user).kem_nguon(), pk=pk)
    [line] = cac_dong([message], hom_nay(), NgayDacBiet.objects.lich(), ca_da_xong=True)
    danh_dau_da_doc([message.pk], nguoi=request.user, luc=timezone.now())
    return redirect(line.url)


@require_POST
def da_doc(request: HttpRequest) -> HttpResponse:
    """Mark every message of the person as read."""
    number = danh_dau_da_doc(None, nguoi=request.user, luc=timezone.now())
    messages.success(request, f"Đã đánh dấu {viet_so(number)} thông báo là đã đọc.")
    return redirect("thong-bao")
