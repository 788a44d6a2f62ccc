"""The tasks that serve a target: chosen plan by plan, shown with their counts on the page of the target."""

from datetime import date
from itertools import groupby
from operator import attrgetter

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from chitieu.models import ChiTieu
from chitieu.views.chung import tim_chi_tieu
from kehoach.models import KeHoach
from nhiemvu.forms_phuc_vu import PhucVuForm
from nhiemvu.hien_thi_nhiem_vu import gan_dong
from nhiemvu.models import DauViec
from nhiemvu.queries import nhiem_vu_phuc_vu
from nhiemvu.services.phuc_vu import chon_nhiem_vu
from nhiemvu.views.bieu_mau import trang_bieu_mau
from taikhoan.models import NguoiDung
from taikhoan.pham_vi import pham_vi_cua


@require_http_methods(["GET", "POST"])
def chon_phuc_vu(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose the tasks of one plan, the one of `ke_hoach` in the address, else the first that the person may change."""
    target = tim_chi_tieu(request, pk)
    plans = _ke_hoach_chon_duoc(request.user, target)
    if not plans:
        raise PermissionDenied("Chỉ đầu mối theo dõi hoặc quản trị của kế hoạch đặt ra chỉ tiêu chọn được nhiệm vụ.")
    asked = request.GET.get("ke_hoach")
    plan = next((plan for plan in plans if str(plan.pk) == asked), plans[0])
    back = reverse("mot-chi-tieu", args=[target.pk])
    return trang_bieu_mau(
        request,
        PhucVuForm(target, plan, request.POST if request.method == "POST" else None),
        lambda data: chon_nhiem_vu(target, plan, data["nhiem_vu"], nguoi=request.user),
        ve=back,
        xong="Đã lưu các nhiệm vụ phục vụ chỉ tiêu.",
        tieu_de="Chọn nhiệm vụ phục vụ chỉ tiêu",
        phu=target.ten,
        mo_ta=[("Kế hoạch", str(plan))],
        nut="Lưu",
        duong_dan=[{"ten": "Chỉ tiêu", "url": reverse("chi-tieu")}, {"ten": target.ten, "url": back}],
    )


def khoi_phuc_vu(nguoi: NguoiDung, chi_tieu: ChiTieu, ngay: date) -> dict[str, object]:
    """The part of the page of a target: the tasks that the person may read, by plan, with the usual counts."""
    tasks = list(nhiem_vu_phuc_vu(nguoi, chi_tieu))
    items = DauViec.objects.cho_nguoi(nguoi).filter(nhiem_vu__in=tasks)
    rows = gan_dong(tasks, items.dem_theo(ngay, "nhiem_vu"), ngay) if tasks else []
    return {
        "nhom": [
            {"ten": plan, "url": reverse("ke-hoach", args=[plan.pk]), "nhiem_vu": list(group)}
            for plan, group in groupby(rows, attrgetter("ke_hoach"))
        ],
        "so_nhiem_vu": len(rows),
        "chon_duoc": _ke_hoach_chon_duoc(nguoi, chi_tieu),
        "chi_tieu": chi_tieu,
    }


def _ke_hoach_chon_duoc(nguoi: NguoiDung, chi_tieu: ChiTieu) -> list[KeHoach]:
    """The plans that name the target and that the person may change; who runs none is not asked about."""
    reach = pham_vi_cua(nguoi)
    if not (reach.toan_he_thong or reach.dau_moi or reach.quan_tri):
        return []
    plans = KeHoach.objects.cho_nguoi(nguoi).filter(chi_tieu__chi_tieu=chi_tieu).distinct()
    return [plan for plan in plans.select_related("van_ban", "dia_ban") if nguoi.has_perm("kehoach.sua", plan)]
