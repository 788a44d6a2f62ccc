"""The admins' pages: upload, preview, settle names, commit or drop."""

from collections import Counter

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from donvi.forms import GiaiQuyetTenForm
from donvi.models import NhomCoQuan
from donvi.queries import TraCuuTen
from nhaplieu import services
from nhaplieu.ban_nhap import TaiLieuNhap
from nhaplieu.chi_tieu import cac_chi_tieu
from nhaplieu.doi_chieu import SoSanh, ten_chua_ro
from nhaplieu.forms import TaiLenForm
from nhaplieu.loi import LoiTep
from nhaplieu.models import LanNhap
from nhaplieu.nhan_dang.loai_dong import TEN_LOAI_DONG
from taikhoan.quyen import yeu_cau

SO_DONG = 100
LOC = (("tat_ca", "Tất cả"), ("can_xem", "Cần xem"), ("moi", "Mới"), ("da_co", "Đã có"), ("khac", "Khác bản đã ghi"))


def danh_sach(request: HttpRequest) -> HttpResponse:
    """Upload a file or paste a table, and the imports so far."""
    yeu_cau(request.user, "kehoach.nhap")
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = TaiLenForm(request.user, *sent)
    if form.is_valid():
        run = _tai_len(request, form)
        if run:
            return redirect("lan-nhap", pk=run.pk)
    runs = LanNhap.objects.cho_nguoi(request.user).select_related("nguoi", "ke_hoach__van_ban")
    page = Paginator(runs, 20).get_page(request.GET.get("trang"))
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "nhaplieu/danh_sach.html", {"form": form, "trang": page}, status=status)


@require_GET
def xem_truoc(request: HttpRequest, pk: int) -> HttpResponse:
    """What was understood, row by row, beside its source; what a person must settle stands first."""
    run = _lan_nhap(request, pk)
    document = TaiLieuNhap.from_dict(run.ban_nhap)
    info = services.ThongTinNhap.from_dict(run.thong_tin)
    rows = services.xem_truoc(run)
    asked = request.GET.get("loc")
    chosen = asked if asked in dict(LOC) else "tat_ca"
    page = Paginator(_loc(rows, chosen), SO_DONG).get_page(request.GET.get("trang"))
    counts = Counter(row.so_sanh.value for row in rows)
    counts.update(tat_ca=len(rows), can_xem=sum(row.can_xem for row in rows))
    place = services.dia_ban_cua(info)
    return render(
        request,
        "nhaplieu/xem_truoc.html",
        {
            "lan_nhap": run,
            "thong_tin": info,
            "dia_ban": place,
            "trang": page,
            "chua_ro": list(ten_chua_ro(rows)),
            "duong_giai_quyet": reverse("giai-quyet-ten", args=[run.pk]),
            "so_can_xem": counts["can_xem"],
            "tong_dong": sum(sheet.so_dong for sheet in document.trang),
            "phat_hien": [found for found in document.moi_phat_hien() if found.dong is None],
            "chi_tieu": cac_chi_tieu(document),
            "goi_y": _goi_y(place, info),
            "loc": [(code, label, counts[code]) for code, label in LOC],
            "dang_loc": chosen,
            "so_moi": counts[SoSanh.MOI.value],
            "dong_theo_loai": [(TEN_LOAI_DONG[kind], count) for kind, count in _dem_dong(document).most_common()],
        },
    )


@require_POST
def giai_quyet_ten(request: HttpRequest, pk: int) -> HttpResponse:
    run = _lan_nhap(request, pk)
    form = GiaiQuyetTenForm(request.POST)
    if form.is_valid():
        name, target = form.cleaned_data["ten"], form.cleaned_data["dich"]
        try:
            found = services.giai_quyet_ten(run, name, target, nguoi=request.user)
            kept = isinstance(found, NhomCoQuan) and not target.strip()
            said = "giữ là tên chung, chưa giao việc cho ai" if kept else f"từ nay hiểu là {found}"
            messages.success(request, f"“{name}”: {said}.")
        except ValidationError as refused:
            messages.error(request, " ".join(refused.messages))
    return redirect("lan-nhap", pk=run.pk)


@require_POST
def ghi(request: HttpRequest, pk: int) -> HttpResponse:
    run = _lan_nhap(request, pk)
    try:
        result = services.ghi(run, nguoi=request.user, luc=timezone.now())
    except ValidationError as refused:
        messages.error(request, " ".join(refused.messages))
        return redirect("lan-nhap", pk=run.pk)
    messages.success(
        request,
        f"Đã ghi {result.moi} nhiệm vụ mới, {result.da_co + result.khac} nhiệm vụ đã có giữ nguyên; "
        f"giao {result.dau_viec} đầu việc, cập nhật {result.chi_tieu} mức chỉ tiêu.",
    )
    return redirect("ke-hoach", pk=result.ke_hoach.pk)


@require_POST
def bo(request: HttpRequest, pk: int) -> HttpResponse:
    run = _lan_nhap(request, pk)
    try:
        services.bo(run, nguoi=request.user)
        messages.success(request, f"Đã bỏ lần nhập “{run.ten_tep}”; không có gì được ghi.")
    except ValidationError as refused:
        messages.error(request, " ".join(refused.messages))
    return redirect("nhap-phu-luc")


@require_GET
def tep_goc(request: HttpRequest, pk: int) -> FileResponse:
    """The original file, as an attachment that the browser never runs."""
    run = _lan_nhap(request, pk)
    return FileResponse(
        run.tep.open("rb"), as_attachment=True, filename=run.ten_tep, content_type="application/octet-stream"
    )


def _lan_nhap(request: HttpRequest, pk: int) -> LanNhap:
    if not request.user.has_perm("kehoach.nhap"):
        raise PermissionDenied
    return get_object_or_404(LanNhap.objects.cho_nguoi(request.user), pk=pk)


def _tai_len(request: HttpRequest, form: TaiLenForm) -> LanNhap | None:
    """Keep what was sent; where it is refused, say why on the form."""
    content, name = form.nguon
    try:
        return services.tai_len(content, name, form.thong_tin, nguoi=request.user, luc=timezone.now())
    except LoiTep as refused:
        form.add_error("tep" if form.cleaned_data["tep"] else "dan", str(refused))
    except ValidationError as refused:
        form.add_error(None, refused)
    return None


def _loc(rows: list, chosen: str) -> list:
    if chosen == "tat_ca":
        return rows
    return [row for row in rows if (row.can_xem if chosen == "can_xem" else row.so_sanh == chosen)]


def _dem_dong(document: TaiLieuNhap) -> Counter:
    return sum((Counter(sheet.dem()) for sheet in document.trang), Counter())


def _goi_y(place, info) -> list[str]:
    """The names to choose from when settling one: those that a document of the place may use."""
    return sorted(set(TraCuuTen(place, info.ngay).ten_goi_y))
