"""Agencies of a province from a template, and the groups whose members people name."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from chung.ngay import hom_nay
from chung.so import viet_so
from chung.thu import thu
from donvi.enums import CachXacDinh
from donvi.models import DiaBan, NhomCoQuan
from donvi.nap.co_quan import KetQuaTao
from donvi.services import tao_theo_mau as tao
from nhiemvu.forms_co_quan import TaoTheoMauForm, ThanhVienForm
from nhiemvu.models import PhanCong
from nhiemvu.services.nhom import neu_thanh_vien
from taikhoan.enums import VaiTro
from taikhoan.pham_vi import pham_vi_cua, q_duong_dan, vai_tro_hien_tai
from taikhoan.quyen import yeu_cau

SO_DONG = 50


@require_http_methods(["GET", "POST"])
def tao_theo_mau(request: HttpRequest) -> HttpResponse:
    """Say how many agencies a province lacks, then make them."""
    yeu_cau(request.user, "donvi.tao_theo_mau")
    form = TaoTheoMauForm(request.user, request.POST if request.method == "POST" else None)
    preview = None
    if form.is_valid():
        place = form.cleaned_data["dia_ban"]
        if "xac_nhan" in request.POST:
            made = tao(place, nguoi=request.user)
            messages.success(request, f"{place}: đã thêm {_ke(made)}.")
            return redirect("tao-theo-mau")
        preview = thu(lambda: tao(place, nguoi=request.user), lambda made: made)
    context = {"form": form, "xem_truoc": preview, "thieu": preview and _ke(preview), "duong_dan": _duong_dan()}
    status = 422 if form.is_bound and not form.is_valid() else 200
    return render(request, "nhiemvu/tao_theo_mau.html", context, status=status)


@require_GET
def danh_sach_nhom(request: HttpRequest) -> HttpResponse:
    """The groups of the person's scopes whose members people name."""
    yeu_cau(request.user, "donvi.view_nhomcoquan")
    groups = _nhom(request).annotate(so_thanh_vien=Count("thanh_vien")).order_by("ten", "pk")
    page = Paginator(groups, SO_DONG).get_page(request.GET.get("trang"))
    return render(request, "nhiemvu/danh_sach_nhom.html", {"trang": page, "duong_dan": _duong_dan()})


@require_http_methods(["GET", "POST"])
def thanh_vien(request: HttpRequest, pk: int) -> HttpResponse:
    """Name the members of a group; what they owe is handed out at once."""
    yeu_cau(request.user, "donvi.view_nhomcoquan")
    group = get_object_or_404(_nhom(request), pk=pk)
    place = None if group.pham_vi else _dia_ban_quan_tri(request)
    data = request.POST if request.method == "POST" else None
    form = ThanhVienForm(group, group.pham_vi or place, hom_nay(), data)
    if form.is_valid():
        members = form.cleaned_data["thanh_vien"]
        made = neu_thanh_vien(group, members, hom_nay(), nguoi=request.user, dia_ban=place)
        messages.success(request, f"{group}: đã ghi thành viên, giao {viet_so(made)} đầu việc.")
        return redirect("danh-sach-nhom")
    way = [*_duong_dan(), {"ten": "Nhóm cơ quan", "url": reverse("danh-sach-nhom")}]
    context = {"form": form, "nhom": group, "dia_ban": place, "duong_dan": way}
    return render(request, "nhiemvu/thanh_vien_nhom.html", context, status=422 if form.is_bound else 200)


def _duong_dan() -> list[dict]:
    return [{"ten": "Kế thừa cơ quan", "url": reverse("danh-sach-ke-thua")}]


def _nhom(request: HttpRequest) -> QuerySet[NhomCoQuan]:
    """The groups that are no rule, in the scopes that the person administers; and the open ones that hold everywhere
    and stand in a plan of these scopes."""
    groups = NhomCoQuan.objects.exclude(cach=CachXacDinh.QUY_TAC).select_related("pham_vi")
    reach = pham_vi_cua(request.user)
    if reach.toan_he_thong:
        return groups
    mine = PhanCong.objects.filter(q_duong_dan("nhiem_vu__ke_hoach__dia_ban__duong_dan", reach.quan_tri))
    general = Q(pham_vi=None, cach=CachXacDinh.MO, pk__in=mine.order_by().values("nhom"))
    return groups.filter(q_duong_dan("pham_vi__duong_dan", reach.quan_tri) | general)


def _dia_ban_quan_tri(request: HttpRequest) -> DiaBan | None:
    """The place that the person administers; none for an operator, who answers for the whole country."""
    if pham_vi_cua(request.user).toan_he_thong:
        return None
    roles = vai_tro_hien_tai(request.user, hom_nay())
    return next(role.dia_ban for role in roles if role.vai_tro == VaiTro.QUAN_TRI)


def _ke(made: KetQuaTao) -> str:
    return f"{viet_so(made.co_quan)} cơ quan, {viet_so(made.bi_danh)} tên gọi khác"
