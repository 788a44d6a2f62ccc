"""The two maps of the country, each with an address of its own: the 34 provinces of now and the 63 of before."""

from datetime import date, timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from baocao.ban_do import chu_giai, hinh_ban_do, hinh_ban_do_cu
from baocao.forms import LocBanDoForm
from baocao.hien_thi import bang_dia_ban
from baocao.queries import theo_tinh
from chung.ngay import hom_nay
from donvi.ban_do import CAO, HAI_CAP, RONG
from nhiemvu.bo_loc_chu import SAU, TRUOC
from nhiemvu.hien_thi import Duong
from nhiemvu.models import DauViec
from nhiemvu.querysets import HIEN_NAY, KHI_GIAO
from nhiemvu.so_dem import SoDem

CAC_BAN_DO = {34: "34 tỉnh (nay)", 63: "63 tỉnh (trước 01/7/2025)"}


@require_GET
def ban_do(request: HttpRequest, so: int) -> HttpResponse:
    """The work of the person by province, drawn and as a table: by the provinces of now, or by those to which it fell
    before 1 July 2025."""
    if so not in CAC_BAN_DO:
        raise Http404
    today = hom_nay()
    form = LocBanDoForm(request.user, request.GET, today)
    filters = form.loc
    items = DauViec.objects.cho_nguoi(request.user)
    if filters.ke_hoach:
        items = items.filter(ke_hoach=filters.ke_hoach)
    kept = {"ke_hoach": filters.ke_hoach and filters.ke_hoach.pk}
    shown = _cu(items, today, kept, filters.cot_sap) if so == 63 else _nay(items, today, kept, filters.cot_sap)
    context = {
        "so": so,
        "cac_ban_do": CAC_BAN_DO.items(),
        "ten": CAC_BAN_DO[so],
        "bo_loc": form,
        "loc": filters,
        "ngay_tinh": today,
        "duong_dan": [{"ten": "Địa bàn", "url": reverse("danh-sach-dia-ban")}],
    }
    return render(request, "baocao/ban_do.html", context | shown)


def _nay(items, today: date, kept: dict, sap: str) -> dict:
    rows = theo_tinh(_theo_noi(items.voi_noi(HIEN_NAY), today), today)
    table = bang_dia_ban(rows, today, "34 tỉnh, thành phố hiện nay", "Địa bàn", Duong(**kept), kept, sap)
    return {"dia_ban": table, "ban_do": _hinh(hinh_ban_do(rows, today), "34 tỉnh, thành phố")}


def _cu(items, today: date, kept: dict, sap: str) -> dict:
    last = HAI_CAP - timedelta(days=1)
    before = items.giao_cho_don_vi(HAI_CAP, truoc=True).voi_noi(KHI_GIAO)
    rows = theo_tinh(_theo_noi(before, today), today, last)
    links = Duong(**kept, theo=KHI_GIAO, giao=TRUOC)
    then = kept | {"theo": KHI_GIAO}
    table = bang_dia_ban(rows, today, "63 tỉnh, thành phố khi giao việc", "Địa bàn", links, then, sap)
    since = items.giao_cho_don_vi(HAI_CAP, truoc=False).dem_chung(today)
    later = {"so": since.tong, "url": Duong(**kept)(giao=SAU)}
    return {"dia_ban": table, "ban_do": _hinh(hinh_ban_do_cu(rows, last), "63 tỉnh, thành phố"), "giao_sau": later}


def _theo_noi(items, today: date) -> list[tuple[str, SoDem]]:
    return [(path, so) for (path,), so in items.dem(today, "noi").items()]


def _hinh(shapes: list, ten: str) -> dict:
    return {"rong": RONG, "cao": CAO, "hinh": shapes, "chu_giai": chu_giai(), "ten": f"Việt Nam theo {ten}"}
