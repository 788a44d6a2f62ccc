"""What a person decides about their own reminders, and the calendar feed."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from chung.ngay import hom_nay
from nhacviec.enums import CachNhan
from nhacviec.forms import LuaChonForm
from nhacviec.lich_ics import viec_co_han, viet_lich
from nhacviec.models import LichCaNhan, LuaChonNhac
from nhacviec.services.ca_nhan import chon_cach_nhan
from nhacviec.services.lich import mo_lich, thu_hoi_lich


def lua_chon(request: HttpRequest) -> HttpResponse:
    """How to be told, and the address of the person's calendar."""
    chosen = LuaChonNhac.objects.filter(nguoi=request.user).first()
    initial = {"cach": chosen.cach if chosen else CachNhan.HANG_NGAY}
    form = LuaChonForm(request.POST if request.method == "POST" else None, initial=initial)
    if form.is_valid():
        chon_cach_nhan(CachNhan(form.cleaned_data["cach"]), nguoi=request.user)
        messages.success(request, "Đã lưu cách nhận nhắc việc.")
        return redirect("lua-chon-nhac")
    feed = LichCaNhan.objects.filter(nguoi=request.user).first()
    address = feed and settings.DIA_CHI_TRANG.rstrip("/") + reverse("lich", args=[feed.ma])
    context = {
        "form": form,
        "lich": feed,
        "dia_chi_lich": address,
        "duong_dan": [{"ten": "Thông báo", "url": reverse("thong-bao")}],
    }
    return render(request, "nhacviec/lua_chon.html", context, status=422 if form.is_bound else 200)


@require_POST
def doi_lich(request: HttpRequest) -> HttpResponse:
    """Make a new calendar address, or take the present one back (`thu_hoi`)."""
    if "thu_hoi" in request.POST:
        thu_hoi_lich(nguoi=request.user)
        messages.success(request, "Đã thu hồi địa chỉ lịch: từ nay địa chỉ đó không mở được nữa.")
    else:
        mo_lich(nguoi=request.user, luc=timezone.now())
        messages.success(request, "Đã tạo địa chỉ lịch mới. Thêm địa chỉ này vào ứng dụng lịch của anh/chị.")
    return redirect("lua-chon-nhac")


@require_GET
@login_not_required
def lich(request: HttpRequest, ma: str) -> HttpResponse:
    """The calendar of whoever the secret belongs to; a revoked one is as unknown as a guess."""
    feed = get_object_or_404(LichCaNhan.objects.select_related("nguoi"), ma=ma, nguoi__is_active=True)
    data = viet_lich(viec_co_han(feed.nguoi, hom_nay()), timezone.now())
    response = HttpResponse(data, content_type="text/calendar; charset=utf-8")
    response["Cache-Control"] = "private, max-age=900"
    response["Content-Disposition"] = 'attachment; filename="han-cong-viec.ics"'
    return response
