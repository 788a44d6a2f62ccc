"""Filters kept under a name, above the lists that they belong to."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from nhiemvu.forms_bo_loc import LuuBoLocForm
from nhiemvu.services.bo_loc import luu_bo_loc, xoa_bo_loc


def cac_bo_loc(request: HttpRequest, trang: str) -> dict:
    """What the strip of kept filters above a list shows; `dang_loc` is the query that could be kept."""
    query = request.GET.copy()
    query.pop("trang", None)
    for name, values in list(query.lists()):
        query.setlist(name, [value for value in values if value])
    now = query.urlencode()
    kept = list(request.user.bo_loc.filter(trang=trang))
    for one in kept:
        one.duong_dan = f"{reverse(trang)}?{one.tham_so}"
        one.dang_chon = one.tham_so == now
    return {"trang": trang, "da_luu": kept, "dang_loc": "" if any(one.dang_chon for one in kept) else now}


@require_POST
def luu_bo_loc_moi(request: HttpRequest) -> HttpResponse:
    """Keep the filters that the list stands under."""
    form = LuuBoLocForm(request.POST)
    if form.is_valid():
        try:
            kept = luu_bo_loc(**form.cleaned_data, nguoi=request.user)
            messages.success(request, f"Đã lưu bộ lọc “{kept}”.")
            return redirect(f"{reverse(kept.trang)}?{kept.tham_so}")
        except ValidationError as refused:
            form.add_error(None, refused)
    return render(request, "nhiemvu/luu_bo_loc.html", {"form": form}, status=422)


@require_POST
def bo_bo_loc(request: HttpRequest, pk: int) -> HttpResponse:
    kept = get_object_or_404(request.user.bo_loc, pk=pk)
    xoa_bo_loc(kept, nguoi=request.user)
    messages.success(request, f"Đã bỏ bộ lọc “{kept}”.")
    return redirect(kept.trang)
