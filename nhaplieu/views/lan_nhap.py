"""An import's preview, and what a person does with it as a whole: settle names, commit, drop, undo."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST
from django_htmx.http import HttpResponseClientRefresh

from chung.so import viet_so
from nhaplieu import hoan_tac as viec_hoan_tac
from nhaplieu import services
from nhaplieu.enums import CHUA_DOC, TinhTrangNhap
from nhaplieu.forms import DungForm
from nhaplieu.services.chung import bo_sua
from nhaplieu.views.chung import duong_dan, lan_nhap_cua
from nhaplieu.views.tep import tien_do
from nhaplieu.views.trang_xem import LOC, TrangXemTruoc
from nhaplieu.xem_thu import TAT_CA, XemThu
from nhiemvu.views.ten import giai_quyet

SO_DONG = 100


@require_GET
def xem_truoc(request: HttpRequest, pk: int) -> HttpResponse:
    """What was understood, row by row, beside its source; what a person must settle stands first.

    While the file is being read the page says how far it has come; where its columns are not known it asks for them.
    """
    run = lan_nhap_cua(request, pk)
    if run.tinh_trang in CHUA_DOC:
        return tien_do(request, run)
    if request.htmx:
        return HttpResponseClientRefresh()
    if run.tinh_trang == TinhTrangNhap.CAN_COT:
        return redirect("chon-cot", pk=run.pk)
    preview = TrangXemTruoc(run)
    asked = request.GET.get("loc")
    chosen = asked if asked in dict(LOC) else TAT_CA
    page = Paginator(preview.trial.cac_vi_tri(chosen), SO_DONG).get_page(request.GET.get("trang"))
    page.object_list = preview.dong(list(page.object_list))
    context = preview.context(request.user) | {"duong_dan": duong_dan(run), "trang": page, "dang_loc": chosen}
    return render(request, "nhaplieu/xem_truoc.html", context)


@require_POST
def giai_quyet_ten(request: HttpRequest, pk: int) -> HttpResponse:
    run = lan_nhap_cua(request, pk)
    giai_quyet(request, lambda ten, dich: services.giai_quyet_ten(run, ten, dich, nguoi=request.user))
    return redirect("lan-nhap", pk=run.pk)


@require_POST
def ghi(request: HttpRequest, pk: int) -> HttpResponse:
    run = lan_nhap_cua(request, pk)
    form = DungForm(request.POST, khong_con=XemThu(run, bo_sua(run)).khong_con)
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
    run = lan_nhap_cua(request, pk)
    try:
        viec_hoan_tac.hoan_tac(run, nguoi=request.user, luc=timezone.now())
        messages.success(request, f"Đã hoàn tác lần nhập “{run.ten_tep}”.")
    except ValidationError as refused:
        messages.error(request, f"Chưa hoàn tác được. {' '.join(refused.messages)}")
    return redirect("lan-nhap", pk=run.pk)


@require_POST
def xem_thu_lai(request: HttpRequest, pk: int) -> HttpResponse:
    """Compare with the plan again: somebody may have changed it since the upload."""
    run = lan_nhap_cua(request, pk)
    try:
        services.xem_thu_lai(run, nguoi=request.user)
    except ValidationError as refused:
        messages.error(request, " ".join(refused.messages))
    return redirect("lan-nhap", pk=run.pk)


@require_POST
def bo(request: HttpRequest, pk: int) -> HttpResponse:
    run = lan_nhap_cua(request, pk)
    try:
        services.bo(run, nguoi=request.user)
        messages.success(request, f"Đã bỏ lần nhập “{run.ten_tep}”; không có gì được ghi.")
    except ValidationError as refused:
        messages.error(request, " ".join(refused.messages))
    return redirect("nhap-phu-luc")


def _da_ghi(result: services.KetQuaGhi) -> str:
    """What was written, without the parts of which there is nothing."""
    tasks = (
        (result.moi, "ghi {} nhiệm vụ mới"),
        (result.khac, "cập nhật {} nhiệm vụ"),
        (result.da_co, "giữ nguyên {} nhiệm vụ"),
        (result.dung, "dừng {} nhiệm vụ"),
    )
    beside = (
        (result.dau_viec, "giao {} đầu việc"),
        (result.dau_viec_bo, "bỏ {} đầu việc không còn được giao"),
        (result.chi_tieu, "cập nhật {} mức chỉ tiêu"),
    )
    told = (", ".join(words.format(viet_so(count)) for count, words in part if count) for part in (tasks, beside))
    return f"Đã {'; '.join(filter(None, told)) or 'ghi văn bản, không có gì mới'}."
