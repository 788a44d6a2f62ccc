"""Reading: all targets at a place, then one target with its places and years."""

from dataclasses import dataclass, replace
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_GET

from chitieu.bang import DongChiTieu, bang_dia_ban, cac_noi, dong_chi_tieu
from chitieu.doc_so import PhamViSo, SoNoiBao, TheoKy, cac_moc, cac_muc, cac_tong, mot_noi_bao, pham_vi_so, so_noi_bao
from chitieu.enums import CachGop
from chitieu.forms import ChonXemForm, LocChiTieuForm
from chitieu.hien_thi import BucTranh, buc_tranh, gia_dinh
from chitieu.hinh import hinh_ban_do, hinh_nam
from chitieu.models import ChiTieu, NguonChiTieu
from chitieu.queries import loi_nhan_xet, noi_chon, tim_noi
from chitieu.rules import nhin_duoc, noi_dieu_phoi, noi_duoc_bao, thuoc
from chitieu.tep_bang import bang_danh_sach, bang_loi, lap_bang
from chitieu.toan_canh import LocChiTieu, cac_buc_tranh, ngay_dem, toan_canh
from chitieu.views.chung import tim_chi_tieu
from chung.bang_tinh import tra_bang
from chung.ngay import hom_nay
from donvi.models import DiaBan

SO_LOI = 150


@dataclass(slots=True)
class _Trang:
    """What the two pages of reading ask first: where, when."""

    form: ChonXemForm | None
    noi: DiaBan | None
    nam: int


def _chon(request: HttpRequest, ngay: date, kieu: type[ChonXemForm] = ChonXemForm) -> _Trang:
    reach = nhin_duoc(request.user)
    places = noi_chon(reach, ngay)
    if not places:
        return _Trang(None, None, ngay.year)
    inside = tim_noi(request.GET.get("noi", ""), places)
    if inside and thuoc(inside, reach):
        places.append(inside)
    form = kieu(places, ngay, request.GET)
    place, year = form.chon
    return _Trang(form, place, year)


@require_GET
def chi_tieu(request: HttpRequest) -> HttpResponseBase:
    """Every target of the plans that the person may read: what is asked and where the place stands."""
    today = hom_nay()
    chosen = _chon(request, today, LocChiTieuForm)
    wanted = LocChiTieu.cua(chosen.form)
    pictures = wanted.cua_ke_hoach(cac_buc_tranh(request.user, chosen.noi, chosen.nam, today))
    rows = [dong_chi_tieu(*row, _duong(row[0].chi_tieu, chosen)) for row in wanted.theo_nhan(pictures)]
    if asked := request.GET.get("xuat"):
        return tra_bang(bang_danh_sach(chosen.noi, chosen.nam, rows, today), asked, "chi-tieu")
    context = {
        "bo_loc": chosen.form,
        "noi": chosen.noi,
        "nam": chosen.nam,
        "toan_canh": toan_canh([picture for picture, _ in pictures], _goc(chosen, wanted)),
        "dong": rows,
        "cho_duyet": bool(noi_dieu_phoi(request.user)),
        "ngay_tinh": today,
    }
    return render(request, "chitieu/danh_sach.html", context)


@require_GET
def mot_chi_tieu(request: HttpRequest, pk: int) -> HttpResponse:
    """One target at one place: its years, its forecast, the places under it."""
    today = hom_nay()
    target, chosen = tim_chi_tieu(request, pk), _chon(request, today)
    levels = cac_muc(NguonChiTieu.objects.cho_nguoi(request.user).filter(chi_tieu=target))[target.pk]
    context = {
        "chi_tieu": target,
        "bo_loc": chosen.form,
        "cac_muc": levels,
        "nhap_duoc": bool(noi_duoc_bao(request.user, target)),
        "giao_duoc": bool(noi_dieu_phoi(request.user)),
        "ngay_tinh": today,
        "duong_dan": [{"ten": "Chỉ tiêu", "url": reverse("chi-tieu")}],
    }
    if chosen.noi:
        context |= _mot_noi(target, levels, chosen, today)
    return render(request, "chitieu/mot_chi_tieu.html", context)


@require_GET
def xuat_chi_tieu(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The table of a target's page as a spreadsheet: the place, then those under it, each with its periods."""
    today = hom_nay()
    target, chosen = tim_chi_tieu(request, pk), _chon(request, today)
    title, name = f"{target.ten} – {chosen.noi.ten if chosen.noi else ''}", f"chi-tieu-{target.pk}"
    asked, rows = request.GET.get("xuat", "xlsx"), {}
    if chosen.noi:
        reach = pham_vi_so(chosen.noi, today)
        if target.cach_gop == CachGop.DINH_TINH:
            said = loi_nhan_xet(reach.so_lieu().filter(chi_tieu=target), chosen.nam)
            return tra_bang(bang_loi(title, said), asked, name)
        rows = {chosen.noi: _tong(target, chosen.noi, reach, today)[0]}
        rows |= cac_noi(target, chosen.noi, reach, today)[0]
    return tra_bang(lap_bang(title, target, rows), asked, name)


def _mot_noi(target: ChiTieu, levels: list, chosen: _Trang, today: date) -> dict:
    place = chosen.noi
    reach = pham_vi_so(place, today)
    sums, broken = _tong(target, place, reach, today)
    milestones = cac_moc(place, [target.pk])[target.pk]
    picture = buc_tranh(target, place.duong_dan, sums, levels, milestones, chosen.nam, today, broken)
    expected = so_noi_bao(reach)
    if target.cach_gop == CachGop.DINH_TINH:
        return _bang_loi(target, picture, chosen, reach, expected, today)
    rows, cuts = cac_noi(target, place, reach, today)
    table = bang_dia_ban(picture, rows, cuts, chosen.nam)
    return {
        "noi": place,
        "nam": picture.nam,
        "b": picture,
        "dong": dong_chi_tieu(picture, expected.vao(target.cap_bao_cao, ngay_dem(picture, today)), ""),
        "cac_nam": _cac_nam(picture, expected, today),
        "hinh": hinh_nam(picture),
        "gia_dinh": gia_dinh(picture),
        "bang": table,
        "ban_do": hinh_ban_do(table, today) if place.duong_dan == "/" else None,
        "truy_van": urlencode({"noi": place.pk, "nam": chosen.nam}),
    }


def _bang_loi(
    target: ChiTieu, picture: BucTranh, chosen: _Trang, reach: PhamViSo, expected: SoNoiBao, today: date
) -> dict:
    """What a target that is told in words has instead of figures."""
    said = list(loi_nhan_xet(reach.so_lieu().filter(chi_tieu=target), chosen.nam)[: SO_LOI + 1])
    return {
        "noi": chosen.noi,
        "nam": picture.nam,
        "b": picture,
        "loi": said[:SO_LOI],
        "con_loi": len(said) > SO_LOI,
        "dong": dong_chi_tieu(picture, expected.vao(target.cap_bao_cao, ngay_dem(picture, today)), ""),
        "truy_van": urlencode({"noi": chosen.noi.pk, "nam": chosen.nam}),
    }


def _tong(target: ChiTieu, place: DiaBan, reach: PhamViSo, today: date) -> tuple[TheoKy, date | None]:
    """The sums of the place itself, and the day on which its series is broken."""
    if place.cap == target.cap_bao_cao:
        return mot_noi_bao(target, place, today)
    return cac_tong(reach, [target.pk]).get(target.pk, {}), None


def _cac_nam(picture: BucTranh, expected: SoNoiBao, today: date) -> list[DongChiTieu]:
    """The years as a table: the figures behind the line."""
    rows = []
    for year in sorted({*picture.chuoi, *picture.moc}):
        one = replace(picture, nam=year)
        rows.append(dong_chi_tieu(one, expected.vao(one.chi_tieu.cap_bao_cao, ngay_dem(one, today)), ""))
    return rows


def _goc(chosen: _Trang, wanted: LocChiTieu) -> dict:
    """What the links of the overview keep."""
    return {"noi": chosen.noi and chosen.noi.pk, "nam": chosen.nam, "ke_hoach": wanted.ke_hoach}


def _duong(target: ChiTieu, chosen: _Trang) -> str:
    query = f"?{urlencode({'noi': chosen.noi.pk, 'nam': chosen.nam})}" if chosen.noi else ""
    return reverse("mot-chi-tieu", args=[target.pk]) + query
