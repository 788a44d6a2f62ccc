"""How every form of the house is drawn and how it reads a date."""

from datetime import date
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import models
from django.forms.renderers import TemplatesSetting
from django.forms.utils import flatatt
from django.http import HttpRequest
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from chung.kiem_tep import DUOI_NHAN, kiem_tep, ten_goc
from chung.ngay import viet_ngay

KIEU_NGAY = ["%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%Y-%m-%d"]


class BoVeBieuMau(TemplatesSetting):
    """Form renderer (`FORM_RENDERER`): `{{ form }}` and `{{ field.as_field_group }}` give the house's markup.

    Label, hint, error beside the field, and a summary of the errors on top.
    """

    form_template_name = "thanh_phan/bieu_mau.html"
    field_template_name = "thanh_phan/truong.html"

    def render(self, template_name: str, context: dict[str, Any], request: HttpRequest | None = None) -> str:
        """As the template says; a select, which may have a hundred options on every page with filters, without one."""
        if template_name == forms.Select.template_name:
            return _ve_select(context["widget"])
        return super().render(template_name, context, request)


def _ve_select(widget: dict[str, Any]) -> SafeString:
    groups = [
        format_html('<optgroup label="{}">{}</optgroup>', name, _ve_lua_chon(options))
        if name
        else _ve_lua_chon(options)
        for name, options, _ in widget["optgroups"]
    ]
    return format_html(
        '<select name="{}"{}>{}\n</select>', widget["name"], flatatt(widget["attrs"]), SafeString("".join(groups))
    )


def _ve_lua_chon(options: list[dict[str, Any]]) -> SafeString:
    rows = ((one["value"], SafeString(" selected" if one["selected"] else ""), one["label"]) for one in options)
    return format_html_join("", '\n  <option value="{}"{}>{}</option>', rows)


class NgayInput(forms.DateInput):
    """A date typed as day/month/year.

    Not the browser's own date box: that one follows the language of the browser, and shows the month first in English.
    """

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        goi_y = {"placeholder": "ngày/tháng/năm", "inputmode": "numeric", "autocomplete": "off"}
        super().__init__(attrs=goi_y | (attrs or {}), format=KIEU_NGAY[0])


class NgayField(forms.DateField):
    """A date field that never reads the month first, as Django's own does for Vietnamese, nor takes a mistyped year."""

    NAM_DAU, NAM_CUOI = 1945, 2100
    widget = NgayInput
    input_formats = KIEU_NGAY
    default_error_messages = {
        "required": "Nhập ngày, ví dụ 05/4/2026.",
        "invalid": "Ngày chưa đúng, hãy ghi như 05/4/2026.",
    }

    def validate(self, value: date | None) -> None:
        super().validate(value)
        if value and not self.NAM_DAU <= value.year <= self.NAM_CUOI:
            raise ValidationError(f"Năm {value.year} không đúng, hãy ghi như 05/4/2026.")


class CacTepInput(forms.FileInput):
    """A file box that takes several files."""

    allow_multiple_selected = True

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs={"accept": ",".join(DUOI_NHAN)} | (attrs or {}))


class CacTepField(forms.FileField):
    """Several files of the kinds that are taken (`chung.kiem_tep`); cleaned, it is a tuple."""

    widget = CacTepInput

    def __init__(self, **kwargs: Any) -> None:
        most = settings.TEP_TOI_DA // 1024 // 1024
        kwargs.setdefault(
            "help_text",
            f"Tối đa {settings.TEP_SO_TOI_DA} tệp, mỗi tệp {most} MB: PDF, Word, Excel hoặc ảnh.",
        )
        super().__init__(required=False, max_length=255, **kwargs)

    def clean(self, data: Any, initial: Any = None) -> tuple[UploadedFile, ...]:
        files = tuple(data or ())
        if len(files) > settings.TEP_SO_TOI_DA:
            raise ValidationError(f"Chọn nhiều nhất {settings.TEP_SO_TOI_DA} tệp; anh/chị đã chọn {len(files)}.")
        errors = []
        for one in files:
            try:
                kiem_tep(one)
            except ValidationError as refused:
                errors += refused.error_list
        if errors:
            raise ValidationError(errors)
        return files


class CoBanGoc(forms.BaseForm):
    """A form that changes something stored and notices when somebody else changed it since the page was opened.

    Each field carries beside it what the person saw. Where the stored value is another by now, the form is refused
    once, with the other's value beside the field; sent again, what the person typed counts. A field that the person
    left as it was takes the other's value, so that sending again undoes nothing.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.show_hidden_initial = True

    def clean(self) -> dict[str, Any]:
        data, typed = super().clean(), set(self.changed_data)
        for field in [self[name] for name in self.fields if self[name].html_initial_name in self.data]:
            if _da_khac(field):
                self._dat(field, ca_o=field.name not in typed)
                told = f"Người khác vừa sửa thành “{_nhu_doc(field) or '(trống)'}”."
                then = "Kiểm tra rồi gửi lại nếu vẫn muốn thay." if field.name in typed else "Ô này đã lấy theo."
                self.add_error(field.name, f"{told} {then}")
        return data

    def _dat(self, field: forms.BoundField, *, ca_o: bool) -> None:
        """Let the form know the field as it is stored now; `ca_o`: its control shows that too."""
        self.data = self.data.copy()
        now = field.field.hidden_widget().format_value(field.field.prepare_value(field.initial))
        values = now if isinstance(now, list) else ["" if now is None else now]
        for name in (field.html_initial_name, *([field.html_name] if ca_o else [])):
            self.data.setlist(name, values)


def _da_khac(field: forms.BoundField) -> bool:
    """Whether what is stored is not what the person saw."""
    widget = field.field.hidden_widget()
    seen = widget.value_from_datadict(field.form.data, field.form.files, field.html_initial_name)
    return field.field.has_changed(field.initial, seen)


def _nhu_doc(field: forms.BoundField) -> str:
    """The stored value as people read it."""
    value = field.initial
    if isinstance(field.field, forms.ModelChoiceField):
        return ", ".join(
            str(row) for row in field.field.queryset.filter(pk__in=value if isinstance(value, list) else [value])
        )
    if isinstance(value, date):
        return viet_ngay(value)
    return str(dict(getattr(field.field, "choices", ())).get(value, "" if value is None else value))


def giu_chu(form: forms.BaseForm, hien_tai: models.Model) -> forms.BaseForm:
    """The same typed words on a form (of a row, with its `phien_ban`) that knows the row as it is now."""
    data = form.data.copy()
    data[form.add_prefix("phien_ban")] = hien_tai.phien_ban
    fresh = type(form)(hien_tai, data, form.files)
    for name, field in fresh.fields.items():
        if isinstance(field, forms.FileField):
            nhac_chon_lai(fresh, name)
    return fresh


def nhac_chon_lai(form: forms.BaseForm, truong: str) -> None:
    """Tell on a refused form that the browser forgets the files that were chosen, unless the field says more."""
    names = ", ".join(f"“{ten_goc(one)}”" for one in form.files.getlist(form.add_prefix(truong)))
    if names and truong not in form.errors:
        form.add_error(truong, f"Trình duyệt không giữ tệp đã chọn: hãy chọn lại {names}.")
