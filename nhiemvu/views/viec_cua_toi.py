"""The week's work of an agency: what it owes, and reporting in place."""

from itertools import groupby

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from chung.bang_tinh import tra_bang
from chung.bieu_mau import nhac_chon_lai
from chung.ngay import hom_nay
from nhiemvu.filters import ViecFilter
from nhiemvu.forms import BaoCaoForm
from nhiemvu.hien_thi import gan_nhan
from nhiemvu.loi import DaCoNguoiSua
from nhiemvu.models import DauViec
from nhiemvu.queries import NHOM_VIEC, lich_su, nhom_cua, viec_can_lam
from nhiemvu.services.gia_han import ly_do_khong_xin
from nhiemvu.xuat import bang_dau_viec
from taikhoan.quyen import yeu_cau

SO_DONG = 50


@require_GET
def viec_cua_toi(request: HttpRequest) -> HttpResponseBase:
    """The items that the person's agencies owe, grouped by what needs them first."""
    today = hom_nay()
    owed = viec_can_lam(request.user, today)
    filters = ViecFilter(request.GET, owed, request=request)
    if asked := request.GET.get("xuat"):
        return tra_bang(bang_dau_viec(filters.qs, today, filters.loc_bang_chu), asked, "viec-cua-toi")
    page = Paginator(filters.qs, SO_DONG).get_page(request.GET.get("trang"))
    counts = dict(filters.qs.order_by("thu_tu_nhom").values_list("thu_tu_nhom").annotate(Count("pk")))
    return render(
        request,
        "nhiemvu/viec_cua_toi.html",
        {
            "nhom_viec": _nhom(gan_nhan(page.object_list, today, request.user), counts),
            "trang": page,
            "bo_loc": filters.form,
            "hom_nay": today,
            "tong_viec": sum(counts.values()),
        },
    )


@require_http_methods(["GET", "POST"])
def bao_cao_dau_viec(request: HttpRequest, pk: int) -> HttpResponse:
    """The report form of one item: under its row in the list (htmx), or a page of its own."""
    item = get_object_or_404(DauViec.objects.cho_nguoi(request.user).kem_nguon(), pk=pk)
    yeu_cau(request.user, "nhiemvu.bao_cao", item)
    form = BaoCaoForm(item, *((request.POST, request.FILES) if request.method == "POST" else ()))
    other = None
    if form.is_valid():
        try:
            if form.gui(nguoi=request.user, luc=timezone.now()):
                return _da_gui(request, item)
        except DaCoNguoiSua as conflict:
            other = conflict.hien_tai
            form = _giu_chu(form, other)
    return _bieu_mau(request, item, form, other)


def _nhom(items: list[DauViec], counts: dict[int, int]) -> list[dict]:
    """The items of the page in their groups, each with how many the whole list has."""
    return [
        {
            "ma": group.ma,
            "nhan": group.ten,
            "mau": group.mau,
            "so": counts[NHOM_VIEC.index(group)],
            "viec": list(members),
        }
        for group, members in groupby(items, nhom_cua)
    ]


def _da_gui(request: HttpRequest, item: DauViec) -> HttpResponse:
    if not request.htmx:
        messages.success(request, "Đã lưu báo cáo.")
        return redirect("dau-viec", pk=item.pk)
    return render(request, "nhiemvu/_dong_dau_viec.html", {"dv": _moi_nhat(request, item), "vua_luu": True})


def _bieu_mau(request: HttpRequest, item: DauViec, form: BaoCaoForm, other: DauViec | None) -> HttpResponse:
    """The form; after a refusal htmx gets the whole row again, with the form open under it."""
    refused = form.is_bound
    template = "bao_cao" if not request.htmx else "_dong_dau_viec" if refused else "_bieu_mau_bao_cao"
    context = {
        "dv": _moi_nhat(request, item),
        "duong_dan": [{"ten": "Việc của tôi", "url": reverse("viec-cua-toi")}],
        "bieu_mau": form,
        "vua_sua": other is not None,
        "bao_cao_moi": lich_su(item).first() if other else None,
        "duong_gia_han": _duong_gia_han(item),
    }
    return render(request, f"nhiemvu/{template}.html", context, status=422 if refused else 200)


def _duong_gia_han(item: DauViec) -> str:
    return "" if ly_do_khong_xin(item, hom_nay()) else reverse("xin-gia-han", args=[item.pk])


def _giu_chu(form: BaoCaoForm, hien_tai: DauViec) -> BaoCaoForm:
    """The same typed words on a form that knows the item as it is now."""
    data = form.data.copy()
    data[form.add_prefix("phien_ban")] = hien_tai.phien_ban
    fresh = BaoCaoForm(hien_tai, data, form.files)
    nhac_chon_lai(fresh, "tep")
    return fresh


def _moi_nhat(request: HttpRequest, item: DauViec) -> DauViec:
    fresh = DauViec.objects.kem_nguon().get(pk=item.pk)
    return gan_nhan([fresh], hom_nay(), request.user)[0]
