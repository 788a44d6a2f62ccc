"""The coordinator's desk for measured values: what waits, confirmed or sent back many at a time."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from chitieu.duyet_so_lieu import duyet_so_lieu
from chitieu.enums import DuyetSoLieu
from chitieu.forms import DuyetForm
from chitieu.queries import cho_duyet
from chitieu.rules import noi_dieu_phoi
from chung.so import viet_so

SO_DONG = 200


@require_http_methods(["GET", "POST"])
def so_lieu_cho_duyet(request: HttpRequest) -> HttpResponse:
    paths = noi_dieu_phoi(request.user)
    if not paths:
        raise PermissionDenied("Anh/chị không phải đầu mối xác nhận số liệu.")
    form = DuyetForm(request.POST if request.method == "POST" else None)
    sent = request.POST.getlist("chon")
    if request.method == "POST" and form.is_valid() and (done := _duyet(request, form)):
        return done
    page = Paginator(cho_duyet(paths), SO_DONG).get_page(request.GET.get("trang"))
    for row in page.object_list:
        row.dang_chon = str(row.pk) in sent
    way = [{"ten": "Chỉ tiêu", "url": reverse("chi-tieu")}]
    context = {"trang": page, "form": form, "duong_dan": way}
    return render(request, "chitieu/cho_duyet.html", context, status=422 if form.is_bound else 200)


def _duyet(request: HttpRequest, form: DuyetForm) -> HttpResponse | None:
    """The way on, or `None` where the form has to be shown again."""
    result = DuyetSoLieu.TRA_LAI if request.POST.get("viec") == "tra-lai" else DuyetSoLieu.XAC_NHAN
    chosen = form.cleaned_data["trang_nay" if request.POST.get("viec") == "ca-trang" else "chon"]
    if not chosen:
        form.add_error(None, "Chọn ít nhất một số liệu.")
        return None
    try:
        count = duyet_so_lieu(
            chosen,
            result,
            nguoi=request.user,
            luc=timezone.now(),
            ly_do=form.cleaned_data["ly_do"],
        )
    except ValidationError as error:
        form.add_error("ly_do", error.messages)
        return None
    messages.success(request, f"{result.label}: {viet_so(count)} số liệu.")
    return redirect("so-lieu-cho-duyet")
