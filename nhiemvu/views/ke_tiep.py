"""What becomes of a plan: carried on by the next place, or replaced by a document; seen beforehand, and taken back."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Prefetch, Q, prefetch_related_objects
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from chung.ngay import hom_nay
from chung.thu import thu
from kehoach.models import KeHoach, TiepTucKeHoach
from kehoach.tiep_tuc import noi_ke_tiep
from kehoach.tiep_tuc import thoi_tiep_tuc as thoi
from nhiemvu.forms_ke_tiep import ThayTheForm, TiepTucForm
from nhiemvu.hien_thi import duong_toi
from nhiemvu.models import ChuyenGiao
from nhiemvu.services import thay_the as viec_thay_the
from taikhoan.models import NguoiDung
from taikhoan.quyen import yeu_cau


def ke_tiep_cua(ke_hoach: KeHoach, nguoi: NguoiDung) -> dict:
    """What the plan's page says of it: carried on, replaced, and what the person may do."""
    prefetch_related_objects([ke_hoach], Prefetch("tiep_tuc", TiepTucKeHoach.objects.select_related("dia_ban")))
    may_replace = nguoi.has_perm("kehoach.thay_the", ke_hoach)
    ended = ke_hoach.dia_ban.den_ngay is not None
    return {
        "tiep_tuc": ke_hoach.tiep_tuc.all(),
        "thay_the": ChuyenGiao.objects.filter(thay_the__den=ke_hoach.van_ban_id).select_related("thay_the__tu").first(),
        "duoc_tiep_tuc": ended and nguoi.has_perm("kehoach.tiep_tuc", ke_hoach),
        "duoc_thay_the": may_replace,
    }


@require_http_methods(["GET", "POST"])
def tiep_tuc(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that a place carries the plan on."""
    plan = _ke_hoach(request, pk, "kehoach.tiep_tuc")
    places = [p for p in noi_ke_tiep(plan.dia_ban, hom_nay()) if request.user.has_perm("kehoach.nhap", p)]
    form = TiepTucForm(plan, places, _gui(request))
    return _hoi_truoc(request, plan, form, "nhiemvu/tiep_tuc_ke_hoach.html", co_noi=bool(places))


@require_http_methods(["GET", "POST"])
def thay_the(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that a document replaces the plan."""
    plan = _ke_hoach(request, pk, "kehoach.thay_the")
    form = ThayTheForm(plan, request.user, _gui(request))
    return _hoi_truoc(request, plan, form, "nhiemvu/thay_the_ke_hoach.html")


@require_POST
def thoi_tiep_tuc(request: HttpRequest, pk: int) -> HttpResponse:
    plan = _ke_hoach(request, pk, "kehoach.tiep_tuc")
    sent = request.POST.get("tiep_tuc", "")
    record = get_object_or_404(plan.tiep_tuc.select_related("dia_ban"), pk=sent if sent.isdecimal() else 0)
    return _lam(request, plan, f"{record.dia_ban} thôi tiếp tục kế hoạch.", lambda: thoi(record, nguoi=request.user))


@require_POST
def thoi_thay_the(request: HttpRequest, pk: int) -> HttpResponse:
    plan = _ke_hoach(request, pk, "kehoach.thay_the")
    said = "Đã thôi thay thế: các đầu việc trở lại như trước."
    return _lam(request, plan, said, lambda: viec_thay_the.thoi_thay_the(plan, nguoi=request.user))


def _ke_hoach(request: HttpRequest, pk: int, quyen: str) -> KeHoach:
    """The plan: 404 for whoever has nothing to do with it, 403 for who may not do this."""
    mine = KeHoach.objects.cho_nguoi(request.user).values("pk")
    mine_next = KeHoach.objects.cho_tiep_tuc(request.user).values("pk")
    plans = KeHoach.objects.filter(Q(pk__in=mine) | Q(pk__in=mine_next)).select_related("van_ban", "dia_ban", "dau_moi")
    plan = get_object_or_404(plans, pk=pk)
    yeu_cau(request.user, quyen, plan)
    return plan


def _hoi_truoc(
    request: HttpRequest, plan: KeHoach, form: TiepTucForm | ThayTheForm, mau: str, **them: object
) -> HttpResponse:
    """First the form, then what will happen, then it happens; what is refused comes back with its reason."""
    preview = None
    if "sua" not in request.POST and form.is_valid():
        try:
            if "xac_nhan" in request.POST:
                form.lam(request.user, timezone.now())
                messages.success(request, form.loi_van)
                return _ve(request, plan)
            preview = thu(lambda: form.lam(request.user, timezone.now()), form.xem)
        except ValidationError as refused:
            form.add_error(None, refused)
    context = {"ke_hoach": plan, "form": form, "xem_truoc": preview, "duong_dan": duong_toi(plan), **them}
    refused = form.is_bound and "sua" not in request.POST and not form.is_valid()
    return render(request, mau, context, status=422 if refused else 200)


def _gui(request: HttpRequest) -> QueryDict | None:
    return request.POST if request.method == "POST" else None


def _lam(request: HttpRequest, plan: KeHoach, xong: str, viec: Callable[[], None]) -> HttpResponse:
    try:
        viec()
        messages.success(request, xong)
    except ValidationError as refused:
        messages.error(request, " ".join(refused.messages))
    return _ve(request, plan)


def _ve(request: HttpRequest, plan: KeHoach) -> HttpResponse:
    """Back to the plan, or to the list for who cannot read it (any more)."""
    readable = KeHoach.objects.cho_nguoi(request.user).filter(pk=plan.pk).exists()
    return redirect("ke-hoach", pk=plan.pk) if readable else redirect("danh-sach-ke-hoach")
