"""The days of rest in the administration pages."""

from django.contrib import admin
from rules.contrib.admin import ObjectPermissionsModelAdmin

from chung.models import NgayDacBiet
from nhacviec.services import lich


@admin.register(NgayDacBiet)
class NgayDacBietAdmin(ObjectPermissionsModelAdmin):
    list_display = ("ngay", "loai", "ten")
    list_filter = ("loai",)
    date_hierarchy = "ngay"

    def save_model(self, request, obj, form, change) -> None:
        lich.luu_ngay(obj, nguoi=request.user)

    def delete_model(self, request, obj) -> None:
        lich.xoa_ngay(obj, nguoi=request.user)

    def delete_queryset(self, request, queryset) -> None:
        for day in queryset:
            lich.xoa_ngay(day, nguoi=request.user)
