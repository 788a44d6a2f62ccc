"""The form that keeps a filter."""

from django import forms

from nhiemvu.models import TrangLoc


class LuuBoLocForm(forms.Form):
    """A name for the filters that a list stands under."""

    ten = forms.CharField(
        label="Tên bộ lọc", max_length=60, error_messages={"required": "Đặt tên để nhận ra bộ lọc, ví dụ “Quá hạn”."}
    )
    trang = forms.ChoiceField(choices=TrangLoc, widget=forms.HiddenInput)
    tham_so = forms.CharField(max_length=1000, required=False, widget=forms.HiddenInput)
