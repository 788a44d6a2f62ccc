"""Extensions: asked for on the item's page, decided at the coordinator's desk."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from chung.ngay import hom_nay, viet_ngay
from nhiemvu.forms_gia_han import HuyGiaHanForm, QuyetGiaHanForm, XinGiaHanForm
from nhiemvu.hien_thi import duong_toi, gan_nhan
from nhiemvu.models import DauViec, GiaHan
from nhiemvu.queries import cho_xu_ly
from nhiemvu.services import gia_han as dich_vu
from nhiemvu.views.bieu_mau import bam_nut, trang_bieu_mau
from taikhoan.quyen import yeu_cau

SO_DONG = 30


@require_GET
def cho_gia_han(request: HttpRequest) -> HttpResponse:
    """The requests that wait, the longest waiting first, among those that the person may read."""
    waiting = GiaHan.objects.cho_nguoi(request.user).dang_cho()
    page = Paginator(waiting.kem_nguon(), SO_DONG).get_page(request.GET.get("trang"))
    gan_nhan([one.dau_viec for one in page.object_list], hom_nay())
    for one in page.object_list:
        one.duoc_quyet = request.user.has_perm("nhiemvu.quyet_gia_han", one)
    context = {"trang": page, "cho_xu_ly": cho_xu_ly(request.user), "nhieu_lan": waiting.nhieu_lan().count()}
    return render(request, "nhiemvu/cho_gia_han.html", context)


@require_http_methods(["GET", "POST"])
def xin_gia_han(request: HttpRequest, pk: int) -> HttpResponse:
    item = get_object_or_404(DauViec.objects.cho_nguoi(request.user).kem_nguon(), pk=pk)
    yeu_cau(request.user, "nhiemvu.xin_gia_han", item)
    form = XinGiaHanForm(item, request.POST if request.method == "POST" else None)
    facts = [("Cơ quan", item.co_quan), *_han(item)]
    if limit := dich_vu.han_cua_cha(item.nhiem_vu):
        facts.append(("Hạn của nhiệm vụ cha", viet_ngay(limit)))
    return trang_bieu_mau(
        request,
        form,
        lambda data: dich_vu.xin_gia_han(item, **data, nguoi=request.user, luc=timezone.now()),
        ve=reverse("dau-viec", args=[pk]),
        xong="Đã gửi đề nghị gia hạn; đầu mối sẽ quyết định.",
        tieu_de="Xin gia hạn",
        phu=item.nhiem_vu,
        nut="Gửi đề nghị",
        mo_ta=facts,
        duong_dan=duong_toi(item.nhiem_vu.ke_hoach, item.nhiem_vu),
    )


@require_http_methods(["GET", "POST"])
def quyet_gia_han(request: HttpRequest, pk: int) -> HttpResponse:
    asked = _de_nghi(request, pk, "nhiemvu.quyet_gia_han")
    form = QuyetGiaHanForm(asked, request.POST if request.method == "POST" else None)
    item = asked.dau_viec
    facts = [
        ("Cơ quan", item.co_quan),
        *_han(item),
        ("Đề nghị gia hạn đến", viet_ngay(asked.han_moi)),
        ("Lý do", asked.ly_do),
        ("Người đề nghị", f"{asked.nguoi}, {viet_ngay(timezone.localdate(asked.luc))}"),
    ]
    return trang_bieu_mau(
        request,
        form,
        lambda data: dich_vu.quyet_gia_han(asked, form.quyet_dinh, nguoi=request.user, luc=timezone.now()),
        ve=reverse("cho-gia-han"),
        xong=f"Đã quyết định đề nghị gia hạn của {item.co_quan}.",
        tieu_de=f"Đề nghị gia hạn lần {asked.lan}",
        phu=item.nhiem_vu,
        nut="Gửi quyết định",
        mo_ta=facts,
        duong_dan=[{"ten": "Đề nghị gia hạn", "url": reverse("cho-gia-han")}],
    )


@require_http_methods(["GET", "POST"])
def huy_gia_han(request: HttpRequest, pk: int) -> HttpResponse:
    granted = _de_nghi(request, pk, "nhiemvu.quyet_gia_han")
    item = granted.dau_viec
    return trang_bieu_mau(
        request,
        HuyGiaHanForm(request.POST if request.method == "POST" else None),
        lambda data: dich_vu.huy_gia_han(granted, data["ly_do"], nguoi=request.user, luc=timezone.now()),
        ve=reverse("dau-viec", args=[item.pk]),
        xong=f"Đã hủy gia hạn; hạn trở lại {viet_ngay(granted.han_cu)}.",
        tieu_de=f"Hủy gia hạn lần {granted.lan}",
        phu=item.nhiem_vu,
        nut="Hủy gia hạn",
        mo_ta=[("Cơ quan", item.co_quan), *_han(item), ("Hạn sau khi hủy", viet_ngay(granted.han_cu))],
        duong_dan=duong_toi(item.nhiem_vu.ke_hoach, item.nhiem_vu),
    )


@require_POST
def rut_gia_han(request: HttpRequest, pk: int) -> HttpResponse:
    asked = _de_nghi(request, pk)
    yeu_cau(request.user, "nhiemvu.xin_gia_han", asked.dau_viec)
    return bam_nut(
        request,
        lambda: dich_vu.rut_gia_han(asked, nguoi=request.user),
        ve=reverse("dau-viec", args=[asked.dau_viec_id]),
        xong="Đã rút đề nghị gia hạn.",
    )


def _de_nghi(request: HttpRequest, pk: int, quyen: str = "") -> GiaHan:
    """The request: 404 for who may not read its item, 403 for who lacks the right."""
    asked = get_object_or_404(GiaHan.objects.cho_nguoi(request.user).kem_nguon(), pk=pk)
    if quyen:
        yeu_cau(request.user, quyen, asked)
    return asked


def _han(item: DauViec) -> list[tuple[str, str]]:
    facts = [("Hạn hiện nay", viet_ngay(item.han) or "Chưa có")]
    if item.so_lan_gia_han:
        facts.append(("Hạn gốc", f"{viet_ngay(item.han_goc)}, đã gia hạn {item.so_lan_gia_han} lần"))
    return facts
