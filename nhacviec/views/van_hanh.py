"""The sending of reminders, for administrators: who works, what waits, what failed, what was sent to whom."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from chung.models import NgayDacBiet
from nhacviec import hang_doi
from nhacviec.enums import CON_GUI, TinhTrangGui
from nhacviec.forms import LocBanTinForm
from nhacviec.models import BanTin, LanNhac, TacVu, ThongBao
from nhacviec.noi_dung import cac_dong
from nhacviec.services import gui
from taikhoan.quyen import yeu_cau

SO_DONG = 50
SO_LAN_GAN_DAY = 7


@require_GET
def van_hanh(request: HttpRequest) -> HttpResponse:
    yeu_cau(request.user, "nhacviec.van_hanh")
    form = LocBanTinForm(request.GET)
    digests = BanTin.objects.cho_nguoi(request.user)
    context = {
        "hang_doi": hang_doi.hoi(),
        "so_ban_tin": _dem(digests),
        "cac_lan": LanNhac.objects.all()[:SO_LAN_GAN_DAY],
        "tac_vu": TacVu.objects.all(),
        "bo_loc": form,
        "trang": Paginator(_loc(digests, form), SO_DONG).get_page(request.GET.get("trang")),
    }
    return render(request, "nhacviec/van_hanh.html", context)


@require_GET
def ban_tin(request: HttpRequest, pk: int) -> HttpResponse:
    """One digest: when it went to whom, and its lines with their milestones."""
    yeu_cau(request.user, "nhacviec.van_hanh")
    digest = get_object_or_404(BanTin.objects.cho_nguoi(request.user).select_related("nguoi"), pk=pk)
    lines = ThongBao.objects.filter(nguoi=digest.nguoi, ngay_gui=digest.ngay).kem_nguon().order_by("pk")
    page = Paginator(lines, SO_DONG).get_page(request.GET.get("trang"))
    words = {line.khoa: line for line in cac_dong(page, digest.ngay, NgayDacBiet.objects.lich(), ca_da_xong=True)}
    for message in page:
        message.dong = words[message.pk]
    way = [{"ten": "Nhắc việc", "url": reverse("van-hanh-nhac")}]
    return render(request, "nhacviec/ban_tin.html", {"ban_tin": digest, "trang": page, "duong_dan": way})


@require_POST
def gui_lai(request: HttpRequest, pk: int) -> HttpResponse:
    yeu_cau(request.user, "nhacviec.van_hanh")
    digest = get_object_or_404(BanTin.objects.cho_nguoi(request.user).select_related("nguoi"), pk=pk)
    if gui.gui_lai(digest, nguoi=request.user, luc=timezone.now()):
        messages.success(request, f"Bản tin của {digest.nguoi} sẽ được gửi lại trong vòng một phút.")
    else:
        messages.warning(request, "Bản tin này không ở tình trạng lỗi, không cần gửi lại.")
    return redirect("van-hanh-nhac")


def _loc(digests, form: LocBanTinForm):
    """The digests, those that need somebody first."""
    if not form.is_valid():
        return digests.none()
    if state := form.cleaned_data["tinh_trang"]:
        digests = digests.filter(tinh_trang=state)
    if words := form.cleaned_data["q"]:
        digests = digests.filter(Q(nguoi__ho_ten__icontains=words) | Q(nguoi__email__icontains=words))
    return digests.select_related("nguoi").order_by("-ngay", "pk")


def _dem(digests) -> dict[str, int]:
    by_state = dict(digests.order_by().values_list("tinh_trang").annotate(Count("pk")))
    return {
        "cho": sum(by_state.get(state, 0) for state in CON_GUI),
        "loi": by_state.get(TinhTrangGui.LOI_HAN, 0),
        "da_gui": by_state.get(TinhTrangGui.DA_GUI, 0),
    }
