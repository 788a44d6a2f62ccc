"""The page of other names: what imports learned, merged, pointed elsewhere or removed."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from chung.ngay import hom_nay
from donvi.queries import TraCuuTen
from donvi.services import gop_bi_danh, xoa_bi_danh
from nhiemvu.bi_danh import bi_danh_quan_tri, gan_so_dung, pham_vi_de_loc, tim_bi_danh
from nhiemvu.forms_bi_danh import XOA, GopBiDanhForm, LocBiDanhForm
from taikhoan.quyen import yeu_cau

SO_DONG = 50


@require_http_methods(["GET", "POST"])
def danh_sach_bi_danh(request: HttpRequest) -> HttpResponse:
    """The aliases of the person's scopes, with what uses each."""
    yeu_cau(request.user, "donvi.view_bidanh")
    mine = bi_danh_quan_tri(request.user)
    form = GopBiDanhForm(mine, request.POST if request.method == "POST" else None)
    if form.is_valid() and _lam(request, form):
        return redirect(request.get_full_path())
    filters = LocBiDanhForm(pham_vi_de_loc(request.user), request.GET)
    chosen = filters.cleaned_data if filters.is_valid() else {}
    found, scope = mine, chosen.get("pham_vi")
    if chosen.get("q"):
        found = tim_bi_danh(found, chosen["q"])
    if scope:
        found = found.filter(pham_vi__duong_dan__startswith=scope.duong_dan)
    page = Paginator(found.order_by("khoa", "pk"), SO_DONG).get_page(request.GET.get("trang"))
    context = {
        "bo_loc": filters,
        "trang": page,
        "bi_danh": gan_so_dung(page.object_list),
        "form": form,
        "da_chon": set(request.POST.getlist("chon")),
        "goi_y": TraCuuTen(scope, hom_nay()).ten_goi_y if scope else [],
    }
    return render(request, "nhiemvu/danh_sach_bi_danh.html", context, status=422 if form.is_bound else 200)


def _lam(request: HttpRequest, form: GopBiDanhForm) -> bool:
    """Do what was asked for; whether it was done, else the form says why not."""
    data = form.cleaned_data
    try:
        with transaction.atomic():
            if data["viec"] == XOA:
                for alias in data["chon"]:
                    xoa_bi_danh(alias, nguoi=request.user)
                messages.success(request, f"Đã xóa {len(data['chon'])} tên gọi.")
            else:
                repeated = gop_bi_danh(list(data["chon"]), data["dich"], hom_nay(), nguoi=request.user)
                merged = f", gộp {repeated} tên viết trùng" if repeated else ""
                messages.success(request, f"{len(data['chon'])} tên gọi từ nay hiểu là {data['dich']}{merged}.")
    except ValidationError as refused:
        form.add_error("dich", refused.messages)
        return False
    return True
