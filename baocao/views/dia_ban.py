"""Finding a place."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from baocao.forms import TimDiaBanForm
from chung.ngay import hom_nay
from donvi.enums import CapDiaBan
from donvi.lich_su import cap_tren, tim_dia_ban
from donvi.models import DiaBan

SO_DIA_BAN = 50


@require_GET
def danh_sach_dia_ban(request: HttpRequest) -> HttpResponse:
    """Find a place of any time."""
    form = TimDiaBanForm(request.GET)
    words = form.cleaned_data["q"] if form.is_valid() else ""
    today = hom_nay()
    found = tim_dia_ban(words) if words else DiaBan.objects.cap(CapDiaBan.TINH).hieu_luc(today)
    page = Paginator(found, SO_DIA_BAN).get_page(request.GET.get("trang"))
    ten_cha = cap_tren(page.object_list)
    for place in page.object_list:
        place.noi = ten_cha.get(place.pk, "")
    return render(request, "baocao/danh_sach_dia_ban.html", {"bo_loc": form, "trang": page, "tim": words})
