"""Urging: the agencies ticked in a list, or all that are missing on a task."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from chung.ngay import hom_nay
from chung.so import viet_so
from nhiemvu.forms_don_doc import DonDocForm
from nhiemvu.hien_thi import gan_nhan
from nhiemvu.models import DauViec, NhiemVu
from nhiemvu.queries import dau_viec_cua
from nhiemvu.tap_the import tap_the
from nhiemvu.views.chon import cac_khoa
from taikhoan.quyen import yeu_cau


@require_http_methods(["GET", "POST"])
def don_doc_cac_viec(request: HttpRequest) -> HttpResponse:
    """One word to the agencies of the ticked items, or to that of the one whose page sent nothing of a list (`loc`)."""
    ticked = request.POST if request.method == "POST" else request.GET
    items = _cac_viec(request, cac_khoa(ticked.getlist("chon")))
    if len(items) == 1 and "loc" not in ticked:
        back = reverse("dau-viec", args=[items[0].pk])
        return _hoi_va_gui(request, items, back, [{"ten": str(items[0].nhiem_vu), "url": back}])
    back = f"{reverse('danh-sach-dau-viec')}?{ticked.get('loc', '')}".rstrip("?")
    if not items:
        messages.warning(request, "Chưa chọn việc nào: hãy đánh dấu các việc cần đôn đốc.")
        return redirect(back)
    return _hoi_va_gui(request, items, back, [{"ten": "Đầu việc", "url": back}], ticked.get("loc", ""))


@require_POST
def don_doc_nhiem_vu(request: HttpRequest, pk: int) -> HttpResponse:
    """One word to every agency that is missing on the task."""
    task = get_object_or_404(NhiemVu.objects.cho_nguoi(request.user).select_related("ke_hoach__van_ban"), pk=pk)
    yeu_cau(request.user, "nhiemvu.don_doc_nhiem_vu", task)
    shared = tap_the(dau_viec_cua(request.user, task, hom_nay()))
    back = reverse("nhiem-vu", args=[pk])
    if shared is None or not shared.so_thieu:
        messages.warning(request, "Không còn đơn vị nào cần đôn đốc.")
        return redirect(back)
    return _hoi_va_gui(request, list(shared.thieu.kem_nguon()), back, [{"ten": str(task), "url": back}])


def _hoi_va_gui(
    request: HttpRequest, items: list[DauViec], back: str, way: list[dict], loc: str | None = None
) -> HttpResponse:
    form = DonDocForm(items, request.POST or None)
    if form.is_valid() and (record := form.gui(nguoi=request.user, luc=timezone.now())):
        messages.success(request, _da_don_doc(len(items), record.dau_viec.count()))
        return redirect(back)
    context = {
        "dau_viec": gan_nhan(items, hom_nay()),
        "form": form,
        "duong_ve": back,
        "loc": loc,
        "duong_dan": way,
    }
    return render(request, "nhiemvu/don_doc.html", context, status=422 if form.is_bound else 200)


def _da_don_doc(tong: int, so: int) -> str:
    told = f"Đã đôn đốc {viet_so(so)} việc."
    if so == tong:
        return told
    return f"{told} {viet_so(tong - so)} việc khác đã xong, đang chờ xác nhận hoặc đã được đôn đốc hôm nay."


def _cac_viec(request: HttpRequest, khoa: list[int]) -> list[DauViec]:
    """The items in the order ticked: 404 where one is not the person's to see, 403 where not to urge."""
    found = DauViec.objects.cho_nguoi(request.user).kem_nguon().in_bulk(khoa)
    if len(found) < len(khoa):
        raise Http404
    for item in found.values():
        yeu_cau(request.user, "nhiemvu.don_doc", item)
    return [found[key] for key in khoa]
