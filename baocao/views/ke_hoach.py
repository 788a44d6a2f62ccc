"""The page of a plan: its document and tasks, and the same parts as the pages of places."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.views.decorators.http import require_GET

from baocao.hien_thi import SAP
from baocao.ky_bao_cao import duong_lap
from baocao.loc import Loc
from baocao.luu_phan import luu_phan
from baocao.queries import CA_NUOC, DongDiaBan, theo_dia_ban_con, theo_tinh
from baocao.trang_so import TrangSo
from baocao.views.bang_con import bang_con
from chung.ngay import hom_nay
from donvi.models import DiaBan
from nhiemvu.views.ke_hoach import phan_ke_hoach, tim_ke_hoach


@require_GET
def ke_hoach(request: HttpRequest, pk: int) -> HttpResponse:
    """One plan: what it asks, where it stands, how that came about, who and where is late."""
    today, plan = hom_nay(), tim_ke_hoach(request, pk)
    sort = request.GET.get("sap", "")
    loc = Loc(today, ke_hoach=plan, cot_sap=sort if sort in SAP else "qua_han", day_du="du" in request.GET)
    page = TrangSo(request.user, loc)
    context = phan_ke_hoach(request, plan, today) | luu_phan("ke-hoach", page, lambda: _ve(page, plan.dia_ban))
    return render(request, "baocao/ke_hoach.html", context | {"duong_lap": duong_lap(request.user, loc, None)})


def _ve(page: TrangSo, place: DiaBan) -> dict[str, str]:
    """The course of time, which stands above the tasks, and places and agencies, which stand below them."""
    table = bang_con(page, _theo_noi(page, place), None) | {"ten": "Theo địa bàn", "xuat": None, "loc": {}}
    context = page.phan_thoi_gian() | page.phan_xep_hang() | {"dia_ban": table}
    return {half: render_to_string(f"baocao/_ke_hoach_{half}.html", context) for half in ("tren", "duoi")}


def _theo_noi(page: TrangSo, place: DiaBan) -> list[DongDiaBan]:
    """What lies right under the place of the plan, then whoever else has work in it."""
    if page.chi_trung_uong or place.duong_dan == CA_NUOC:
        return theo_tinh(page.theo_noi, page.ngay)
    counts = page.trong(place)
    outside = [(path, so) for path, so in counts if not path.startswith(place.duong_dan)]
    return theo_dia_ban_con(counts, place, page.ngay) + theo_tinh(outside, page.ngay)
