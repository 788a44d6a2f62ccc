"""Which places stand side by side."""

from django import forms

from baocao.forms import LocTongQuanForm
from donvi.models import DiaBan

IT_NHAT, NHIEU_NHAT = 2, 6
_KHONG_CO = "Địa chỉ nêu một địa bàn không có."


class LocSoSanhForm(LocTongQuanForm):
    """The places named (`noi`), else all right under one (`trong`), beside the usual filters."""

    noi = forms.ModelMultipleChoiceField(
        DiaBan.objects.all(),
        required=False,
        widget=forms.MultipleHiddenInput,
        error_messages=dict.fromkeys(("invalid_choice", "invalid_pk_value"), _KHONG_CO),
    )
    trong = forms.ModelChoiceField(
        DiaBan.objects.all(),
        required=False,
        widget=forms.HiddenInput,
        error_messages={"invalid_choice": _KHONG_CO},
    )

    def clean_noi(self) -> list[DiaBan]:
        places = sorted(self.cleaned_data["noi"], key=lambda place: place.ten_tim)
        if places and not IT_NHAT <= len(places) <= NHIEU_NHAT:
            raise forms.ValidationError(f"Chọn từ {IT_NHAT} đến {NHIEU_NHAT} địa bàn; đang chọn {len(places)}.")
        if len({place.cap for place in places}) > 1:
            raise forms.ValidationError("Chọn các địa bàn cùng cấp.")
        return places

    @property
    def giu_lai(self) -> dict[str, object]:
        """What links to another view of the same places keep."""
        places = self.cleaned_data.get("noi") or ()
        above = self.cleaned_data.get("trong")
        chosen = {"noi": [place.pk for place in places], "trong": above and above.pk}
        return {name: value for name, value in (self.loc.giu_lai | chosen).items() if value}
