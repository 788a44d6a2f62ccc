"""Files in and out: upload, progress of a long one, the corrected file, the original, the plan as a workbook."""

from io import BytesIO
from pathlib import Path

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from chung.bieu_mau import nhac_chon_lai
from chung.kho_tep import tra_tep
from chung.viec_nen import goi
from kehoach.models import KeHoach
from nhaplieu import services, tasks
from nhaplieu.doc.do_dai import la_dai
from nhaplieu.enums import TinhTrangNhap
from nhaplieu.forms import TaiLaiForm, TaiLenForm
from nhaplieu.ghi_chu import DUOI_GHI_CHU, ghi_chu
from nhaplieu.loi import LoiTep
from nhaplieu.models import LanNhap
from nhaplieu.phan_tich import BUOC
from nhaplieu.services.chung import ban_nhap, bo_sua
from nhaplieu.services.doc_nen import VIEC_DOC
from nhaplieu.thong_tin import ThongTinNhap
from nhaplieu.views.chung import duong_dan, lan_nhap_cua
from nhaplieu.xem_thu import XemThu
from nhaplieu.xuat import xuat_sach
from taikhoan.quyen import yeu_cau


def danh_sach(request: HttpRequest) -> HttpResponse:
    """Upload a file or paste a table, and the imports so far."""
    yeu_cau(request.user, "kehoach.nhap")
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = TaiLenForm(request.user, *sent)
    if form.is_valid():
        run = _tai_len(request, form, form.thong_tin)
        if run:
            return redirect("lan-nhap", pk=run.pk)
    if form.errors:
        nhac_chon_lai(form, "tep")
    runs = (
        LanNhap.objects.cho_nguoi(request.user)
        .defer("ban_nhap", "xem_thu")
        .select_related("nguoi", "ke_hoach__van_ban")
    )
    page = Paginator(runs, 20).get_page(request.GET.get("trang"))
    status = 422 if form.errors else 200
    return render(request, "nhaplieu/danh_sach.html", {"form": form, "trang": page}, status=status)


def tien_do(request: HttpRequest, run: LanNhap) -> HttpResponse:
    """How far the reading of a long file has come; when it is done, htmx loads the page anew."""
    reached = [words for percent, words in BUOC.items() if percent <= run.phan_tram]
    context = {
        "lan_nhap": run,
        "duong_dan": duong_dan(run),
        "buoc": reached[-1] if reached else "Chờ đến lượt",
        "im_lang": VIEC_DOC.im_lang(run, timezone.now()),
        "co_cot": run.tinh_trang == TinhTrangNhap.LOI_DOC and bool(run.cot_tay),
    }
    part = "nhaplieu/_tien_do.html" if request.htmx else "nhaplieu/tien_do.html"
    return render(request, part, context)


@require_POST
def doc_lai(request: HttpRequest, pk: int) -> HttpResponse:
    """Let a worker begin again with a file of which reading ended."""
    run = lan_nhap_cua(request, pk)
    try:
        services.doc_lai(run, nguoi=request.user, luc=timezone.now())
        goi(tasks.doc_lan_nhap, run.pk)
    except ValidationError as refused:
        messages.error(request, " ".join(refused.messages))
    return redirect("lan-nhap", pk=run.pk)


@require_POST
def tai_lai(request: HttpRequest, pk: int) -> HttpResponse:
    """Go on with the corrected file: what the person said of the document stays."""
    run = lan_nhap_cua(request, pk)
    form = TaiLaiForm(request.POST, request.FILES)
    new = _tai_len(request, form, ThongTinNhap.from_dict(run.thong_tin), run) if form.is_valid() else None
    for error in () if new else (error for errors in form.errors.values() for error in errors):
        messages.error(request, error)
    return redirect("lan-nhap", pk=(new or run).pk)


@require_GET
def tep_ghi_chu(request: HttpRequest, pk: int) -> HttpResponse:
    """The uploaded workbook with a comment on each cell that needs a look."""
    run = lan_nhap_cua(request, pk)
    if not run.ten_tep.lower().endswith(DUOI_GHI_CHU):
        messages.error(request, "Chỉ tệp Excel (.xlsx, .xlsm) mới tải lại kèm ghi chú được.")
        return redirect("lan-nhap", pk=run.pk)
    try:
        with run.tep.open("rb") as original:
            book = ghi_chu(original.read(), ban_nhap(run), XemThu(run, bo_sua(run)).chua_ro)
    except LoiTep as refused:
        messages.error(request, str(refused))
        return redirect("lan-nhap", pk=run.pk)
    name = f"ghi-chu-{Path(run.ten_tep).stem}.xlsx"
    return FileResponse(BytesIO(book), as_attachment=True, filename=name, content_type="application/octet-stream")


@require_GET
def tep_goc(request: HttpRequest, pk: int) -> FileResponse:
    """The original file, as an attachment that the browser never runs."""
    run = lan_nhap_cua(request, pk)
    return tra_tep(run.tep, run.ten_tep)


@require_GET
def xuat_ke_hoach(request: HttpRequest, pk: int) -> FileResponse:
    """The plan as a workbook with the columns of its annex, for whoever may read the plan."""
    plan = get_object_or_404(KeHoach.objects.cho_nguoi(request.user).select_related("van_ban"), pk=pk)
    name = plan.van_ban.so_ky_hieu.replace("/", "-") or f"ke-hoach-{plan.pk}"
    return FileResponse(
        BytesIO(xuat_sach(plan)), as_attachment=True, filename=f"{name}.xlsx", content_type="application/octet-stream"
    )


def _tai_len(
    request: HttpRequest, form: TaiLenForm | TaiLaiForm, info: ThongTinNhap, cu: LanNhap | None = None
) -> LanNhap | None:
    """Keep what was sent, a long file for a worker; where it is refused, say why on the form."""
    content, name = form.nguon
    try:
        long = la_dai(content, settings.NHAP_LIEU_DOC_NEN)
        receive = services.nhan_tep if long else services.tai_len
        run = receive(content, name, info, nguoi=request.user, luc=timezone.now(), thay_cho=cu)
        if long:
            goi(tasks.doc_lan_nhap, run.pk)
        return run
    except LoiTep as refused:
        form.add_error("tep" if form.cleaned_data["tep"] else "dan", str(refused))
    except ValidationError as refused:
        # The form of a corrected file has none of the fields that the refusal may name.
        form.add_error(None, refused if isinstance(form, TaiLenForm) else refused.messages)
    return None
