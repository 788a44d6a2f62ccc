"""A person's own account."""

from django.contrib.auth.views import PasswordChangeView
from django.contrib.messages.views import SuccessMessageMixin
from django.forms import BaseForm
from django.http import HttpResponse
from django.urls import reverse_lazy


class DoiMatKhau(SuccessMessageMixin, PasswordChangeView):
    """A new password, after the old one."""

    template_name = "taikhoan/doi_mat_khau.html"
    success_url = reverse_lazy("trang-chu")
    success_message = "Đã đổi mật khẩu."

    def form_invalid(self, form: BaseForm) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form), status=422)
