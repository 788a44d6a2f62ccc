"""The coordinator's desk: what waits for review."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from chung.ngay import hom_nay
from nhiemvu.forms import TraLaiForm
from nhiemvu.hien_thi import gan_nhan
from nhiemvu.hien_thi_viec import gan_cho_duyet
from nhiemvu.models import CapNhat, DauViec
from nhiemvu.queries import cho_duyet, cho_xu_ly, voi_dau_viec
from nhiemvu.services import duyet

SO_DONG = 30


@require_GET
def cho_xac_nhan(request: HttpRequest) -> HttpResponse:
    """What waits for the person, the longest waiting first; several can be confirmed or returned at once."""
    page = Paginator(cho_duyet(request.user), SO_DONG).get_page(request.GET.get("trang"))
    page.object_list = gan_cho_duyet(page.object_list, hom_nay(), request.user)
    context = {"trang": page, "hom_nay": hom_nay(), "cho_xu_ly": cho_xu_ly(request.user)}
    return render(request, "nhiemvu/cho_xac_nhan.html", context)


@require_POST
def xac_nhan(request: HttpRequest, pk: int) -> HttpResponse:
    report = _bao_cao(request, pk)
    try:
        duyet.xac_nhan(report, nguoi=request.user, luc=timezone.now())
        messages.success(request, f"Đã xác nhận kết quả của {report.dau_viec.co_quan}.")
    except ValidationError as refused:
        messages.error(request, " ".join(refused.messages))
    return redirect("cho-xac-nhan")


def tra_lai(request: HttpRequest, pk: int) -> HttpResponse:
    """Return a result: the reason is asked on a page of its own, which keeps what was typed."""
    report = _bao_cao(request, pk)
    form = TraLaiForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            duyet.tra_lai(report, form.cleaned_data["ly_do"], nguoi=request.user, luc=timezone.now())
            messages.success(request, f"Đã trả lại kết quả của {report.dau_viec.co_quan}.")
            return redirect("cho-xac-nhan")
        except ValidationError as refused:
            form.add_error(None, refused)
    gan_nhan([report.dau_viec], hom_nay())
    status = 422 if form.is_bound else 200
    way = [{"ten": "Chờ xác nhận", "url": reverse("cho-xac-nhan")}]
    return render(request, "nhiemvu/tra_lai.html", {"bao_cao": report, "form": form, "duong_dan": way}, status=status)


def _bao_cao(request: HttpRequest, pk: int) -> CapNhat:
    """The report: 404 for who may not read its item, 403 for who may not review it."""
    report = get_object_or_404(voi_dau_viec(CapNhat.objects.all()), pk=pk)
    get_object_or_404(DauViec.objects.cho_nguoi(request.user), pk=report.dau_viec_id)
    if not request.user.has_perm("nhiemvu.duyet", report.dau_viec):
        raise PermissionDenied
    return report
