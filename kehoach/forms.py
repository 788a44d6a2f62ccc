"""How a plan wants its standing tasks reported."""

from django import forms
from django.core.exceptions import ValidationError

from kehoach.ky import ChuKy
from kehoach.models import KeHoach
from kehoach.services import dat_ky_bao_cao
from taikhoan.models import NguoiDung


class KyBaoCaoForm(forms.Form):
    """Cycle, hour of the close and lock of a plan's periods."""

    chu_ky = forms.ChoiceField(
        label="Kỳ báo cáo",
        choices=[(cycle.value, cycle.label) for cycle in ChuKy],
        help_text="Áp dụng cho các kỳ mở từ nay; nhiệm vụ có chu kỳ riêng giữ chu kỳ của mình.",
    )
    gio_chot = forms.TimeField(
        label="Giờ chốt số liệu của ngày cuối kỳ",
        required=False,
        help_text="Để trống: 16:00 thứ Sáu với kỳ tuần và hai tuần, hết ngày với các kỳ khác.",
        widget=forms.TimeInput(attrs={"placeholder": "16:00", "autocomplete": "off"}, format="%H:%M"),
        error_messages={"invalid": "Giờ chưa đúng, hãy ghi như 16:00."},
    )
    khoa_sau = forms.IntegerField(
        label="Khóa kỳ sau khi chốt (ngày)",
        required=False,
        min_value=0,
        max_value=365,
        help_text="Để trống: không khóa, báo cáo muộn vẫn nhận và ghi rõ là muộn.",
        error_messages={"invalid": "Nhập số ngày, ví dụ 5.", "min_value": "Số ngày không được nhỏ hơn 0."},
    )

    def __init__(self, ke_hoach: KeHoach, *args, **kwargs) -> None:
        now = {name: getattr(ke_hoach, name) for name in ("gio_chot", "khoa_sau")}
        kwargs.setdefault("initial", now | {"chu_ky": ke_hoach.chu_ky_bao_cao})
        super().__init__(*args, **kwargs)
        self.ke_hoach = ke_hoach

    def luu(self, *, nguoi: NguoiDung) -> bool:
        """Set it through the service; whether it was accepted, else the form says why not."""
        try:
            dat_ky_bao_cao(self.ke_hoach, **self.cleaned_data, nguoi=nguoi)
            return True
        except ValidationError as refused:
            self.add_error(None, refused.messages)
            return False
