"""The filters of the leaders' pages."""

from django import forms

from kehoach.models import KeHoach
from nhiemvu.querysets import HIEN_NAY, KHI_GIAO
from taikhoan.models import NguoiDung

THEO = [("", "Hiện nay"), (KHI_GIAO, "Khi giao")]


class LocTongQuanForm(forms.Form):
    """The plan whose work is counted (the choices are the plans that the person may read), and to which places it
    counts: those to which it fell, or those that answer for it now."""

    ke_hoach = forms.ModelChoiceField(
        label="Kế hoạch", queryset=KeHoach.objects.none(), required=False, empty_label="Tất cả"
    )
    theo = forms.ChoiceField(label="Đơn vị hành chính", choices=THEO, required=False)

    def __init__(self, nguoi: NguoiDung, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["ke_hoach"].queryset = KeHoach.objects.cho_nguoi(nguoi).select_related("van_ban")

    @property
    def chon(self) -> KeHoach | None:
        return self.cleaned_data.get("ke_hoach") if self.is_valid() else None

    @property
    def khi_giao(self) -> bool:
        return self.is_valid() and self.cleaned_data.get("theo") == KHI_GIAO

    @property
    def cach_tinh(self) -> str:
        return KHI_GIAO if self.khi_giao else HIEN_NAY


class TimDiaBanForm(forms.Form):
    """Words of a place's name, or its code."""

    q = forms.CharField(
        label="Tìm địa bàn",
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"type": "search", "placeholder": "Tên hoặc mã, xưa hoặc nay"}),
    )


class LocBanDoForm(LocTongQuanForm):
    """The plan alone: the map itself says which provinces are meant."""

    theo = None
