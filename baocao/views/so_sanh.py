"""Places side by side."""

from datetime import date

from django.core.paginator import Paginator
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_GET

from baocao.forms_so_sanh import LocSoSanhForm
from baocao.hien_thi import khoa_sap
from baocao.hien_thi_so_sanh import bang_so_sanh
from baocao.so_sanh_dia_ban import DongSoSanh, cac_con, so_cua_cac_noi, them_quy
from baocao.trang_so import TrangSo
from baocao.xuat.bang_so import bang_so, cot_quy
from chitieu.rules import nhin_duoc, thuoc
from chung.bang_tinh import DINH_DANG, tra_bang
from chung.ngay import hom_nay
from donvi.models import DiaBan
from taikhoan.pham_vi import pham_vi_cua

SO_NOI = 40
TEN = "So sánh địa bàn"


@require_GET
def so_sanh_dia_ban(request: HttpRequest) -> HttpResponseBase:
    """The places that are chosen, or all right under one, with the same numbers and the same order of columns."""
    form = LocSoSanhForm(request.user, request.GET, hom_nay())
    readable = form.is_valid()
    page = TrangSo(request.user, form.loc)
    places = _cac_noi(request, form, page.ngay) if readable else []
    rows = (
        sorted(so_cua_cac_noi(page, places), key=lambda row: khoa_sap(row, page.ngay, page.loc.cot_sap))
        if places
        else []
    )
    kept = form.giu_lai if readable else {}
    if (asked := request.GET.get("xuat")) and rows:
        return tra_bang(bang_so(TEN, them_quy(page, rows), page.loc, cot_quy(page.ngay)), asked, "so-sanh-dia-ban")
    shown = Paginator(rows, SO_NOI).get_page(request.GET.get("trang"))
    table = them_quy(page, shown.object_list) if rows else []
    context = {
        "bo_loc": form,
        "loc": page.loc,
        "ngay_tinh": page.ngay,
        "trang": shown,
        "bang": bang_so_sanh(table, page.ngay, page.duong, page.loc, kept),
        "da_chon": bool(readable and form.cleaned_data["noi"]),
        "trong": form.cleaned_data.get("trong") if readable else None,
        "xuat": {"dinh_dang": DINH_DANG, "tham_so": urlencode(kept | {"sap": page.loc.cot_sap}, doseq=True)},
        "duong_chi_tieu": _duong_chi_tieu(request, table, page.ngay),
        "duong_dan": [{"ten": "Địa bàn", "url": reverse("danh-sach-dia-ban")}],
    }
    return render(request, "baocao/so_sanh_dia_ban.html", context, status=200 if readable else 422)


def _cac_noi(request: HttpRequest, form: LocSoSanhForm, ngay: date) -> list[DiaBan]:
    if places := form.cleaned_data["noi"]:
        return places
    above = form.cleaned_data["trong"] or _noi_cua(request)
    form.cleaned_data["trong"] = above
    return cac_con(above, ngay) if above else []


def _noi_cua(request: HttpRequest) -> DiaBan | None:
    """The widest place that the person reads."""
    reach = pham_vi_cua(request.user)
    paths = ["/"] if reach.ca_nuoc else sorted((place.duong_dan for place in reach.dia_ban), key=len)
    return DiaBan.objects.filter(duong_dan__in=paths[:1]).order_by("tu_ngay").last()


def _duong_chi_tieu(request: HttpRequest, rows: list[DongSoSanh], ngay: date) -> str:
    """The address of the targets of the same places, of those whose values the person may read."""
    reach = nhin_duoc(request.user)
    keys = [row.dia_ban.pk for row in rows if thuoc(row.dia_ban, reach)]
    return f"{reverse('so-sanh-chi-tieu')}?{urlencode({'noi': keys, 'nam': ngay.year}, doseq=True)}" if keys else ""
