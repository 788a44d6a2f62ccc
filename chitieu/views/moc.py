"""Milestones: what a decision allots to each place for each year, filled in as a grid."""

from decimal import Decimal

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods

from chitieu.doc_o import KieuO, LoiO, doc_o
from chitieu.forms import CanCuForm, ChonNoiForm
from chitieu.kiem_so import TRAN
from chitieu.luoi import Dong, OLuoi
from chitieu.models import ChiTieu, MocChiTieu
from chitieu.queries import noi_bao, noi_chon
from chitieu.rules import noi_dieu_phoi
from chitieu.services import luu_cac_moc
from chitieu.views.chung import tim_chi_tieu
from chung.ngay import hom_nay
from chung.so import gon_so, viet_so
from donvi.models import DiaBan

CAC_NAM = range(2024, 2031)


@require_http_methods(["GET", "POST"])
def giao_moc(request: HttpRequest, pk: int) -> HttpResponse:
    """The grid of milestones: the place itself and those that report under it × the years."""
    target = tim_chi_tieu(request, pk)
    places = noi_chon(noi_dieu_phoi(request.user), hom_nay())
    if not places:
        raise PermissionDenied("Anh/chị không giao mốc của chỉ tiêu này.")
    chosen = ChonNoiForm(places, request.GET)
    rows = [chosen.chon, *(p for p in noi_bao(target, chosen.chon, [hom_nay()]) if p != chosen.chon)]
    if request.method == "GET":
        return _trang(request, target, chosen, rows)
    values, errors = _doc(target, rows, request.POST)
    form = CanCuForm(request.POST)
    if errors or not form.is_valid():
        return _trang(request, target, chosen, rows, request.POST, errors, form, status=422)
    try:
        count = luu_cac_moc(target, chosen.chon, values, nguoi=request.user, can_cu=form.cleaned_data["can_cu"])
    except ValidationError as error:
        form.add_error(None, error)
        return _trang(request, target, chosen, rows, request.POST, {}, form, status=422)
    messages.success(request, f"Đã lưu {viet_so(count)} mốc." if count else "Không có mốc nào thay đổi.")
    return redirect(_dia_chi(target, chosen.chon))


def _doc(
    target: ChiTieu, places: list[DiaBan], chu: dict[str, str]
) -> tuple[dict[tuple[int, int], Decimal | None], dict[str, str]]:
    values, errors = {}, {}
    for place in places:
        for year in CAC_NAM:
            name = _ten_o(place, year)
            if name not in chu:
                continue
            try:
                value = values[place.pk, year] = doc_o(chu[name], KieuO.THAP_PHAN)
            except LoiO as error:
                errors[name] = str(error)
                continue
            if value is not None and target.phan_tram and value > TRAN:
                errors[name] = "Mức giao không thể vượt 100%."
    return values, errors


def _trang(
    request: HttpRequest,
    target: ChiTieu,
    chosen: ChonNoiForm,
    places: list[DiaBan],
    chu: dict[str, str] | None = None,
    loi: dict[str, str] | None = None,
    form: CanCuForm | None = None,
    status: int = 200,
) -> HttpResponse:
    kept = {(m.dia_ban_id, m.nam): m for m in MocChiTieu.objects.filter(chi_tieu=target, dia_ban__in=places)}
    context = {
        "chi_tieu": target,
        "bo_loc": chosen,
        "cac_nam": CAC_NAM,
        "dong": [_dong(place, kept, chu or {}, loi or {}) for place in places],
        "loi": loi or {},
        "form": form or CanCuForm(),
        "duong_luu": _dia_chi(target, chosen.chon),
        "duong_dan": [
            {"ten": "Chỉ tiêu", "url": reverse("chi-tieu")},
            {"ten": target.ten, "url": reverse("mot-chi-tieu", args=[target.pk])},
        ],
    }
    return render(request, "chitieu/giao_moc.html", context, status=status)


def _dong(place: DiaBan, kept: dict, chu: dict[str, str], loi: dict[str, str]) -> Dong:
    cells = []
    for year in CAC_NAM:
        name, row = _ten_o(place, year), kept.get((place.pk, year))
        text = chu.get(name, gon_so(row.gia_tri) if row else "")
        cells.append(
            OLuoi(name, f"{place.ten}, năm {year}", text, loi.get(name, ""), ghi_chu=row.can_cu if row else "")
        )
    return Dong(place.pk, place.ma, place.ten, cells)


def _ten_o(place: DiaBan, nam: int) -> str:
    return f"o-{place.pk}-{nam}"


def _dia_chi(target: ChiTieu, noi: DiaBan) -> str:
    return f"{reverse('giao-moc', args=[target.pk])}?{urlencode({'noi': noi.pk})}"
