"""A person's own account, and who stands in for them."""

from django.contrib import messages
from django.contrib.auth.views import PasswordChangeView
from django.contrib.messages.views import SuccessMessageMixin
from django.core.exceptions import ValidationError
from django.forms import BaseForm
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse, reverse_lazy
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods, require_POST

from chung.ngay import hom_nay, viet_ngay
from taikhoan import uy_quyen as viec_uy_quyen
from taikhoan.forms import UyQuyenForm
from taikhoan.models import NguoiDung, UyQuyen
from taikhoan.rules import la_quan_tri_bat_ky


class DoiMatKhau(SuccessMessageMixin, PasswordChangeView):
    """A new password, after the old one."""

    template_name = "taikhoan/doi_mat_khau.html"
    success_url = reverse_lazy("trang-chu")
    success_message = "Đã đổi mật khẩu."

    def form_invalid(self, form: BaseForm) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form), status=422)


@require_http_methods(["GET", "POST"])
def uy_quyen(request: HttpRequest) -> HttpResponse:
    """The deputies of the person, or, for an admin, of the account that `cua` names; and for whom they are deputy."""
    today, account = hom_nay(), _tai_khoan(request)
    form = UyQuyenForm(account, today, request.POST if request.method == "POST" else None)
    if form.is_valid() and (made := form.gui(nguoi=request.user, ngay=today)):
        deputy = made[0]
        messages.success(request, f"Đã ủy quyền cho {deputy.nguoi_nhan} đến hết ngày {viet_ngay(deputy.den_ngay)}.")
        return redirect(_dia_chi(request, account))
    rows = list(viec_uy_quyen.uy_quyen_cua(account)[:50])
    for row in rows:
        row.con_lai = row.den_ngay >= today
    context = {
        "form": form,
        "tai_khoan": account,
        "cua_minh": account == request.user,
        "da_giao": rows,
        "duoc_giao": viec_uy_quyen.duoc_uy_quyen(account, today),
        "la_quan_tri": la_quan_tri_bat_ky(request.user),
        "hom_nay": today,
    }
    return render(request, "taikhoan/uy_quyen.html", context, status=422 if form.is_bound else 200)


@require_POST
def ket_thuc_uy_quyen(request: HttpRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(UyQuyen.objects.select_related("phan_quyen__nguoi_dung", "nguoi_nhan"), pk=pk)
    if not request.user.has_perm("taikhoan.uy_quyen", row.phan_quyen):
        get_object_or_404(UyQuyen, pk=pk, nguoi_nhan=request.user)
    try:
        viec_uy_quyen.ket_thuc(row, nguoi=request.user, ngay=hom_nay())
        messages.success(request, f"Đã kết thúc ủy quyền cho {row.nguoi_nhan}.")
    except ValidationError as refused:
        messages.error(request, " ".join(refused.messages))
    return redirect(_dia_chi(request, row.phan_quyen.nguoi_dung))


def _tai_khoan(request: HttpRequest) -> NguoiDung:
    """Whose deputies: the person's own, or of an account that they administer; 404 where there is none."""
    name = request.GET.get("cua", "").strip()
    if not name or name == request.user.username:
        return request.user
    account = get_object_or_404(NguoiDung, username=name)
    if not request.user.has_perm("taikhoan.sua_nguoi_dung", account):
        raise Http404
    return account


def _dia_chi(request: HttpRequest, tai_khoan: NguoiDung) -> str:
    url = reverse("uy-quyen")
    return url if tai_khoan == request.user else f"{url}?{urlencode({'cua': tai_khoan.username})}"
