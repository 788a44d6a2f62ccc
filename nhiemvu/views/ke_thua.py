"""Acts of succession: recorded, seen beforehand, carried out, undone."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from chung.ngay import hom_nay
from donvi.models import KeThuaCoQuan, SuKienKeThua
from donvi.su_kien import cac_cap, xoa_su_kien
from nhiemvu.enums import LoaiDong
from nhiemvu.forms_ke_thua import SuKienForm
from nhiemvu.models import DongChuyenGiao
from nhiemvu.services.chuyen_giao import hoan_tac, thuc_hien, xem_truoc_chuyen_giao
from taikhoan.pham_vi import pham_vi_cua, q_duong_dan
from taikhoan.quyen import yeu_cau

SO_SU_KIEN = 30
SO_MUC = 300
_LOC = {"": "Tất cả", "san_sang": "Chưa chuyển giao", "da_chuyen": "Đã chuyển giao"}


@require_GET
def danh_sach_ke_thua(request: HttpRequest) -> HttpResponse:
    """The acts of the places that the person administers, the latest first."""
    yeu_cau(request.user, "donvi.ke_thua")
    chosen = request.GET.get("loc", "")
    acts = _su_kien(request)
    if chosen in ("san_sang", "da_chuyen"):
        acts = acts.filter(thuc_hien_luc__isnull=chosen == "san_sang")
    counted = acts.annotate(so_cu=Count("ke_thua__cu", distinct=True), so_moi=Count("ke_thua__moi", distinct=True))
    page = Paginator(counted.order_by("-ngay", "-pk"), SO_SU_KIEN).get_page(request.GET.get("trang"))
    return render(request, "nhiemvu/danh_sach_ke_thua.html", {"trang": page, "loc": _LOC.items(), "dang_loc": chosen})


@require_http_methods(["GET", "POST"])
def ghi_ke_thua(request: HttpRequest, pk: int | None = None) -> HttpResponse:
    """Record an act, or change one that is not carried out."""
    yeu_cau(request.user, "donvi.ke_thua")
    act = None if pk is None else _mot_su_kien(request, pk)
    form = SuKienForm(request.user, request.POST if request.method == "POST" else None, su_kien=act)
    if form.is_valid() and (saved := form.luu()):
        messages.success(request, "Đã ghi sự kiện; xem trước rồi chuyển giao.")
        return redirect("ke-thua", pk=saved.pk)
    status = 422 if form.is_bound else 200
    context = {"form": form, "su_kien": act, "duong_dan": _duong_dan(act)}
    return render(request, "nhiemvu/ghi_ke_thua.html", context, status=status)


@require_GET
def ke_thua(request: HttpRequest, pk: int) -> HttpResponse:
    """One act: what it will move, or what it moved."""
    yeu_cau(request.user, "donvi.ke_thua")
    act = _mot_su_kien(request, pk)
    pairs = cac_cap(act)
    may = request.user.has_perm("donvi.ke_thua", pairs)
    context = {"su_kien": act, "cap": pairs, "duoc_lam": may, "duong_dan": _duong_dan()}
    if act.thuc_hien_luc:
        context |= _da_chuyen(act)
    else:
        preview = xem_truoc_chuyen_giao(act, max(hom_nay(), act.ngay))
        too_early = hom_nay() < act.ngay
        context |= {"xem_truoc": preview, "dem": _dem(preview.dem), "muc": preview.muc[:SO_MUC], "con_som": too_early}
    return render(request, "nhiemvu/ke_thua.html", context)


@require_POST
def chuyen_giao(request: HttpRequest, pk: int) -> HttpResponse:
    """Carry the act out with the choices of the page."""
    act = _mot_su_kien(request, pk)
    chosen = {name: int(value) for name, value in request.POST.items() if "-" in name and value.isdecimal()}
    return _lam(request, act, "Đã chuyển giao.", lambda: thuc_hien(act, chosen, nguoi=request.user, luc=timezone.now()))


@require_POST
def hoan_tac_ke_thua(request: HttpRequest, pk: int) -> HttpResponse:
    act = _mot_su_kien(request, pk)
    return _lam(request, act, "Đã hoàn tác chuyển giao.", lambda: hoan_tac(act, nguoi=request.user))


@require_POST
def xoa_ke_thua(request: HttpRequest, pk: int) -> HttpResponse:
    act = _mot_su_kien(request, pk)
    try:
        xoa_su_kien(act, nguoi=request.user)
    except ValidationError as refused:
        messages.error(request, " ".join(refused.messages))
        return redirect("ke-thua", pk=pk)
    messages.success(request, "Đã xóa sự kiện.")
    return redirect("danh-sach-ke-thua")


def _lam(request: HttpRequest, act: SuKienKeThua, xong: str, viec) -> HttpResponse:
    try:
        viec()
        messages.success(request, xong)
    except ValidationError as refused:
        messages.error(request, " ".join(refused.messages))
    return redirect("ke-thua", pk=act.pk)


def _su_kien(request: HttpRequest) -> QuerySet[SuKienKeThua]:
    """The acts with an agency in the places that the person administers."""
    reach = pham_vi_cua(request.user)
    if reach.toan_he_thong:
        return SuKienKeThua.objects.all()
    old, new = (q_duong_dan(f"{side}__dia_ban__duong_dan", reach.quan_tri) for side in ("cu", "moi"))
    return SuKienKeThua.objects.filter(pk__in=KeThuaCoQuan.objects.filter(old | new).values("su_kien"))


def _duong_dan(su_kien: SuKienKeThua | None = None) -> list[dict]:
    way = [{"ten": "Kế thừa cơ quan", "url": reverse("danh-sach-ke-thua")}]
    return [*way, {"ten": str(su_kien), "url": reverse("ke-thua", args=[su_kien.pk])}] if su_kien else way


def _mot_su_kien(request: HttpRequest, pk: int) -> SuKienKeThua:
    """The act: 403 for who administers no place, 404 for the acts of other places."""
    yeu_cau(request.user, "donvi.ke_thua")
    return get_object_or_404(_su_kien(request), pk=pk)


def _da_chuyen(act: SuKienKeThua) -> dict:
    lines = DongChuyenGiao.objects.filter(chuyen_giao__su_kien=act)
    counts = dict(lines.order_by().values_list("loai").annotate(Count("pk")))
    items = lines.filter(loai__in=(LoaiDong.VIEC, LoaiDong.GOP)).select_related("cu", "moi", "dau_viec__nhiem_vu")
    return {"chuyen_giao": act.chuyen_giao, "dem": _dem(counts), "dong": items[:SO_MUC]}


def _dem(counts: dict[str, int]) -> list[tuple[str, int]]:
    return [(kind.label, counts[kind]) for kind in LoaiDong if counts.get(kind)]
