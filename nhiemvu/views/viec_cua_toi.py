"""The week's work of an agency: what it owes, and reporting in place."""

from collections.abc import Iterable
from datetime import date
from itertools import groupby
from operator import attrgetter

from django.contrib import messages
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from chung.bang_tinh import tra_bang
from chung.bieu_mau import giu_chu
from chung.loi import DaCoNguoiSua
from chung.ngay import hom_nay
from chung.phan_trang import PhanTrang
from nhiemvu.filters_viec import ViecCuaToiFilter
from nhiemvu.forms import BaoCaoForm
from nhiemvu.hien_thi import gan_nhan
from nhiemvu.hien_thi_viec import gan_don_doc
from nhiemvu.models import DauViec
from nhiemvu.queries import NHOM_TIM, NHOM_VIEC, NhomViec, bao_cao_cho, bao_cao_truoc, viec_can_lam
from nhiemvu.services.gia_han import ly_do_khong_xin
from nhiemvu.views.bo_loc import cac_bo_loc
from nhiemvu.views.xung_dot import vua_sua
from nhiemvu.xuat import bang_dau_viec
from taikhoan.models import NguoiDung
from taikhoan.quyen import yeu_cau

SO_DONG = 50


@require_GET
def viec_cua_toi(request: HttpRequest) -> HttpResponseBase:
    """The items that the person's agencies owe, grouped by what needs them first."""
    today = hom_nay()
    filters = ViecCuaToiFilter(request.GET, viec_can_lam(request.user, today), request=request)
    if asked := request.GET.get("xuat"):
        return tra_bang(bang_dau_viec(filters.qs, today, filters.loc_bang_chu), asked, "viec-cua-toi")
    column, groups = ("khop", NHOM_TIM) if filters.dang_tim else ("thu_tu_nhom", NHOM_VIEC)
    counts = dict(filters.qs.order_by(column).values_list(column).annotate(Count("pk")))
    total = sum(counts.values())
    page = PhanTrang(filters.qs, SO_DONG, total).get_page(request.GET.get("trang"))
    items = _gan(DauViec.objects.kem_nguon().nap(page.object_list, column), today, request.user)
    return render(
        request,
        "nhiemvu/viec_cua_toi.html",
        {
            "nhom_viec": _nhom(items, column, groups, counts),
            "trang": page,
            "bo_loc": filters.form,
            "bo_loc_luu": cac_bo_loc(request, "viec-cua-toi"),
            "hom_nay": today,
            "tong_viec": total,
            "duong_bao_cao_cung_luc": reverse("bao-cao-nhieu-viec"),
            "duong_lich": reverse("lua-chon-nhac"),
        },
    )


@require_http_methods(["GET", "POST"])
def bao_cao_dau_viec(request: HttpRequest, pk: int) -> HttpResponse:
    """The report form of one item: under its row in the list (htmx), or a page of its own."""
    item = get_object_or_404(DauViec.objects.cho_nguoi(request.user).kem_nguon(), pk=pk)
    yeu_cau(request.user, "nhiemvu.bao_cao", item)
    if "chep" in request.POST:
        form = BaoCaoForm.chep(item, request.POST, bao_cao_truoc(item), co_tep=bool(request.FILES))
        return _bieu_mau(request, item, form, da_chep=True)
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form, other = BaoCaoForm(item, *sent, tu=bao_cao_cho(item)), None
    if form.is_valid():
        try:
            if form.gui(nguoi=request.user, luc=timezone.now()):
                return _da_gui(request, item)
        except DaCoNguoiSua as conflict:
            other = conflict.hien_tai
            form = giu_chu(form, other)
    return _bieu_mau(request, item, form, other)


def _nhom(items: list[DauViec], cot: str, groups: tuple[NhomViec, ...], counts: dict[int, int]) -> list[dict]:
    """The items of the page in their groups, each with how many the whole list has.

    Args:
        cot: the attribute of an item that holds the place of its group.
    """
    return [
        {
            "ma": groups[place].ma,
            "nhan": groups[place].ten,
            "mau": groups[place].mau,
            "so": counts[place],
            "viec": list(members),
        }
        for place, members in groupby(items, attrgetter(cot))
    ]


def _da_gui(request: HttpRequest, item: DauViec) -> HttpResponse:
    if not request.htmx:
        messages.success(request, "Đã lưu báo cáo.", extra_tags=f"{request.user.pk}-dv-{item.pk}")
        return redirect("dau-viec", pk=item.pk)
    context = {
        "dv": _moi_nhat(request, item),
        "vua_luu": f"{request.user.pk}-dv-{item.pk}",
        "duong_bao_cao_cung_luc": reverse("bao-cao-nhieu-viec"),
    }
    return render(request, "nhiemvu/_dong_dau_viec.html", context)


def _bieu_mau(
    request: HttpRequest, item: DauViec, form: BaoCaoForm, other: DauViec | None = None, *, da_chep: bool = False
) -> HttpResponse:
    """The form; to a form that was sent htmx gets the whole row again, with the form open under it."""
    refused = form.is_bound
    sent = request.method == "POST"
    template = "bao_cao" if not request.htmx else "_dong_dau_viec" if sent else "_bieu_mau_bao_cao"
    context = {
        "dv": _moi_nhat(request, item),
        "duong_dan": [{"ten": "Việc của tôi", "url": reverse("viec-cua-toi")}],
        "duong_bao_cao_cung_luc": reverse("bao-cao-nhieu-viec"),
        "bieu_mau": form,
        "bao_cao_truoc": bao_cao_truoc(item),
        "da_chep": da_chep,
        "duong_gia_han": _duong_gia_han(item),
    }
    context |= vua_sua(form, other)
    return render(request, f"nhiemvu/{template}.html", context, status=422 if refused else 200)


def _duong_gia_han(item: DauViec) -> str:
    return "" if ly_do_khong_xin(item, hom_nay()) else reverse("xin-gia-han", args=[item.pk])


def _moi_nhat(request: HttpRequest, item: DauViec) -> DauViec:
    fresh = DauViec.objects.kem_nguon().get(pk=item.pk)
    return _gan([fresh], hom_nay(), request.user)[0]


def _gan(items: Iterable[DauViec], ngay: date, nguoi: NguoiDung) -> list[DauViec]:
    """The items with all that a row of the list shows."""
    return gan_don_doc(gan_nhan(items, ngay, nguoi), ngay)
