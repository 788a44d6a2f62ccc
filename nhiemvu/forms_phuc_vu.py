"""Choosing the tasks that serve a target."""

from django import forms

from chitieu.models import ChiTieu
from kehoach.models import KeHoach


class PhucVuForm(forms.Form):
    nhiem_vu = forms.ModelMultipleChoiceField(
        None,
        label="Nhiệm vụ phục vụ chỉ tiêu",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Bỏ chọn hết nếu chưa có nhiệm vụ nào.",
        error_messages={"invalid_choice": "Có nhiệm vụ không còn trong kế hoạch: tải lại trang rồi chọn lại."},
    )

    def __init__(self, chi_tieu: ChiTieu, ke_hoach: KeHoach, *args, **kwargs) -> None:
        super().__init__(*args, initial={"nhiem_vu": ke_hoach.nhiem_vu.filter(chi_tieu=chi_tieu)}, **kwargs)
        self.fields["nhiem_vu"].queryset = ke_hoach.nhiem_vu.all()
