"""What every list of work items can be narrowed by, and the filters of "Việc của tôi"."""

import django_filters
from django import forms

from kehoach.forms_chon import ChonKeHoach
from nhiemvu.models import DauViec
from nhiemvu.queries import NHOM_VIEC
from taikhoan.models import NguoiDung


class LocKeHoach(django_filters.Filter):
    """A plan that the person may read."""

    field_class = ChonKeHoach


class ViecFilter(django_filters.FilterSet):
    """Words and plan: what every list of work items can be narrowed by."""

    q = django_filters.CharFilter(
        label="Tìm việc", method="tim", widget=forms.TextInput(attrs={"placeholder": "Tên việc, số văn bản, cơ quan"})
    )
    ke_hoach = LocKeHoach()

    class Meta:
        model = DauViec
        fields: list[str] = []

    @property
    def form(self):
        """The form, filled once with what the person may choose."""
        known = hasattr(self, "_form")
        form = super().form
        if not known:
            self.bay_ra(form.fields, self.request.user)
        return form

    def get_form_class(self):
        """The class of the form, made once: what depends on the person comes with `bay_ra`."""
        if "_lop_form" not in vars(type(self)):
            type(self)._lop_form = super().get_form_class()
        return self._lop_form

    def bay_ra(self, fields: dict[str, forms.Field], nguoi: NguoiDung) -> None:
        """Fill the fields with what the person may choose."""
        fields["ke_hoach"].bay_ra(nguoi, self.data.get("ke_hoach", ""))

    def filter_queryset(self, queryset):
        """A filter that cannot be read finds nothing: the whole list would pass for its answer."""
        return super().filter_queryset(queryset) if self.form.is_valid() else queryset.none()

    @property
    def loc_bang_chu(self) -> list[str]:
        """Every filter in use, in words."""
        if not self.is_bound or not self.form.is_valid():
            return []
        shown = ((field, self.form.cleaned_data[field.name]) for field in self.form.visible_fields())
        return [f"{field.label}: {_chu(field.field, value)}" for field, value in shown if value not in (None, "")]

    def tim(self, queryset, name, value):
        return queryset.tim(value)

    @property
    def dang_tim(self) -> bool:
        """Whether the list is narrowed by words: it then stands in the order of `DauViecQuerySet.tim`."""
        return self.form.is_bound and self.form.is_valid() and bool(self.form.cleaned_data["q"])


class ViecCuaToiFilter(ViecFilter):
    """Works on `nhiemvu.queries.viec_can_lam`: also by the group of the list."""

    nhom = django_filters.ChoiceFilter(
        label="Nhóm",
        empty_label="Tất cả",
        method="theo_nhom",
        choices=[(group.ma, group.ten) for group in NHOM_VIEC],
    )

    def theo_nhom(self, queryset, name, value):
        codes = [group.ma for group in NHOM_VIEC]
        return queryset.filter(thu_tu_nhom=codes.index(value))


def _chu(field: forms.Field, value: object) -> str:
    """What the control shows for a value."""
    choices = dict(field.choices) if type(field) is django_filters.fields.ChoiceField else {}
    return str(choices.get(value, value))
