"""Definitions, milestones and values in the administration pages; every save goes through the services."""

from django.contrib import admin
from rules.contrib.admin import ObjectPermissionsModelAdmin

from chitieu import services
from chitieu.models import ChiTieu, MocChiTieu, SoLieu
from chitieu.resources import MocChiTieuResource, SoLieuResource
from chung.bang_quan_tri import BangAdmin


class _TheoNoiAdmin(BangAdmin):
    """Rows of the places that the person may read."""

    list_select_related = ("chi_tieu", "dia_ban")
    autocomplete_fields = ("dia_ban",)
    search_fields = ("chi_tieu__ten", "dia_ban__ten", "=dia_ban__ma")

    def get_queryset(self, request):
        return super().get_queryset(request).cho_nguoi(request.user)


@admin.register(ChiTieu)
class ChiTieuAdmin(ObjectPermissionsModelAdmin):
    """How a target is measured; targets come from plans."""

    list_display = ("ten", "don_vi_tinh", "cach_gop", "chieu", "chu_ky", "cap_bao_cao")
    list_filter = ("cach_gop", "chu_ky", "cap_bao_cao")
    search_fields = ("ten",)

    def get_readonly_fields(self, request, obj=None) -> tuple[str, ...]:
        return ("ten", *services.CO_DINH) if obj and obj.so_lieu.exists() else ("ten",)

    def has_add_permission(self, request) -> bool:
        return False

    def has_delete_permission(self, request, obj=None) -> bool:
        return False

    def save_model(self, request, obj, form, change) -> None:
        services.sua_dinh_nghia(obj, nguoi=request.user)


@admin.register(MocChiTieu)
class MocChiTieuAdmin(_TheoNoiAdmin):
    resource_classes = (MocChiTieuResource,)
    list_display = ("chi_tieu", "dia_ban", "nam", "gia_tri", "can_cu")
    list_filter = ("nam",)

    def save_model(self, request, obj, form, change) -> None:
        services.luu_moc(obj, nguoi=request.user)

    def delete_model(self, request, obj) -> None:
        services.xoa_moc(obj, nguoi=request.user)

    def delete_queryset(self, request, queryset) -> None:
        for row in queryset.select_related("dia_ban"):
            services.xoa_moc(row, nguoi=request.user)


@admin.register(SoLieu)
class SoLieuAdmin(_TheoNoiAdmin):
    """Read here, imported and exported as a table; single values change in the grid."""

    resource_classes = (SoLieuResource,)
    list_display = ("chi_tieu", "dia_ban", "nam", "thang", "tu_so", "mau_so", "duyet", "chinh_thuc")
    list_filter = ("duyet", "nam", "chinh_thuc")

    def has_add_permission(self, request) -> bool:
        return False

    def has_change_permission(self, request, obj=None) -> bool:
        return False

    def has_delete_permission(self, request, obj=None) -> bool:
        return False

    def has_import_permission(self, request) -> bool:
        return request.user.has_perm("chitieu.add_mocchitieu")
