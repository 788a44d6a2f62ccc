"""Plans and their tasks."""

from collections.abc import Iterable
from datetime import date
from itertools import groupby
from operator import attrgetter

from django.core.paginator import Paginator
from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from chitieu.models import NguonChiTieu
from chung.bang_tinh import tra_bang
from chung.ngay import hom_nay
from donvi.ke_tuc import nay_la
from donvi.queries import TraCuuTen
from kehoach.can_cu import van_ban_duoc_neu
from kehoach.models import KeHoach
from nhiemvu.hien_thi import Duong, doan, duong_toi, gan_nhan, ket_qua, thoi_gian
from nhiemvu.hien_thi_nhiem_vu import gan_co_quan, gan_dong, sap_xep_cay
from nhiemvu.lich_su import LichSu
from nhiemvu.models import NhiemVu
from nhiemvu.nguyen_van import cho_da_sua
from nhiemvu.phoi_hop import phoi_hop_cua
from nhiemvu.queries import (
    cay_nhiem_vu,
    chi_tiet_nhiem_vu,
    so_giu,
)
from nhiemvu.querysets import HIEN_NAY
from nhiemvu.services.ten import gan_ten
from nhiemvu.so_dem import SoDem
from nhiemvu.views.ke_tiep import ke_tiep_cua
from nhiemvu.views.phan_viec import phan_nhiem_vu
from nhiemvu.views.tap_the import khoi_tap_the
from nhiemvu.views.ten import giai_quyet
from nhiemvu.xuat import bang_ke_hoach
from taikhoan.quyen import yeu_cau

SO_DAU_VIEC = 100
SO_KE_HOACH = 50


@require_GET
def danh_sach_ke_hoach(request: HttpRequest) -> HttpResponseBase:
    today = hom_nay()
    plans = KeHoach.objects.cho_nguoi(request.user).select_related("van_ban", "dia_ban")
    if asked := request.GET.get("xuat"):
        return tra_bang(bang_ke_hoach(_voi_so(request, plans, today), today), asked, "ke-hoach")
    page = Paginator(plans, SO_KE_HOACH).get_page(request.GET.get("trang"))
    shown = _voi_so(request, page.object_list, today)
    context = {"ke_hoach": shown, "trang": page, "ngay_tinh": today, "duoc_nhap": request.user.has_perm("kehoach.nhap")}
    if context["duoc_nhap"]:
        waiting = KeHoach.objects.cho_tiep_tuc(request.user).filter(tiep_tuc=None, dia_ban__den_ngay__lt=today)
        context["cho_tiep_tuc"] = waiting.select_related("van_ban", "dia_ban")
    return render(request, "nhiemvu/danh_sach_ke_hoach.html", context)


def phan_ke_hoach(request: HttpRequest, plan: KeHoach, today: date) -> dict:
    """What the page of a plan shows of this room: the document, its count, its targets, and its tasks as a tree."""
    counts = plan.dau_viec.cho_nguoi(request.user, plan).dem_theo(today, "nhiem_vu")
    tasks = gan_dong(sap_xep_cay(cay_nhiem_vu(plan)), counts, today)
    may_edit = request.user.has_perm("kehoach.sua", plan)
    basis, links = van_ban_duoc_neu(request.user, plan.van_ban)
    unknown = sorted({name for n in tasks for cell in (n.chu_tri, n.phoi_hop) for name in cell.chua_ro})
    return {
        "ke_hoach": plan,
        "nhom": [{"ten": section, "nhiem_vu": list(group)} for section, group in groupby(tasks, attrgetter("muc"))],
        "so_nhiem_vu": len(tasks),
        "thoi_gian": thoi_gian(tasks, plan, today),
        "ket_qua": ket_qua(sum(counts.values(), SoDem()), Duong(ke_hoach=plan.pk)),
        "chi_tieu": NguonChiTieu.objects.filter(ke_hoach=plan).select_related("chi_tieu"),
        "can_cu": basis,
        "lien_ket": links,
        "ke_tiep": ke_tiep_cua(plan, request.user),
        "nay_la_dau_moi": nay_la([plan.dau_moi], today).get(plan.dau_moi_id) if plan.dau_moi else "",
        "duoc_sua": may_edit,
        "chua_ro": unknown if may_edit else [],
        "duong_giai_quyet": reverse("giai-quyet-ten-ke-hoach", args=[plan.pk]),
        "duong_dan": duong_toi(),
        "goi_y": TraCuuTen(plan.dia_ban, plan.ngay_giao).ten_goi_y if may_edit and unknown else [],
        "lich_su_sua": LichSu(plan),
        "ngay_tinh": today,
    }


@require_POST
def giai_quyet_ten(request: HttpRequest, pk: int) -> HttpResponse:
    """Say whom a name of the plan means; the work is handed out at once."""
    plan = tim_ke_hoach(request, pk)
    yeu_cau(request.user, "kehoach.sua", plan)
    giai_quyet(request, lambda ten, dich: gan_ten(plan, ten, dich, nguoi=request.user, ngay=hom_nay()))
    return redirect("ke-hoach", pk=plan.pk)


@require_GET
def nhiem_vu(request: HttpRequest, pk: int) -> HttpResponse:
    """One task: the document's words and their reading, its agencies, and the work items the person may read."""
    today = hom_nay()
    task = get_object_or_404(chi_tiet_nhiem_vu(), pk=pk)
    _cho_doc(request, task.ke_hoach)
    children = list(task.con.all())
    task.co_con = bool(children)
    gan_co_quan([task], today)
    items = task.dau_viec.cho_nguoi(request.user, task.ke_hoach).con_tinh(today)
    rows = items.kem_co_quan().order_by("-ky_tu", "han", "co_quan__dia_ban__duong_dan", "pk")[:SO_DAU_VIEC]
    count, links = items.dem_chung(today), Duong(nhiem_vu=task.pk)
    return render(
        request,
        "nhiemvu/nhiem_vu.html",
        {
            "nhiem_vu": task,
            "con": children,
            "chi_tieu": task.chi_tieu.filter(nguon__ke_hoach=task.ke_hoach).distinct(),
            "nguon": task.dong_nguon.all(),
            "cho_da_sua": cho_da_sua(task),
            "dau_viec": gan_nhan(rows, today),
            "so": count,
            "ket_qua": ket_qua(count, links),
            "duong_tat_ca": links(),
            "lich_su_sua": LichSu(task),
            "ngay_tinh": today,
            "duong_dan": duong_toi(task.ke_hoach),
            "phoi_hop": phoi_hop_cua(request.user, task, today),
            **khoi_tap_the(request.user, task, today),
            **phan_nhiem_vu(request.user, task, today),
        },
    )


def _voi_so(request: HttpRequest, plans: Iterable[KeHoach], today: date) -> list[KeHoach]:
    """The plans with what a row of the list shows."""
    shown = list(plans)
    tasks = dict(NhiemVu.objects.filter(ke_hoach__in=shown).order_by().values_list("ke_hoach").annotate(Count("pk")))
    counts = so_giu(request.user, HIEN_NAY, ke_hoach=True).filter(ke_hoach__in=shown).dem(today, "ke_hoach")
    for plan in shown:
        plan.so_nhiem_vu = tasks.get(plan.pk, 0)
        plan.so = counts.get((plan.pk,), SoDem())
        plan.doan = doan(plan.so)
        links = Duong(ke_hoach=plan.pk)
        plan.duong_co_han, plan.duong_qua_han = links(phan_loai="co_han"), links(phan_loai="qua_han")
    return shown


def tim_ke_hoach(request: HttpRequest, pk: int) -> KeHoach:
    """The plan, for who may read it."""
    plan = get_object_or_404(KeHoach.objects.select_related("van_ban", "dia_ban", "dau_moi"), pk=pk)
    _cho_doc(request, plan)
    return plan


def _cho_doc(request: HttpRequest, plan: KeHoach) -> None:
    """404 for who may not read the plan, as if it were not there."""
    if not request.user.has_perm("kehoach.doc", plan):
        raise Http404
