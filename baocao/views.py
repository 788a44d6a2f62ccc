"""The leaders' pages: the whole, then a place, then the list behind each number."""

from datetime import date

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from baocao.ban_do import chu_giai, hinh_ban_do
from baocao.forms import LocTongQuanForm, TimDiaBanForm
from baocao.hien_thi import bang_dia_ban, can_quyet, tuoi_qua_han
from baocao.queries import CA_NUOC, DongDiaBan, cac_cap_tren, theo_dia_ban_con, theo_tinh
from chitieu.models import NguonChiTieu
from chung.ngay import hom_nay
from donvi.ban_do import CAO, RONG
from donvi.enums import CapDiaBan
from donvi.lich_su import cap_tren, ke_tiep, nay_la, tien_than, tim_dia_ban
from donvi.models import DiaBan
from nhiemvu.hien_thi import Duong, ket_qua
from nhiemvu.queries import so_giu
from nhiemvu.querysets import KHI_GIAO
from taikhoan.pham_vi import pham_vi_cua

SO_DIA_BAN = 50
SO_KE_THUA = 200


@require_GET
def trang_chu(request: HttpRequest) -> HttpResponse:
    """The page that needs the person first: their own work if they report, else the whole."""
    return redirect("viec-cua-toi" if pham_vi_cua(request.user).can_bo else "tong-quan")


@require_GET
def tong_quan(request: HttpRequest) -> HttpResponse:
    today = hom_nay()
    filters = LocTongQuanForm(request.user, request.GET)
    items = _viec(request, filters, theo_tinh=True)
    context = _so_lieu(items, filters, today) | _cac_tinh(items, today, filters)
    context |= {
        "ten_trang": f"Tổng quan thực hiện {filters.chon}" if filters.chon else "Tổng quan",
        "bo_loc": filters,
        "ngay_tinh": today,
    }
    return render(request, "baocao/tong_quan.html", context)


@require_GET
def dia_ban(request: HttpRequest, pk: int) -> HttpResponse:
    """One place: its count, then its own agencies and the places under it."""
    today = hom_nay()
    place = get_object_or_404(DiaBan, pk=pk)
    filters = LocTongQuanForm(request.user, request.GET)
    items = _viec(request, filters).filter(noi__startswith=place.duong_dan)
    context = _so_lieu(items, filters, today, place.duong_dan) | {
        "ten_trang": place.ten,
        "dia_ban": _bang_con(theo_dia_ban_con(items, place, today), place, today, filters),
        "bo_loc": filters,
        "ngay_tinh": today,
        "duong_dan": _duong_dan(place, today),
        "noi": place,
        "nay_la": [] if place.con_hieu_luc(today) else nay_la(place, today),
        "tien_than": tien_than(place)[:SO_KE_THUA],
        "ke_tiep": ke_tiep(place)[:SO_KE_THUA],
    }
    return render(request, "baocao/tong_quan.html", context)


@require_GET
def danh_sach_dia_ban(request: HttpRequest) -> HttpResponse:
    """Find a place of any time."""
    form = TimDiaBanForm(request.GET)
    words = form.cleaned_data["q"] if form.is_valid() else ""
    today = hom_nay()
    found = tim_dia_ban(words) if words else DiaBan.objects.cap(CapDiaBan.TINH).hieu_luc(today)
    page = Paginator(found, SO_DIA_BAN).get_page(request.GET.get("trang"))
    ten_cha = cap_tren(page.object_list)
    for place in page.object_list:
        place.noi = ten_cha.get(place.pk, "")
    return render(request, "baocao/danh_sach_dia_ban.html", {"bo_loc": form, "trang": page, "tim": words})


@require_GET
def chi_tieu(request: HttpRequest) -> HttpResponse:
    """The targets of the plans that the person may read: one target, with what each plan asks of it."""
    sources = NguonChiTieu.objects.cho_nguoi(request.user).select_related("chi_tieu", "ke_hoach__van_ban")
    return render(request, "baocao/chi_tieu.html", {"nguon": sources.order_by("chi_tieu__ten", "ke_hoach", "nam")})


def _viec(request: HttpRequest, filters: LocTongQuanForm, *, theo_tinh: bool = False) -> QuerySet:
    items = so_giu(request.user, theo_tinh=theo_tinh).voi_noi(filters.cach_tinh)
    return items.filter(ke_hoach=filters.chon) if filters.chon else items


def _duong(filters: LocTongQuanForm, dia_ban: str = "") -> Duong:
    return Duong(**_loc(filters), dia_ban=dia_ban)


def _loc(filters: LocTongQuanForm) -> dict[str, object]:
    """What a link keeps of the filters."""
    return {"ke_hoach": filters.chon and filters.chon.pk, "theo": filters.khi_giao and KHI_GIAO}


def _so_lieu(items: QuerySet[DauViec], filters: LocTongQuanForm, today: date, dia_ban: str = "") -> dict:
    """The parts that every page of counts shares."""
    count, links = items.dem_chung(today), _duong(filters, dia_ban)
    waiting = items.chua_dung(today).filter(cho_xac_nhan_tu__isnull=False).tong_so()
    returned = items.bi_tra_lai(today).tong_so()
    return {
        "so": count,
        "can_quyet": can_quyet(count, waiting, returned, today, links),
        "ket_qua": ket_qua(count, links),
        "tuoi_qua_han": tuoi_qua_han(count, today, links),
    }


def _cac_tinh(items: QuerySet[DauViec], today: date, filters: LocTongQuanForm) -> dict:
    """The provinces as a table and on the map; where the person has to do with one alone, what lies under it."""
    rows = theo_tinh(items, today)
    if len(rows) == 1 and (place := rows[0].dia_ban):
        return {"dia_ban": _bang_con(theo_dia_ban_con(items, place, today), place, today, filters)}
    table = bang_dia_ban(rows, today, "Tỉnh, thành phố", "Địa bàn", _duong(filters), _loc(filters))
    picture = {"rong": RONG, "cao": CAO, "hinh": hinh_ban_do(rows, today), "chu_giai": chu_giai()}
    return {"dia_ban": table, "ban_do": picture}


def _bang_con(rows: list[DongDiaBan], place: DiaBan, today: date, filters: LocTongQuanForm) -> dict:
    when = "khi giao việc" if filters.khi_giao else "hiện nay"
    title = {
        CapDiaBan.QUOC_GIA: "Tỉnh, thành phố",
        CapDiaBan.TINH: f"{place.ten}: theo đơn vị hành chính {when}",
    }
    name = title.get(place.cap, f"{place.ten}: cơ quan và đơn vị trực thuộc")
    return bang_dia_ban(rows, today, name, "Địa bàn", _duong(filters), _loc(filters))


def _duong_dan(place: DiaBan, today: date) -> list[dict]:
    """The places above, from the country down."""
    if place.duong_dan == CA_NUOC:
        return []
    above = [{"ten": row.ten, "url": reverse("dia-ban", args=[row.pk])} for row in cac_cap_tren(place, today)]
    return [{"ten": "Cả nước", "url": reverse("tong-quan")}, *above]
