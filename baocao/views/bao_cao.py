"""Official reports: drawn up, worded, sent, opened again."""

from typing import IO

import rules
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from baocao import tasks
from baocao.forms_bao_cao import BanBaoCaoForm, LapBaoCaoForm, co_gi_de_lap
from baocao.models import BanBaoCao
from baocao.services import gui_bao_cao, noi_dung_cua, xoa_bao_cao
from baocao.services_nen import VIEC_LAP, lap_lai
from baocao.so_sanh import so_voi_nay
from baocao.xuat.docx import lap_docx
from baocao.xuat.van_ban import COT_PHU_LUC, lap_van_ban, trich_yeu
from baocao.xuat.xlsx import lap_xlsx
from chung.bang_tinh import KIEU_TEP
from chung.bieu_mau import giu_chu
from chung.loi import DaCoNguoiSua
from chung.ngay import hom_nay
from chung.viec_nen import goi
from taikhoan.quyen import yeu_cau

SO_BAN = 30


@require_GET
def danh_sach_bao_cao(request: HttpRequest) -> HttpResponse:
    """The reports that the person may read, the latest period first."""
    reports = BanBaoCao.objects.cho_nguoi(request.user).kem_pham_vi().defer("loi", "so_lieu", "so_lieu_thao")
    page = Paginator(reports, SO_BAN).get_page(request.GET.get("trang"))
    may_draw_up = co_gi_de_lap(request.user, hom_nay())
    return render(request, "baocao/bao_cao/danh_sach.html", {"trang": page, "duoc_lap": may_draw_up})


@require_http_methods(["GET", "POST"])
def lap_ban_bao_cao(request: HttpRequest) -> HttpResponse:
    form = LapBaoCaoForm(
        request.user, hom_nay(), request.POST if request.method == "POST" else None, chon_san=request.GET
    )
    if form.is_valid() and (report := form.lap(luc=timezone.now())):
        if report.lap_nen:
            goi(tasks.lap_ban_bao_cao, report.pk)
        else:
            messages.success(request, "Đã lập bản thảo báo cáo; biên tập rồi chốt và gửi.")
        return redirect("ban-bao-cao", pk=report.pk)
    context = {"form": form, "duong_dan": _duong_dan()}
    return render(request, "baocao/bao_cao/lap.html", context, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "POST"])
def ban_bao_cao(request: HttpRequest, pk: int) -> HttpResponse:
    """A draft with its form, or a sent report as it was sent, beside the figures of now."""
    report = _ban(request, pk)
    if report.lap_nen:
        return _tien_do(request, report)
    if not rules.has_perm("baocao.sua", request.user, report):
        return _trang_ban(request, report, status=405 if request.method == "POST" else 200)
    if request.method != "POST":
        return _trang_ban(request, report, BanBaoCaoForm(report))
    saved, refused = _luu(request, report)
    if refused:
        return refused
    messages.success(request, "Đã lưu bản thảo.")
    return redirect("ban-bao-cao", pk=saved.pk)


@require_POST
def lap_lai_ban_bao_cao(request: HttpRequest, pk: int) -> HttpResponse:
    """Gather the figures of a long draft again, or begin again where a worker failed."""
    report = _ban(request, pk)
    try:
        lap_lai(report, nguoi=request.user, luc=timezone.now())
        goi(tasks.lap_ban_bao_cao, report.pk)
    except ValidationError as refused:
        messages.error(request, " ".join(refused.messages))
    return redirect("ban-bao-cao", pk=pk)


@require_POST
def gui_ban_bao_cao(request: HttpRequest, pk: int) -> HttpResponse:
    """Send the report with the words that stand on its page, saved or not."""
    report = _ban(request, pk)
    yeu_cau(request.user, "baocao.sua", report)
    saved, refused = _luu(request, report)
    if refused:
        return refused
    report = gui_bao_cao(saved, nguoi=request.user, luc=timezone.now())
    messages.success(request, f"Đã chốt và gửi, mã {report.ma}. Số liệu và lời văn từ nay không đổi.")
    return redirect("ban-bao-cao", pk=report.pk)


@require_POST
def xoa_ban_bao_cao(request: HttpRequest, pk: int) -> HttpResponse:
    xoa_bao_cao(_ban(request, pk), nguoi=request.user)
    messages.success(request, "Đã xóa bản thảo.")
    return redirect("danh-sach-bao-cao")


@require_GET
def tai_ban_bao_cao(request: HttpRequest, pk: int) -> FileResponse:
    """The report as .docx, or as .xlsx where the address asks for it (`dang`)."""
    report = _ban_da_lap(request, pk)
    content = noi_dung_cua(report)
    document = lap_van_ban(report, content)
    if request.GET.get("dang") == "xlsx":
        return _tep(lap_xlsx(document, content), f"bao-cao-{report.ma or report.pk}.xlsx")
    return _tep(lap_docx(document), f"bao-cao-{report.ma or report.pk}.docx")


@require_GET
def in_ban_bao_cao(request: HttpRequest, pk: int) -> HttpResponse:
    """The report as a page for the printer."""
    return render(request, "baocao/bao_cao/in.html", _noi_dung(_ban_da_lap(request, pk)))


def _luu(request: HttpRequest, report: BanBaoCao) -> tuple[BanBaoCao | None, HttpResponse | None]:
    """The draft with the words of the form, or the page that says why they were refused."""
    form, other = BanBaoCaoForm(report, request.POST), None
    try:
        saved = form.luu(nguoi=request.user) if form.is_valid() else None
    except DaCoNguoiSua as conflict:
        saved, other = None, BanBaoCaoForm(conflict.hien_tai)
        form = giu_chu(form, conflict.hien_tai)
    return saved, None if saved else _trang_ban(request, report, form, other, status=422)


def _trang_ban(
    request: HttpRequest,
    report: BanBaoCao,
    form: BanBaoCaoForm | None = None,
    ban_moi: BanBaoCaoForm | None = None,
    status: int = 200,
) -> HttpResponse:
    context = _noi_dung(report) | {"form": form, "ban_moi": ban_moi, "duong_dan": _duong_dan()}
    return render(request, "baocao/bao_cao/ban.html", context, status=status)


def _tien_do(request: HttpRequest, report: BanBaoCao) -> HttpResponse:
    """How far the worker has come; when it is done, the page of the draft takes its place."""
    context = {
        "ban": report,
        "im_lang": VIEC_LAP.im_lang(report, timezone.now()),
        "duoc_sua": request.user.has_perm("baocao.sua", report),
        "duong_dan": _duong_dan(),
    }
    return render(request, "baocao/bao_cao/tien_do.html", context)


def _tep(file: IO[bytes], ten: str) -> FileResponse:
    return FileResponse(file, as_attachment=True, filename=ten, content_type=KIEU_TEP)


def _ban(request: HttpRequest, pk: int) -> BanBaoCao:
    return get_object_or_404(BanBaoCao.objects.cho_nguoi(request.user).kem_pham_vi(), pk=pk)


def _ban_da_lap(request: HttpRequest, pk: int) -> BanBaoCao:
    report = _ban(request, pk)
    if report.lap_nen:
        raise Http404
    return report


def _noi_dung(report: BanBaoCao) -> dict:
    content = noi_dung_cua(report)
    return {
        "ban": report,
        "ten_ban": trich_yeu(report),
        "van_ban": lap_van_ban(report, content),
        "noi_dung": content,
        "cot": [heading for _, heading, _ in COT_PHU_LUC],
        "so_sanh": so_voi_nay(report, content) if report.da_gui else [],
        "ngay_tinh": report.ngay_so_lieu,
    }


def _duong_dan() -> list[dict]:
    return [{"ten": "Báo cáo", "url": reverse("danh-sach-bao-cao")}]
