"""Filling in: the grid of a target's values, its Excel file, and the grid of its milestones."""

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.http import urlencode
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from chitieu.enums import CachGop
from chitieu.forms import CachGhiForm, ChonLuoiForm, TepLuoiForm
from chitieu.ghi_so_lieu import CachGhi, KetQuaGhi, luu_so_lieu
from chitieu.ky_so_lieu import nhan_ky
from chitieu.luoi import doc_luoi
from chitieu.models import ChiTieu
from chitieu.queries import noi_chon
from chitieu.rules import noi_duoc_bao
from chitieu.tep_luoi import LoiTepLuoi, doc_tep, ghi_chu_loi, lap_tep
from chitieu.trang_luoi import TrangLuoi, dung_luoi
from chitieu.views.chung import tim_chi_tieu, tra_tep
from chung.ngay import hom_nay
from chung.so import viet_so


@require_http_methods(["GET", "POST"])
def nhap_so_lieu(request: HttpRequest, pk: int) -> HttpResponse:
    """The grid of one period or of a year, for all places that report under one place."""
    target = tim_chi_tieu(request, pk)
    chosen, grid = _luoi(request, target)
    if request.method == "GET":
        return _trang(request, chosen, grid)
    form = CachGhiForm(request.POST)
    if not form.is_valid():
        return _trang(request, chosen, grid, request.POST, {}, form=form, status=422)
    return _ghi(request, chosen, grid, request.POST, form)


@require_GET
def tep_mau_so_lieu(request: HttpRequest, pk: int) -> HttpResponse:
    """The grid as an Excel file to fill in offline, with what is known already."""
    target = tim_chi_tieu(request, pk)
    _, grid = _luoi(request, target)
    title = f"{target.ten} – {grid.noi.ten} – {_ten_ky(grid)}"
    content = lap_tep(title, grid.cot, grid.dong(hom_nay()))
    return tra_tep(content, f"so-lieu-{target.pk}-{grid.noi.ma}-{grid.nam}.xlsx")


@require_POST
def nap_tep_so_lieu(request: HttpRequest, pk: int) -> HttpResponse:
    """A filled-in file: what is right is kept and the rest shown in the grid, or the file with its errors as comments
    and nothing kept (`viec=kiem-tra`)."""
    target = tim_chi_tieu(request, pk)
    chosen, grid = _luoi(request, target)
    form = TepLuoiForm(request.POST, request.FILES)
    if not form.is_valid():
        return _trang(request, chosen, grid, tep=form, status=422)
    content = form.cleaned_data["tep"].read()
    try:
        text, where = doc_tep(content, grid.cot, {place.ma: place.pk for place in grid.dia_ban})
    except LoiTepLuoi as error:
        form.add_error("tep", str(error))
        return _trang(request, chosen, grid, tep=form, status=422)
    if request.POST.get("viec") == "kiem-tra":
        return tra_tep(ghi_chu_loi(content, _thu(request, grid, text, form), where), "so-lieu-da-kiem-tra.xlsx")
    return _ghi(request, chosen, grid, text, form)


def _luoi(request: HttpRequest, target: ChiTieu) -> tuple[ChonLuoiForm, TrangLuoi]:
    """The grid that the address asks for, within what the person reports."""
    places = noi_chon(noi_duoc_bao(request.user, target), hom_nay())
    if not places:
        raise PermissionDenied("Anh/chị không báo số liệu của chỉ tiêu này.")
    chosen = ChonLuoiForm(target, places, hom_nay(), request.GET)
    return chosen, dung_luoi(target, *chosen.chon)


def _ghi(request: HttpRequest, chosen: ChonLuoiForm, grid: TrangLuoi, chu: dict, form: CachGhiForm) -> HttpResponse:
    result, errors = _luu(request, grid, chu, form)
    if result.da_ghi:
        messages.success(request, f"Đã lưu {viet_so(result.da_ghi)} số liệu.")
    elif not errors:
        messages.info(request, "Không có số liệu nào thay đổi.")
    if not errors:
        return redirect(_dia_chi("nhap-so-lieu", grid))
    fresh = dung_luoi(grid.chi_tieu, grid.noi, grid.nam, grid.thang)
    return _trang(request, chosen, fresh, chu, errors, form=CachGhiForm(request.POST), status=422)


def _luu(request: HttpRequest, grid: TrangLuoi, chu: dict, form: CachGhiForm) -> tuple[KetQuaGhi, dict[str, str]]:
    values, errors = doc_luoi(grid.chi_tieu, grid.cot, [place.pk for place in grid.dia_ban], chu)
    data = form.cleaned_data
    how = CachGhi(data["uoc"], data["minh_chung"], data["ly_do"], _doc_luc(request))
    result = luu_so_lieu(grid.chi_tieu, grid.noi, values, nguoi=request.user, luc=timezone.now(), cach=how)
    return result, errors | grid.loi_o(result)


def _thu(request: HttpRequest, grid: TrangLuoi, chu: dict, form: CachGhiForm) -> dict[str, str]:
    """What would be wrong, with nothing kept: the real writing, taken back."""
    with transaction.atomic():
        _, errors = _luu(request, grid, chu, form)
        transaction.set_rollback(True)
    return errors


def _doc_luc(request: HttpRequest) -> datetime | None:
    """When the person last saw the grid."""
    try:
        moment = parse_datetime(request.POST.get("doc_luc", ""))
    except ValueError:
        return None
    return moment if moment and timezone.is_aware(moment) else None


def _trang(
    request: HttpRequest,
    chosen: ChonLuoiForm,
    grid: TrangLuoi,
    chu: dict | None = None,
    loi: dict[str, str] | None = None,
    *,
    form: CachGhiForm | None = None,
    tep: TepLuoiForm | None = None,
    status: int = 200,
) -> HttpResponse:
    target = grid.chi_tieu
    context: dict[str, Any] = {
        "chi_tieu": target,
        "bo_loc": chosen,
        "luoi": grid,
        "dong": grid.dong(hom_nay(), chu, loi),
        "loi": loi or {},
        "form": form or CachGhiForm(),
        "form_tep": tep or TepLuoiForm(auto_id="tep_%s"),
        "kieu_go": "text" if target.cach_gop == CachGop.DINH_TINH else "decimal",
        "doc_luc": timezone.now().isoformat(),
        "ten_ky": _ten_ky(grid),
        "duong_luu": _dia_chi("nhap-so-lieu", grid),
        "duong_mau": _dia_chi("tep-mau-so-lieu", grid),
        "duong_tep": _dia_chi("nap-tep-so-lieu", grid),
        "duong_dan": [
            {"ten": "Chỉ tiêu", "url": reverse("chi-tieu")},
            {"ten": target.ten, "url": reverse("mot-chi-tieu", args=[target.pk])},
        ],
    }
    return render(request, "chitieu/nhap_so_lieu.html", context, status=status)


def _ten_ky(grid: TrangLuoi) -> str:
    return nhan_ky(grid.chi_tieu.chu_ky, grid.nam, grid.thang) if grid.thang else f"Cả năm {grid.nam}"


def _dia_chi(ten: str, grid: TrangLuoi) -> str:
    query = {"noi": grid.noi.pk, "nam": grid.nam, "ky": grid.thang or "ca_nam"}
    return f"{reverse(ten, args=[grid.chi_tieu.pk])}?{urlencode(query)}"
