"""The form that urges."""

from collections.abc import Sequence
from datetime import datetime

from django import forms
from django.core.exceptions import ValidationError

from nhiemvu.models import DauViec, DonDoc
from nhiemvu.services.don_doc import don_doc
from taikhoan.models import NguoiDung

LOI_DON_DOC = "Đề nghị đơn vị khẩn trương thực hiện, cập nhật kết quả và minh chứng trên hệ thống."


class DonDocForm(forms.Form):
    """One word to the agencies of several items."""

    prefix = "don_doc"
    noi_dung = forms.CharField(
        label="Nội dung đôn đốc",
        initial=LOI_DON_DOC,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Nhập nội dung đôn đốc."},
    )

    def __init__(self, dau_viec: Sequence[DauViec], *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.dau_viec = dau_viec

    def gui(self, *, nguoi: NguoiDung, luc: datetime) -> DonDoc | None:
        """Urge through the service; `None` when it refuses, with the reason on the form.

        Raises:
            PermissionDenied: as the service does.
        """
        try:
            return don_doc(self.dau_viec, self.cleaned_data["noi_dung"], nguoi=nguoi, luc=luc)
        except ValidationError as refused:
            self.add_error(None, refused)
            return None
