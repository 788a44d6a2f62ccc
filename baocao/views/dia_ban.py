"""Finding a place, and the targets."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from baocao.forms import TimDiaBanForm
from chitieu.models import NguonChiTieu
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


@require_GET
def chi_tieu(request: HttpRequest) -> HttpResponse:
    """The targets of the plans that the person may read: one target, with what each plan asks of it."""
    sources = NguonChiTieu.objects.cho_nguoi(request.user).select_related("chi_tieu", "ke_hoach__van_ban")
    return render(request, "baocao/chi_tieu.html", {"nguon": sources.order_by("chi_tieu__ten", "ke_hoach", "nam")})
