"""One report for several items at once, such as the standing tasks of a quarter."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from chung.ngay import hom_nay
from nhiemvu.forms import BaoCaoNhieuForm
from nhiemvu.hien_thi import gan_nhan
from nhiemvu.models import DauViec
from nhiemvu.views.chon import cac_khoa
from taikhoan.quyen import yeu_cau


@require_http_methods(["GET", "POST"])
def bao_cao_nhieu_viec(request: HttpRequest) -> HttpResponse:
    """The form for the items ticked in the list; each gets a report of its own, or none does."""
    seen = _phien_ban_da_thay(request)
    items = _cac_viec(request, list(seen))
    back = f"{reverse('viec-cua-toi')}?{request.POST.get('loc') or request.GET.get('loc', '')}".rstrip("?")
    if not items:
        messages.warning(request, "Chưa chọn việc nào: hãy đánh dấu các việc cần báo cáo cùng một kết quả.")
        return redirect(back)
    draft = f"{request.user.pk}-nhieu-{'-'.join(str(item.pk) for item in items)}"
    form = BaoCaoNhieuForm({item: seen[item.pk] for item in items}, request.POST or None, request.FILES or None)
    if form.is_valid() and (sent := form.gui(nguoi=request.user, luc=timezone.now())):
        messages.success(request, f"Đã gửi báo cáo của {len(sent)} việc.", extra_tags=draft)
        return redirect(back)
    context = {
        "dau_viec": gan_nhan(items, hom_nay()),
        "form": form,
        "nhap": draft,
        "duong_ve": back,
        "duong_dan": [{"ten": "Việc của tôi", "url": back}],
    }
    return render(request, "nhiemvu/bao_cao_nhieu.html", context, status=422 if form.is_bound else 200)


def _phien_ban_da_thay(request: HttpRequest) -> dict[int, int]:
    """The items asked for, each with the version that the sent form shows ("12.3": item 12, version 3)."""
    if request.method == "GET":
        return dict.fromkeys(cac_khoa(request.GET.getlist("chon")), 0)
    seen = dict(value.partition(".")[::2] for value in request.POST.getlist("viec"))
    return {key: int(seen[str(key)]) if seen[str(key)].isdecimal() else 0 for key in cac_khoa(seen)}


def _cac_viec(request: HttpRequest, khoa: list[int]) -> list[DauViec]:
    """The items in the order of the list: 404 where one is not the person's to see, 403 where not to report on."""
    found = DauViec.objects.cho_nguoi(request.user).kem_nguon().in_bulk(khoa)
    if len(found) < len(khoa):
        raise Http404
    items = [found[key] for key in khoa]
    for item in items:
        yeu_cau(request.user, "nhiemvu.bao_cao", item)
    return items
