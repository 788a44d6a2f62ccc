"""How every form of the house is drawn and how it reads a date."""

from typing import Any

from django import forms
from django.forms.renderers import TemplatesSetting

KIEU_NGAY = ["%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%Y-%m-%d"]


class BoVeBieuMau(TemplatesSetting):
    """Form renderer (`FORM_RENDERER`): `{{ form }}` and `{{ field.as_field_group }}` give the house's markup.

    Label, hint, error beside the field, and a summary of the errors on top.
    """

    form_template_name = "thanh_phan/bieu_mau.html"
    field_template_name = "thanh_phan/truong.html"


class NgayInput(forms.DateInput):
    """A date typed as day/month/year.

    Not the browser's own date box: that one follows the language of the browser, and shows the month first in English.
    """

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        goi_y = {"placeholder": "ngày/tháng/năm", "inputmode": "numeric", "autocomplete": "off"}
        super().__init__(attrs=goi_y | (attrs or {}), format=KIEU_NGAY[0])


class NgayField(forms.DateField):
    """A date field that never reads the month first, as Django's own does for Vietnamese."""

    widget = NgayInput
    input_formats = KIEU_NGAY
    default_error_messages = {"invalid": "Ngày chưa đúng, hãy ghi như 05/4/2026."}
