"""Work items: the list behind every number, and the page of one."""

from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from chung.bang_tinh import tra_bang
from chung.ngay import hom_nay
from chung.phan_trang import PhanTrang
from nhiemvu.filters import DauViecFilter, ngay_xem
from nhiemvu.hien_thi import duong_toi, gan_nhan
from nhiemvu.lich_su import LichSu
from nhiemvu.models import DauViec
from nhiemvu.nhu_ngay import nhu_da_biet
from nhiemvu.queries import lich_su
from nhiemvu.views.phan_viec import phan_dau_viec
from nhiemvu.xuat import bang_dau_viec

SO_DONG = 50


@require_GET
def danh_sach_dau_viec(request: HttpRequest) -> HttpResponseBase:
    """Work items under the filters of the address, with their official count."""
    day = ngay_xem(request.GET, hom_nay())
    readable = DauViec.objects.cho_nguoi(request.user)
    known = readable if day == hom_nay() else readable.nhu_ngay(day)
    filters = DauViecFilter(request.GET, known.con_tinh(day).voi_trang_thai(day), request=request, ngay=day)
    found = filters.qs.kem_nguon().order_by(F("han").asc(nulls_last=True), "pk")
    if asked := request.GET.get("xuat"):
        return tra_bang(bang_dau_viec(found, day, filters.loc_bang_chu), asked, "dau-viec")
    page = PhanTrang(found, SO_DONG, filters.dem_giu(request.user, hom_nay())).get_page(request.GET.get("trang"))
    return render(
        request,
        "nhiemvu/danh_sach_dau_viec.html",
        {
            "trang": page,
            "dau_viec": gan_nhan(nhu_da_biet(page.object_list), day),
            "bo_loc": filters.form,
            "loc_dang_dung": filters.dien_giai,
            "ngay_tinh": day,
        },
    )


@require_GET
def dau_viec(request: HttpRequest, pk: int) -> HttpResponse:
    """One work item with its history and evidence."""
    item = get_object_or_404(
        DauViec.objects.cho_nguoi(request.user).kem_nguon().select_related("nhiem_vu__ke_hoach__dia_ban"), pk=pk
    )
    gan_nhan([item], hom_nay(), request.user)
    way = duong_toi(item.nhiem_vu.ke_hoach, item.nhiem_vu)
    context = {"dv": item, "lich_su": lich_su(item), "lich_su_sua": LichSu(item), "duong_dan": way}
    context |= phan_dau_viec(request.user, item, hom_nay())
    return render(request, "nhiemvu/dau_viec.html", context)
