"""The style guide: every component of the house in every state, on invented content."""

from typing import Any

from django.conf import settings
from django.contrib.auth.forms import AuthenticationForm
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from chung import vi_du, vi_du_bieu_mau

TRANG_MAU = {
    "": "chung/mau_giao_dien.html",
    "viec-cua-toi": "nhiemvu/viec_cua_toi.html",
    "tong-quan": "baocao/tong_quan.html",
    "dang-nhap": "taikhoan/dang_nhap.html",
    "bi-khoa": "taikhoan/bi_khoa.html",
    "loi-403": "403.html",
    "loi-404": "404.html",
    "loi-500": "500.html",
    "loi-csrf": "403_csrf.html",
}


def mau_giao_dien(request: HttpRequest, trang: str = "") -> HttpResponse:
    """One page of the style guide, for developers (DEBUG) and superusers; 404 for everybody else."""
    _only_for_builders(request)
    if trang not in TRANG_MAU:
        raise Http404
    context = vi_du.khung(request.path) | vi_du.noi_dung() | vi_du_bieu_mau.cac_mau(request.GET)
    if trang == "dang-nhap":
        context["form"] = AuthenticationForm(request, request.POST or None)
    return render(request, TRANG_MAU[trang], context)


def bao_cao_mau(request: HttpRequest, pk: int) -> HttpResponse:
    """The report form of one invented row, saving nothing: shows how the row, the form and its errors take turns."""
    _only_for_builders(request)
    dv = next((dv for nhom in vi_du.nhom_viec() for dv in nhom["viec"] if dv.pk == pk), None)
    if dv is None:
        raise Http404
    form = vi_du_bieu_mau.BaoCao(request.POST or None, request.FILES or None, initial={"phan_tram": dv.tien_do})
    if form.is_valid():
        dv.tien_do, dv.trang_thai_nhin = form.cleaned_data["phan_tram"], vi_du.TRANG_THAI["cho"]
        return render(request, "nhiemvu/_dong_dau_viec.html", {"dv": dv, "vua_luu": f"{request.user.pk}-dv-{pk}"})
    template = "_dong_dau_viec" if form.is_bound else "_bieu_mau_bao_cao"
    context = {"dv": dv, "bieu_mau": form, "duong_gia_han": "#"}
    return render(request, f"nhiemvu/{template}.html", context, status=422 if form.is_bound else 200)


def _only_for_builders(request: HttpRequest) -> None:
    user: Any = getattr(request, "user", None)
    if not (settings.DEBUG or (user and user.is_superuser)):
        raise Http404
