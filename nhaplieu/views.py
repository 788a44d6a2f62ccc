"""The admins' pages: upload, preview, settle names, commit or drop, undo."""

from io import BytesIO
from pathlib import Path

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from chung.kho_tep import tra_tep
from kehoach.models import KeHoach
from nhaplieu import hoan_tac as viec_hoan_tac
from nhaplieu import services
from nhaplieu.chi_tieu import cac_chi_tieu
from nhaplieu.doi_chieu import HieuTen
from nhaplieu.enums import SoSanh, TinhTrangNhap
from nhaplieu.forms import DungForm, TaiLaiForm, TaiLenForm
from nhaplieu.ghi_chu import DUOI_GHI_CHU, ghi_chu
from nhaplieu.loi import LoiTep
from nhaplieu.luu_nhap import mo_nhap
from nhaplieu.models import LanNhap
from nhaplieu.thong_tin import ThongTinNhap
from nhaplieu.xem_thu import CAN_XEM, TAT_CA, XemThu
from nhaplieu.xuat import xuat_sach
from nhiemvu.models import NhiemVu
from nhiemvu.views.ten import giai_quyet
from taikhoan.quyen import yeu_cau

SO_DONG = 100
LOC = ((TAT_CA, "Tất cả"), (CAN_XEM, "Cần xem"), *SoSanh.choices)


def danh_sach(request: HttpRequest) -> HttpResponse:
    """Upload a file or paste a table, and the imports so far."""
    yeu_cau(request.user, "kehoach.nhap")
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = TaiLenForm(request.user, *sent)
    if form.is_valid():
        run = _tai_len(request, form, form.thong_tin)
        if run:
            return redirect("lan-nhap", pk=run.pk)
    runs = (
        LanNhap.objects.cho_nguoi(request.user)
        .defer("ban_nhap", "xem_thu")
        .select_related("nguoi", "ke_hoach__van_ban")
    )
    page = Paginator(runs, 20).get_page(request.GET.get("trang"))
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "nhaplieu/danh_sach.html", {"form": form, "trang": page}, status=status)


@require_GET
def xem_truoc(request: HttpRequest, pk: int) -> HttpResponse:
    """What was understood, row by row, beside its source; what a person must settle stands first."""
    run = _lan_nhap(request, pk)
    trial, info = XemThu(run), ThongTinNhap.from_dict(run.thong_tin)
    place = services.dia_ban_cua(info)
    names = HieuTen(place, info.ngay)
    asked = request.GET.get("loc")
    chosen = asked if asked in dict(LOC) else TAT_CA
    page = Paginator(trial.cac_vi_tri(chosen), SO_DONG).get_page(request.GET.get("trang"))
    page.object_list = trial.dong(list(page.object_list), names)
    document, counts = trial.tai_lieu(), trial.dem
    waiting = run.tinh_trang == TinhTrangNhap.XEM_TRUOC
    return render(
        request,
        "nhaplieu/xem_truoc.html",
        {
            "lan_nhap": run,
            "duong_dan": [{"ten": "Nhập phụ lục", "url": reverse("nhap-phu-luc")}, {"ten": run.ten_tep}],
            "thong_tin": info,
            "dia_ban": place,
            "trang": page,
            "chua_ro": trial.chua_ro,
            "duong_giai_quyet": reverse("giai-quyet-ten", args=[run.pk]),
            "so_can_xem": counts[CAN_XEM],
            "tong_dong": sum(count for _, count in trial.loai_dong),
            "phat_hien": [found for found in document.moi_phat_hien() if found.dong is None],
            "loi": trial.loi,
            "chi_tieu": cac_chi_tieu(document),
            "goi_y": names.tra_cuu.ten_goi_y,
            "loc": [(code, label, counts[code]) for code, label in LOC],
            "dang_loc": chosen,
            "so_moi": counts[SoSanh.MOI],
            "so_khac": counts[SoSanh.KHAC],
            "khong_con": NhiemVu.objects.filter(pk__in=trial.khong_con) if waiting else (),
            "dong_theo_loai": trial.loai_dong,
            "tai_lai": TaiLaiForm() if waiting else None,
            "co_ghi_chu": run.ten_tep.lower().endswith(DUOI_GHI_CHU),
            "vuong_mac": viec_hoan_tac.vuong_mac(run) if run.tinh_trang == TinhTrangNhap.DA_GHI else [],
        },
    )


@require_POST
def giai_quyet_ten(request: HttpRequest, pk: int) -> HttpResponse:
    run = _lan_nhap(request, pk)
    giai_quyet(request, lambda ten, dich: services.giai_quyet_ten(run, ten, dich, nguoi=request.user))
    return redirect("lan-nhap", pk=run.pk)


@require_POST
def ghi(request: HttpRequest, pk: int) -> HttpResponse:
    run = _lan_nhap(request, pk)
    form = DungForm(request.POST, khong_con=XemThu(run).khong_con)
    try:
        stop = form.cleaned_data["dung"] if form.is_valid() else ()
        result = services.ghi(run, nguoi=request.user, luc=timezone.now(), dung=stop)
    except ValidationError as refused:
        messages.error(request, " ".join(refused.messages))
        return redirect("lan-nhap", pk=run.pk)
    messages.success(request, _da_ghi(result))
    if result.giu_lai:
        kept = "; ".join(result.giu_lai)
        messages.warning(request, f"Văn bản không còn giao nhưng đã có báo cáo nên được giữ lại: {kept}.")
    return redirect("ke-hoach", pk=result.ke_hoach.pk)


@require_POST
def hoan_tac(request: HttpRequest, pk: int) -> HttpResponse:
    """Take back what the import wrote, or say what stands in the way."""
    run = _lan_nhap(request, pk)
    try:
        viec_hoan_tac.hoan_tac(run, nguoi=request.user, luc=timezone.now())
        messages.success(request, f"Đã hoàn tác lần nhập “{run.ten_tep}”.")
    except ValidationError as refused:
        messages.error(request, f"Chưa hoàn tác được. {' '.join(refused.messages)}")
    return redirect("lan-nhap", pk=run.pk)


@require_POST
def tai_lai(request: HttpRequest, pk: int) -> HttpResponse:
    """Go on with the corrected file: what the person said of the document stays."""
    run = _lan_nhap(request, pk)
    form = TaiLaiForm(request.POST, request.FILES)
    new = _tai_len(request, form, ThongTinNhap.from_dict(run.thong_tin), run) if form.is_valid() else None
    for error in () if new else (error for errors in form.errors.values() for error in errors):
        messages.error(request, error)
    return redirect("lan-nhap", pk=(new or run).pk)


@require_GET
def tep_ghi_chu(request: HttpRequest, pk: int) -> HttpResponse:
    """The uploaded workbook with a comment on each cell that needs a look."""
    run = _lan_nhap(request, pk)
    if not run.ten_tep.lower().endswith(DUOI_GHI_CHU):
        messages.error(request, "Chỉ tệp Excel (.xlsx, .xlsm) mới tải lại kèm ghi chú được.")
        return redirect("lan-nhap", pk=run.pk)
    try:
        with run.tep.open("rb") as original:
            book = ghi_chu(original.read(), mo_nhap(run.ban_nhap), XemThu(run).chua_ro)
    except LoiTep as refused:
        messages.error(request, str(refused))
        return redirect("lan-nhap", pk=run.pk)
    name = f"ghi-chu-{Path(run.ten_tep).stem}.xlsx"
    return FileResponse(BytesIO(book), as_attachment=True, filename=name, content_type="application/octet-stream")


@require_POST
def xem_thu_lai(request: HttpRequest, pk: int) -> HttpResponse:
    """Compare with the plan again: somebody may have changed it since the upload."""
    run = _lan_nhap(request, pk)
    try:
        services.xem_thu_lai(run, nguoi=request.user)
    except ValidationError as refused:
        messages.error(request, " ".join(refused.messages))
    return redirect("lan-nhap", pk=run.pk)


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
    return tra_tep(run.tep, run.ten_tep)


@require_GET
def xuat_ke_hoach(request: HttpRequest, pk: int) -> FileResponse:
    """The plan as a workbook with the columns of its annex, for whoever may read the plan."""
    plan = get_object_or_404(KeHoach.objects.cho_nguoi(request.user).select_related("van_ban"), pk=pk)
    name = plan.van_ban.so_ky_hieu.replace("/", "-") or f"ke-hoach-{plan.pk}"
    return FileResponse(
        BytesIO(xuat_sach(plan)), as_attachment=True, filename=f"{name}.xlsx", content_type="application/octet-stream"
    )


def _lan_nhap(request: HttpRequest, pk: int) -> LanNhap:
    """One of the person's imports, or 403 for whoever imports nothing and 404 for a stranger's."""
    if not request.user.has_perm("kehoach.nhap"):
        raise PermissionDenied
    runs = LanNhap.objects.cho_nguoi(request.user).select_related("ke_hoach__van_ban")
    return get_object_or_404(runs.defer("ban_nhap"), pk=pk)


def _tai_len(
    request: HttpRequest, form: TaiLenForm | TaiLaiForm, info: ThongTinNhap, cu: LanNhap | None = None
) -> LanNhap | None:
    """Keep what was sent; where it is refused, say why on the form."""
    content, name = form.nguon
    try:
        return services.tai_len(content, name, info, nguoi=request.user, luc=timezone.now(), thay_cho=cu)
    except LoiTep as refused:
        form.add_error("tep" if form.cleaned_data["tep"] else "dan", str(refused))
    except ValidationError as refused:
        # The form of a corrected file has none of the fields that the refusal may name.
        form.add_error(None, refused if isinstance(form, TaiLenForm) else refused.messages)
    return None


def _da_ghi(result: services.KetQuaGhi) -> str:
    stopped = f", dừng {result.dung}" if result.dung else ""
    taken = f", bỏ {result.dau_viec_bo} đầu việc không còn được giao" if result.dau_viec_bo else ""
    return (
        f"Đã ghi {result.moi} nhiệm vụ mới, cập nhật {result.khac}, giữ nguyên {result.da_co}{stopped}; "
        f"giao {result.dau_viec} đầu việc{taken}, cập nhật {result.chi_tieu} mức chỉ tiêu."
    )
