"""Forms of the account pages."""

from datetime import date

from django import forms
from django.contrib.auth.forms import AuthenticationForm
from django.core.exceptions import ValidationError

from chung.bieu_mau import NgayField
from taikhoan.models import NguoiDung, UyQuyen
from taikhoan.uy_quyen import nguoi_nhan_duoc, uy_quyen, vai_tro_uy_quyen_duoc


class DangNhapForm(AuthenticationForm):
    """Signing in; which of the two was wrong is told to nobody."""

    tieu_de_loi = "Chưa đăng nhập được"
    error_messages = AuthenticationForm.error_messages | {
        "invalid_login": "Tên đăng nhập hoặc mật khẩu chưa đúng; mật khẩu phân biệt chữ hoa, chữ thường."
    }

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["username"].error_messages["required"] = "Nhập tên đăng nhập."
        self.fields["password"].error_messages["required"] = "Nhập mật khẩu."


class ONguoi(forms.ModelChoiceField):
    """A person, with the user name that tells namesakes apart."""

    def label_from_instance(self, obj: NguoiDung) -> str:
        return f"{obj} ({obj.username})"


class UyQuyenForm(forms.Form):
    """Which roles, to whom, from when to when."""

    vai_tro = forms.ModelMultipleChoiceField(
        label="Vai trò ủy quyền",
        queryset=None,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Chọn ít nhất một vai trò."},
    )
    nguoi_nhan = ONguoi(
        label="Người được ủy quyền",
        queryset=None,
        empty_label="Chọn người",
        help_text="Người đang có vai trò ở cùng địa bàn.",
        error_messages={"required": "Chọn người được ủy quyền."},
    )
    tu_ngay = NgayField(label="Từ ngày")
    den_ngay = NgayField(label="Đến hết ngày", help_text="Hết ngày này ủy quyền tự kết thúc.")

    def __init__(self, tai_khoan: NguoiDung, ngay: date, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        roles = vai_tro_uy_quyen_duoc(tai_khoan, ngay)
        self.fields["vai_tro"].queryset = roles
        self.fields["nguoi_nhan"].queryset = nguoi_nhan_duoc(roles, ngay)
        self.initial.setdefault("tu_ngay", ngay)
        self.initial.setdefault("vai_tro", list(roles))

    def gui(self, *, nguoi: NguoiDung, ngay: date) -> list[UyQuyen]:
        """Give through the service; nothing when it refuses, with the reasons on the form.

        Raises:
            PermissionDenied: as the service does.
        """
        data = self.cleaned_data
        try:
            return uy_quyen(
                data["vai_tro"], data["nguoi_nhan"], data["tu_ngay"], data["den_ngay"], nguoi=nguoi, ngay=ngay
            )
        except ValidationError as refused:
            self.add_error(None, refused)
            return []
