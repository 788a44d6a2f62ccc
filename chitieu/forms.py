"""The forms around the grids: which place and period, how the values are reported."""

from collections.abc import Iterable
from datetime import date

from django import forms
from django.conf import settings
from django.core.validators import MaxValueValidator

from chitieu.hien_thi import DANH_GIA, LO_TRINH, Nhan
from chitieu.ky_so_lieu import cac_thang, ky_gan_nhat, nhan_ky
from chitieu.models import ChiTieu
from donvi.models import DiaBan

NAM_DAU = 2020


def _chon(nhan: Iterable[Nhan]) -> list[tuple[str, str]]:
    return [(label.ma, label.nhan) for label in nhan]


class ChonLuoiForm(forms.Form):
    """The place, the year and the period of a grid; what is not chosen or not valid falls back to the usual."""

    noi = forms.ChoiceField(label="Địa bàn", required=False)
    nam = forms.TypedChoiceField(label="Năm", coerce=int, required=False)
    ky = forms.ChoiceField(label="Kỳ", required=False)

    def __init__(self, chi_tieu: ChiTieu, noi: list[DiaBan], ngay: date, data) -> None:
        year, month = ky_gan_nhat(chi_tieu.chu_ky, ngay)
        first = next((place for place in noi if place.cap), noi[0])
        usual = {"noi": str(first.pk), "nam": str(year), "ky": str(month)}
        super().__init__(usual | data.dict(), initial=usual)
        self._places = {str(place.pk): place for place in noi}
        self.fields["noi"].choices = [(place.pk, place.ten) for place in noi]
        self.fields["nam"].choices = [(n, str(n)) for n in range(ngay.year, NAM_DAU - 1, -1)]
        months = cac_thang(chi_tieu.chu_ky)
        label = [(m, nhan_ky(chi_tieu.chu_ky, 0, m).rpartition("/")[0] or "Cả năm") for m in months]
        self.fields["ky"].choices = label if len(months) == 1 else [*label, ("ca_nam", "Cả năm")]
        self._usual = first, year, month

    @property
    def chon(self) -> tuple[DiaBan, int, int | None]:
        """Place, year, last month of the period (`None`: the whole year)."""
        self.full_clean()
        place, year, month = self._usual
        data = self.cleaned_data
        if data.get("ky"):
            month = None if data["ky"] == "ca_nam" else int(data["ky"])
        return self._places.get(data.get("noi", ""), place), data.get("nam") or year, month


class ChonNoiForm(forms.Form):
    """The place of a grid of milestones."""

    noi = forms.ChoiceField(label="Địa bàn", required=False)

    def __init__(self, noi: list[DiaBan], data) -> None:
        first = noi[0]
        super().__init__({"noi": str(first.pk)} | data.dict(), initial={"noi": str(first.pk)})
        self._places, self._first = {str(place.pk): place for place in noi}, first
        self.fields["noi"].choices = [(place.pk, place.ten) for place in noi]

    @property
    def chon(self) -> DiaBan:
        self.full_clean()
        return self._places.get(self.cleaned_data.get("noi", ""), self._first)


class ChonXemForm(ChonNoiForm):
    """The place and the year of a page of reading."""

    nam = forms.TypedChoiceField(label="Năm", coerce=int, required=False)

    def __init__(self, noi: list[DiaBan], ngay: date, data) -> None:
        super().__init__(noi, data)
        self.data, self.initial["nam"] = {"nam": str(ngay.year)} | self.data, ngay.year
        self._year = ngay.year
        self.fields["nam"].choices = [(n, str(n)) for n in range(ngay.year, NAM_DAU - 1, -1)]

    @property
    def chon(self) -> tuple[DiaBan, int]:
        place = super().chon
        return place, self.cleaned_data.get("nam") or self._year


class LocChiTieuForm(ChonXemForm):
    """Of the list of targets also the verdicts; what only another page sets has no control."""

    danh_gia = forms.ChoiceField(label="So với mốc", required=False, choices=[("", "Tất cả"), *_chon(DANH_GIA)])
    lo_trinh = forms.ChoiceField(label="Dự báo", required=False, choices=[("", "Tất cả"), *_chon(LO_TRINH)])
    ke_hoach = forms.IntegerField(required=False, min_value=1, widget=forms.HiddenInput)


class CachGhiForm(forms.Form):
    """How the values of a grid are reported."""

    uoc = forms.BooleanField(label="Đây là số ước thực hiện", required=False)
    minh_chung = forms.CharField(
        label="Minh chứng", help_text="Số, ký hiệu văn bản gửi kèm số liệu", max_length=200, required=False
    )
    ly_do = forms.CharField(
        label="Lý do đính chính",
        help_text="Cần khi sửa số liệu đã khóa hoặc đã xác nhận",
        max_length=500,
        required=False,
    )


class TepLuoiForm(CachGhiForm):
    """A filled-in workbook."""

    tep = forms.FileField(
        label="Tệp Excel đã điền",
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx"}),
        error_messages={"required": "Chọn tệp Excel đã điền."},
    )

    def clean_tep(self):
        file = self.cleaned_data["tep"]
        if file.size > settings.NHAP_LIEU_TEP_TOI_DA:
            raise forms.ValidationError("Tệp quá lớn.")
        return file


class CanCuForm(forms.Form):
    """By which decision milestones are allotted."""

    can_cu = forms.CharField(
        label="Căn cứ", help_text="Số, ký hiệu quyết định giao chỉ tiêu", max_length=100, required=False
    )


class CacKhoaField(forms.Field):
    """The keys of rows, as many as were sent; whether the person may touch them is the service's question."""

    widget = forms.MultipleHiddenInput

    def clean(self, value) -> list[int]:
        return [int(text) for text in value or () if text.isascii() and text.isdecimal() and len(text) < 19]


class CacNoiForm(forms.Form):
    """The places and the year of a comparison."""

    noi = CacKhoaField(required=False)
    nam = forms.IntegerField(required=False, min_value=NAM_DAU)

    def __init__(self, ngay: date, data) -> None:
        super().__init__(data)
        self.fields["nam"].validators.append(MaxValueValidator(ngay.year))


class DuyetForm(forms.Form):
    """Which waiting values, and why they are sent back."""

    chon = CacKhoaField(required=False)
    trang_nay = CacKhoaField(required=False)
    ly_do = forms.CharField(label="Lý do trả lại", max_length=500, required=False)
