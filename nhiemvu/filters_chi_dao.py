"""The filters of the list of directives."""

import django_filters
from django import forms

from donvi.models import CoQuan
from nhiemvu.models import ChiDao

_PHIA = {"toi_gui": "Tôi gửi", "gui_den": "Gửi đến cơ quan tôi"}
_TINH_TRANG = {
    "dang_mo": "Đang mở",
    "chua_tra_loi": "Chưa trả lời",
    "qua_han": "Quá hạn trả lời",
    "tra_loi_muon": "Trả lời muộn",
    "ket_thuc": "Đã kết thúc",
}


class ChiDaoFilter(django_filters.FilterSet):
    """Whose directives, and where they stand."""

    phia = django_filters.ChoiceFilter(
        label="Chỉ đạo", empty_label="Tất cả", choices=list(_PHIA.items()), method="theo_phia"
    )
    tinh_trang = django_filters.ChoiceFilter(
        label="Tình trạng", empty_label="Tất cả", choices=list(_TINH_TRANG.items()), method="theo_tinh_trang"
    )
    dia_ban = django_filters.CharFilter(method="trong_dia_ban", widget=forms.HiddenInput)
    co_quan = django_filters.ModelChoiceFilter(queryset=CoQuan.objects.all(), widget=forms.HiddenInput)

    class Meta:
        model = ChiDao
        fields: list[str] = []

    def __init__(self, *args, ngay, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.ngay = ngay

    def filter_queryset(self, queryset):
        """A filter that cannot be read finds nothing: the whole list would pass for its answer."""
        return super().filter_queryset(queryset) if self.form.is_valid() else queryset.none()

    def theo_phia(self, queryset, name, value):
        person = self.request.user
        return queryset.filter(nguoi=person) if value == "toi_gui" else queryset.gui_den(person)

    def theo_tinh_trang(self, queryset, name, value):
        return {
            "dang_mo": queryset.dang_mo,
            "chua_tra_loi": queryset.chua_tra_loi,
            "qua_han": lambda: queryset.qua_han(self.ngay),
            "tra_loi_muon": queryset.tra_loi_muon,
            "ket_thuc": lambda: queryset.filter(tinh_trang=value),
        }[value]()

    def trong_dia_ban(self, queryset, name, value):
        return queryset.trong_dia_ban(value)
