"""Remembered ways of reading columns in the administration pages: to look at and to forget."""

from django.contrib import admin
from django.utils.html import format_html_join
from rules.contrib.admin import ObjectPermissionsModelAdmin

from nhaplieu.forms.cot import VAI
from nhaplieu.models import CachDocCot
from nhaplieu.nhan_dang.vai_cot import Vai
from nhaplieu.services.nho_cot import quen_cot

_TEN_VAI = {role.value: label for role, label in VAI}


@admin.register(CachDocCot)
class CachDocCotAdmin(ObjectPermissionsModelAdmin):
    """Made by naming columns in an import only; here they are forgotten."""

    list_display = ("chu_ky", "dia_ban", "nguoi", "luc")
    list_select_related = ("dia_ban", "nguoi")
    search_fields = ("chu_ky",)
    fields = ("chu_ky", "cac_cot", "dia_ban", "nguoi", "luc")
    readonly_fields = fields

    @admin.display(description="ý nghĩa các cột")
    def cac_cot(self, obj: CachDocCot) -> str:
        return format_html_join(", ", "{}", ((_TEN_VAI.get(role, Vai(role).value),) for role in obj.vai))

    def has_add_permission(self, request) -> bool:
        return False

    def has_change_permission(self, request, obj=None) -> bool:
        return False

    def has_view_permission(self, request, obj=None) -> bool:
        return request.user.has_perm("kehoach.nhap", obj and obj.dia_ban)

    def has_delete_permission(self, request, obj=None) -> bool:
        return self.has_view_permission(request, obj)

    def has_module_permission(self, request) -> bool:
        return self.has_view_permission(request)

    def get_queryset(self, request):
        return super().get_queryset(request).filter(pk__in=CachDocCot.objects.cho_nguoi(request.user))

    def delete_model(self, request, obj: CachDocCot) -> None:
        quen_cot(obj, nguoi=request.user)

    def delete_queryset(self, request, queryset) -> None:
        for way in queryset:
            quen_cot(way, nguoi=request.user)
