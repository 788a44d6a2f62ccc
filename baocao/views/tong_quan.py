"""The leaders' pages: the whole, then a place or an agency, then the list behind each number."""

from datetime import date

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from baocao.ban_do import chu_giai, hinh_ban_do
from baocao.forms import LocCoQuanForm, LocTongQuanForm
from baocao.hien_thi import bang_co_quan
from baocao.ky_bao_cao import duong_lap
from baocao.queries import CA_NUOC, DongDiaBan, cac_cap_tren, theo_dia_ban_con, theo_tinh
from baocao.trang_so import TrangSo
from baocao.views.bang_con import bang_con, xuat_dia_ban
from baocao.views.phan_so import phan_so
from chung.ngay import hom_nay
from donvi.ban_do import CAO, RONG
from donvi.lich_su import ke_tiep, nay_la, tien_than
from donvi.models import CoQuan, DiaBan
from nhiemvu.views.phan_viec import phan_dia_ban
from taikhoan.pham_vi import pham_vi_cua

SO_KE_THUA = 200
SO_CO_QUAN = 50


@require_GET
def trang_chu(request: HttpRequest) -> HttpResponse:
    """The page that needs the person first: their own work if they report, else the whole."""
    return redirect("viec-cua-toi" if pham_vi_cua(request.user).can_bo else "tong-quan")


@require_GET
def tong_quan(request: HttpRequest) -> HttpResponseBase:
    """The whole that the person may read."""
    form = _loc(request)
    page = TrangSo(request.user, form.loc)
    if asked := request.GET.get("xuat"):
        return xuat_dia_ban(page, *_tinh_hoac_noi_duy_nhat(page), asked)
    context = phan_so("tong-quan", page, lambda: _phan_tong_quan(page)) | {"bo_loc": form}
    context["ten_trang"] = f"Tổng quan thực hiện {page.loc.ke_hoach}" if page.loc.ke_hoach else "Tổng quan"
    return render(request, "baocao/tong_quan.html", context)


def _phan_tong_quan(page: TrangSo) -> dict:
    rows, place = _tinh_hoac_noi_duy_nhat(page)
    shapes = [] if place else hinh_ban_do(rows, page.ngay)
    return _duong(page, place) | {
        "dia_ban": bang_con(page, rows, place),
        "ban_do": {"rong": RONG, "cao": CAO, "hinh": shapes, "chu_giai": chu_giai()} if shapes else None,
        "duong_so_sanh": page.duong_so_sanh(place),
    }


def _tinh_hoac_noi_duy_nhat(page: TrangSo) -> tuple[list[DongDiaBan], DiaBan | None]:
    """The provinces; where there is only one, the places in it, and itself."""
    rows = theo_tinh(page.theo_noi, page.ngay)
    if len(rows) == 1 and (place := rows[0].dia_ban):
        return theo_dia_ban_con(page.trong(place), place, page.ngay), place
    return rows, None


@require_GET
def dia_ban(request: HttpRequest, pk: int) -> HttpResponseBase:
    """One place: its count, then its own agencies and the places under it."""
    place = get_object_or_404(DiaBan, pk=pk)
    form = _loc(request)
    page = TrangSo(request.user, form.loc, place)
    if asked := request.GET.get("xuat"):
        return xuat_dia_ban(page, theo_dia_ban_con(page.theo_noi, place, page.ngay), place, asked)
    context = phan_so("dia-ban", page, lambda: _phan_dia_ban(page, place)) | {
        "ten_trang": place.ten,
        "bo_loc": form,
        "duong_dan": _duong_dan(place, page.ngay),
        "noi": place,
        **phan_dia_ban(request.user, place, hom_nay()),
    }
    return render(request, "baocao/tong_quan.html", context)


def _phan_dia_ban(page: TrangSo, place: DiaBan) -> dict:
    rows = theo_dia_ban_con(page.theo_noi, place, page.ngay)
    return _duong(page, place) | {
        "dia_ban": bang_con(page, rows, place),
        "duong_so_sanh": page.duong_so_sanh(place) if len(rows) > 1 else "",
        "noi": place,
        "nay_la": [] if place.con_hieu_luc(page.ngay) else nay_la(place, page.ngay),
        "tien_than": tien_than(place)[:SO_KE_THUA],
        "ke_tiep": ke_tiep(place)[:SO_KE_THUA],
    }


def _duong(page: TrangSo, noi: DiaBan | CoQuan | None) -> dict[str, str]:
    return {"duong_lap": duong_lap(page.nguoi, page.loc, noi), "duong_chi_tieu": page.duong_chi_tieu}


@require_GET
def danh_sach_co_quan(request: HttpRequest) -> HttpResponse:
    """The agencies of a place (of the country: its own), those most surely late first."""
    place = DiaBan.objects.filter(pk=request.GET.get("noi")).first() if request.GET.get("noi", "").isdecimal() else None
    page = TrangSo(request.user, _loc(request).loc, place)
    silent = request.GET.get("im_lang") == "true"
    rows = [row for row in page.xep_hang if row.im_lang or not silent]
    shown = Paginator(rows, SO_CO_QUAN).get_page(request.GET.get("trang"))
    return render(
        request,
        "baocao/danh_sach_co_quan.html",
        {
            "loc": page.loc,
            "ngay_tinh": page.ngay,
            "noi": place,
            "im_lang": silent,
            "chi_trung_uong": page.chi_trung_uong,
            "trang": shown,
            "co_quan": bang_co_quan(shown.object_list, page.duong_viec_co_quan, page.loc.giu_lai),
        },
    )


@require_GET
def co_quan(request: HttpRequest, pk: int) -> HttpResponse:
    """One agency: what it answers for now, with the work of the agencies it carries on; or what it helps with."""
    agency = get_object_or_404(CoQuan.objects.select_related("dia_ban", "nay_la", "cha"), pk=pk)
    form = LocCoQuanForm(request.user, request.GET, hom_nay())
    page = TrangSo(request.user, form.loc, co_quan=agency)
    context = phan_so("co-quan", page, lambda: {"duong_lap": duong_lap(page.nguoi, page.loc, agency)}) | {
        "ten_trang": agency.ten,
        "bo_loc": form,
        "co_quan_xem": agency,
        "truoc_la": agency.truoc_la.order_by("ten"),
        "duong_dan": [{"ten": "Cơ quan", "url": reverse("danh-sach-co-quan")}],
    }
    return render(request, "baocao/co_quan.html", context)


def _loc(request: HttpRequest) -> LocTongQuanForm:
    return LocTongQuanForm(request.user, request.GET, hom_nay())


def _duong_dan(place: DiaBan, ngay: date) -> list[dict]:
    """The places above, from the country down."""
    if place.duong_dan == CA_NUOC:
        return []
    above = [{"ten": row.ten, "url": reverse("dia-ban", args=[row.pk])} for row in cac_cap_tren(place, ngay)]
    return [{"ten": "Cả nước", "url": reverse("tong-quan")}, *above]
