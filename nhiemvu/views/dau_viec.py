"""Work items: the list behind every number, and the page of one."""

from datetime import date

from django.core.paginator import Paginator
from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from chung.bang_tinh import tra_bang
from chung.ngay import hom_nay
from chung.phan_trang import PhanTrang
from nhiemvu.dem_giu import dem_giu
from nhiemvu.filters import DauViecFilter, ngay_xem
from nhiemvu.hien_thi import duong_toi, gan_nhan
from nhiemvu.hien_thi_viec import da_don_doc_ngay, gan_don_doc, gan_sau_chot, thong_tin_ky
from nhiemvu.lich_su import LichSu
from nhiemvu.models import DauViec
from nhiemvu.nhu_ngay import nhu_da_biet
from nhiemvu.queries import lich_su, theo_co_quan
from nhiemvu.so_dem import SoDem
from nhiemvu.views.bo_loc import cac_bo_loc
from nhiemvu.views.phan_viec import phan_dau_viec
from nhiemvu.xuat import bang_dau_viec

SO_DONG = 50


@require_GET
def danh_sach_dau_viec(request: HttpRequest) -> HttpResponseBase:
    """Work items under the filters of the address, with their official count."""
    day = ngay_xem(request.GET, hom_nay())
    known = DauViec.objects.all() if day == hom_nay() else DauViec.objects.nhu_ngay(day)
    in_order = known.cho_nguoi(request.user).con_tinh(day).order_by(F("han").asc(nulls_last=True), "pk")
    filters = DauViecFilter(request.GET, in_order, request=request, ngay=day)
    if asked := request.GET.get("xuat"):
        return tra_bang(bang_dau_viec(filters.qs, day, filters.loc_bang_chu), asked, "dau-viec")
    if filters.cach_nhom:
        return _nhom_co_quan(request, filters, day)
    page = PhanTrang(filters.qs, SO_DONG, dem_giu(filters, request.user, hom_nay())).get_page(request.GET.get("trang"))
    items = nhu_da_biet(known.kem_nguon().nap(page.object_list))
    shown = gan_don_doc(gan_nhan(items, day), day, request.user)
    return render(
        request,
        "nhiemvu/danh_sach_dau_viec.html",
        {
            "trang": page,
            "dau_viec": shown,
            "duong_don_doc": reverse("don-doc") if any(item.duoc_don_doc for item in shown) else "",
            "bo_loc": filters.form,
            "bo_loc_luu": cac_bo_loc(request, "danh-sach-dau-viec"),
            "loc_dang_dung": filters.dien_giai,
            "ngay_tinh": day,
        },
    )


def _nhom_co_quan(request: HttpRequest, filters: DauViecFilter, today: date) -> HttpResponse:
    """The same items counted by agency, of then or of now."""
    rows = theo_co_quan(filters.qs, today, filters.cach_tinh)
    context = {
        "trang": Paginator(rows, SO_DONG).get_page(request.GET.get("trang")),
        "tong": sum((row.so for row in rows), SoDem()),
        "bo_loc": filters.form,
        "loc_dang_dung": filters.dien_giai,
        "ngay_tinh": today,
    }
    return render(request, "nhiemvu/dau_viec_theo_co_quan.html", context)


@require_GET
def dau_viec(request: HttpRequest, pk: int) -> HttpResponse:
    """One work item with its history and evidence."""
    rows = DauViec.objects.cho_nguoi(request.user).kem_nguon()
    item = get_object_or_404(rows.select_related("nhiem_vu__ke_hoach__dia_ban"), pk=pk)
    today = hom_nay()
    gan_don_doc(gan_nhan([item], today, request.user), today, request.user)
    context = {
        "dv": item,
        "lich_su": gan_sau_chot(item, lich_su(item)),
        "lich_su_sua": LichSu(item),
        "ky": thong_tin_ky(item, today),
        "duong_mo_lai": reverse("mo-lai-ky", args=[pk]) if request.user.has_perm("nhiemvu.duyet", item) else "",
        "don_doc": item.don_doc.select_related("nguoi"),
        "duoc_don_doc": item.duoc_don_doc and not da_don_doc_ngay(item, today),
        "duong_dan": duong_toi(item.nhiem_vu.ke_hoach, item.nhiem_vu),
        **phan_dau_viec(request.user, item, today),
    }
    return render(request, "nhiemvu/dau_viec.html", context)
