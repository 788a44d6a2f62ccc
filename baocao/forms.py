"""The filters of the leaders' pages."""

from django import forms

from kehoach.models import KeHoach
from taikhoan.models import NguoiDung


class LocTongQuanForm(forms.Form):
    """The plan whose work is counted; the choices are the plans that the person may read."""

    ke_hoach = forms.ModelChoiceField(
        label="Kế hoạch", queryset=KeHoach.objects.none(), required=False, empty_label="Tất cả"
    )

    def __init__(self, nguoi: NguoiDung, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["ke_hoach"].queryset = KeHoach.objects.cho_nguoi(nguoi).select_related("van_ban")

    @property
    def chon(self) -> KeHoach | None:
        return self.cleaned_data.get("ke_hoach") if self.is_valid() else None


class TimDiaBanForm(forms.Form):
    """Words of a place's name, or its code."""

    q = forms.CharField(
        label="Tìm địa bàn",
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"type": "search", "placeholder": "Tên hoặc mã, xưa hoặc nay"}),
    )
