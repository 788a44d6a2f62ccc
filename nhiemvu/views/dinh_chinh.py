"""Correcting a result that was confirmed."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from chung.bieu_mau import giu_chu
from chung.loi import DaCoNguoiSua
from chung.ngay import hom_nay
from nhiemvu.enums import KetQuaDuyet
from nhiemvu.forms import DinhChinhForm
from nhiemvu.hien_thi import duong_toi, gan_nhan
from nhiemvu.models import DauViec
from nhiemvu.queries import lich_su
from nhiemvu.services.dinh_chinh import dinh_chinh_duoc
from nhiemvu.views.xung_dot import vua_sua
from taikhoan.quyen import yeu_cau


@require_http_methods(["GET", "POST"])
def dinh_chinh(request: HttpRequest, pk: int) -> HttpResponse:
    """The form of a correction, with the confirmed result above it."""
    item = get_object_or_404(DauViec.objects.cho_nguoi(request.user).kem_nguon(), pk=pk)
    yeu_cau(request.user, "nhiemvu.bao_cao", item)
    if not dinh_chinh_duoc(item):
        messages.error(request, "Chỉ đính chính kết quả đã được xác nhận; việc đang mở thì gửi báo cáo mới.")
        return redirect("dau-viec", pk=pk)
    confirmed = lich_su(item).filter(duyet=KetQuaDuyet.XAC_NHAN).first()
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form, other = DinhChinhForm(item, *sent, tu=confirmed), None
    if form.is_valid():
        try:
            if form.gui(nguoi=request.user, luc=timezone.now()):
                messages.success(request, "Đã gửi đính chính; kết quả cũ vẫn được tính cho tới khi đầu mối xác nhận.")
                return redirect("dau-viec", pk=pk)
        except DaCoNguoiSua as conflict:
            other = conflict.hien_tai
            form = giu_chu(form, other)
    gan_nhan([item], hom_nay())
    context = {
        "dv": item,
        "bieu_mau": form,
        "da_xac_nhan": confirmed,
        "duong_dan": duong_toi(item.nhiem_vu.ke_hoach, item.nhiem_vu),
    }
    status = 422 if form.is_bound else 200
    return render(request, "nhiemvu/dinh_chinh.html", context | vua_sua(form, other), status=status)
