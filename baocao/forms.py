"""The filters of the leaders' pages."""

from datetime import date
from functools import cached_property

from django import forms
from django.http import QueryDict

from baocao.hien_thi import SAP
from baocao.ky_lich import NAM, QUY, THANG, KyLich, cac_ky, doc_ky
from baocao.loc import PHOI_HOP, Loc
from chung.bieu_mau import NgayField
from kehoach.forms_chon import ChonKeHoach
from nhiemvu.querysets import HIEN_NAY, KHI_GIAO
from taikhoan.models import NguoiDung

THEO = [("", "Hiện nay"), (KHI_GIAO, "Khi giao")]
_CAC_KY = (("Quý", QUY, 7, 1), ("Tháng", THANG, 11, 1), ("Năm", NAM, 2, 1))


class KyField(forms.TypedChoiceField):
    """The period of the calendar in which work falls due; the list offers those around today, the address may name
    any."""

    def __init__(self, **kwargs) -> None:
        wrong = {"invalid_choice": "Kỳ %(value)s không đọc được; viết như 2026, 2026-Q4 hoặc 2026-11."}
        super().__init__(label="Đến hạn trong", required=False, coerce=doc_ky, empty_value=None, **kwargs)
        self.error_messages |= wrong

    def valid_value(self, value: str) -> bool:
        return doc_ky(value) is not None

    def bay_ra(self, ngay: date, chon: str) -> None:
        """Offer the periods around the day, and the one that the address names."""
        groups = [(name, [*cac_ky(ngay, months, before, after)][::-1]) for name, months, before, after in _CAC_KY]
        offered: set[str] = {period.ma for _, periods in groups for period in periods}
        other = doc_ky(chon) if chon not in offered else None
        self.choices = [
            ("", "Mọi lúc"),
            *((name, [_lua_chon(period) for period in periods]) for name, periods in groups),
            *([_lua_chon(other)] if other else []),
        ]


class LocTongQuanForm(forms.Form):
    """Plan, period, places of now or of then, the day of which the numbers tell, and the order of tables of places."""

    ke_hoach = ChonKeHoach()
    ky = KyField()
    theo = forms.ChoiceField(label="Đơn vị hành chính", choices=THEO, required=False)
    tinh_den = NgayField(label="Tính đến", required=False)
    sap = forms.ChoiceField(choices=[(code, code) for code in ("", *SAP)], required=False, widget=forms.HiddenInput)
    du = forms.BooleanField(required=False, widget=forms.HiddenInput)

    def __init__(self, nguoi: NguoiDung, data: QueryDict, hom_nay: date) -> None:
        super().__init__(data)
        self.hom_nay = hom_nay
        self.fields["ke_hoach"].bay_ra(nguoi, data.get("ke_hoach", ""))
        if period := self.fields.get("ky"):
            period.bay_ra(hom_nay, data.get("ky", ""))
        if day := self.fields.get("tinh_den"):
            day.widget.attrs["max"] = hom_nay.isoformat()

    def clean_tinh_den(self) -> date | None:
        day = self.cleaned_data["tinh_den"]
        if day and day > self.hom_nay:
            raise forms.ValidationError("Chọn ngày không sau hôm nay.")
        return day

    @cached_property
    def loc(self) -> Loc:
        """What the filters say; nothing where one of them cannot be read."""
        if not self.is_valid():
            return Loc(self.hom_nay)
        data = self.cleaned_data
        return Loc(
            self.hom_nay,
            data.get("tinh_den"),
            data.get("ke_hoach"),
            data.get("ky"),
            data.get("theo") or HIEN_NAY,
            data.get("vai_tro") == PHOI_HOP,
            data.get("sap") or "qua_han",
            data.get("du", False),
        )


class LocCoQuanForm(LocTongQuanForm):
    """On the page of an agency also by its role: the official counts are of what agencies lead."""

    vai_tro = forms.ChoiceField(label="Vai trò", required=False, choices=[("", "Chủ trì"), (PHOI_HOP, "Phối hợp")])
    theo = None
    field_order = ["vai_tro", "ke_hoach", "ky", "tinh_den"]


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

    ky = theo = None
    tinh_den = None


def _lua_chon(ky: KyLich) -> tuple[str, str]:
    return ky.ma, ky.nhan
