"""What the pages of the importer share."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, QueryDict
from django.shortcuts import get_object_or_404
from django.urls import reverse

from nhaplieu.enums import TinhTrangNhap
from nhaplieu.models import LanNhap


def lan_nhap_cua(request: HttpRequest, pk: int) -> LanNhap:
    """One of the person's imports, or 403 for whoever imports nothing and 404 for a stranger's."""
    if not request.user.has_perm("kehoach.nhap"):
        raise PermissionDenied
    runs = LanNhap.objects.cho_nguoi(request.user).select_related("ke_hoach__van_ban")
    return get_object_or_404(runs.defer("ban_nhap"), pk=pk)


def duong_dan(run: LanNhap, *, toi_trang_xem: bool = False) -> list[dict[str, str]]:
    """The breadcrumb of a page of an import."""
    here = {"ten": run.ten_tep} | ({"url": reverse("lan-nhap", args=[run.pk])} if toi_trang_xem else {})
    return [{"ten": "Nhập phụ lục", "url": reverse("nhap-phu-luc")}, here]


def da_gui(request: HttpRequest) -> QueryDict | None:
    """What was sent with the form, `None` where it is only asked for."""
    return request.POST if request.method == "POST" else None


def dang_xem(run: LanNhap) -> bool:
    """Whether the import waits for its commit and can be corrected."""
    return run.tinh_trang == TinhTrangNhap.XEM_TRUOC
