"""The filters of the leaders' pages."""

from datetime import date

from django import forms
from django.http import QueryDict

from baocao.hien_thi import SAP
from chung.bieu_mau import NgayField
from kehoach.forms_chon import ChonKeHoach
from kehoach.models import KeHoach
from nhiemvu.querysets import HIEN_NAY, KHI_GIAO
from taikhoan.models import NguoiDung

THEO = [("", "Hiện nay"), (KHI_GIAO, "Khi giao")]


class LocTongQuanForm(forms.Form):
    """The plan whose work is counted, to which places it counts (those to which it fell, or those that answer for it
    now), as of which day, and how tables of places are shown."""

    ke_hoach = ChonKeHoach()
    theo = forms.ChoiceField(label="Đơn vị hành chính", choices=THEO, required=False)
    tinh_den = NgayField(label="Tính đến", required=False)
    sap = forms.ChoiceField(choices=[(code, code) for code in ("", *SAP)], required=False, widget=forms.HiddenInput)
    du = forms.BooleanField(required=False, widget=forms.HiddenInput)

    def __init__(self, nguoi: NguoiDung, data: QueryDict, hom_nay: date) -> None:
        super().__init__(data)
        self.hom_nay = hom_nay
        self.fields["ke_hoach"].bay_ra(KeHoach.objects.cho_nguoi(nguoi), data.get("ke_hoach", ""))
        if day := self.fields.get("tinh_den"):
            day.widget.attrs["max"] = hom_nay.isoformat()

    def clean_tinh_den(self) -> date | None:
        day = self.cleaned_data["tinh_den"]
        if day and day > self.hom_nay:
            raise forms.ValidationError("Chọn ngày không sau hôm nay.")
        return day

    @property
    def chon(self) -> KeHoach | None:
        return self.cleaned_data.get("ke_hoach") if self.is_valid() else None

    @property
    def ngay(self) -> date:
        """The day of which the numbers tell."""
        return (self.is_valid() and self.cleaned_data.get("tinh_den")) or self.hom_nay

    @property
    def khi_giao(self) -> bool:
        return self.cach_tinh == KHI_GIAO

    @property
    def cach_tinh(self) -> str:
        return KHI_GIAO if self.is_valid() and self.cleaned_data.get("theo") == KHI_GIAO else HIEN_NAY

    @property
    def cot_sap(self) -> str:
        return (self.is_valid() and self.cleaned_data.get("sap")) or "qua_han"

    @property
    def day_du(self) -> bool:
        """Whether long tables are shown whole."""
        return self.is_valid() and self.cleaned_data["du"]

    @property
    def giu_lai(self) -> dict[str, object]:
        """What a link to another page keeps of the filters."""
        return {
            "ke_hoach": self.chon and self.chon.pk,
            "theo": self.khi_giao and KHI_GIAO,
            "tinh_den": self.ngay != self.hom_nay and self.ngay,
        }


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
    tinh_den = None
