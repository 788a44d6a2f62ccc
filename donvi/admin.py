"""Places, agencies, groups and aliases in the administration pages; every save goes through the services."""

from django import forms
from django.contrib import admin
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from rules.contrib.admin import ObjectPermissionsModelAdmin

from chung.bang_quan_tri import BangAdmin
from chung.bieu_mau import CoBanGoc
from donvi import services
from donvi.enums import CachXacDinh
from donvi.models import BiDanh, CoQuan, DiaBan, NhomCoQuan
from donvi.resources import BiDanhResource, CoQuanResource, NhomCoQuanResource


@admin.register(DiaBan)
class DiaBanAdmin(ObjectPermissionsModelAdmin):
    """Read only: places come from the data set."""

    list_display = ("ten", "ma", "cap", "loai", "tu_ngay", "den_ngay")
    list_filter = ("cap", "loai", ("den_ngay", admin.EmptyFieldListFilter))
    search_fields = ("ten", "=ma", "ten_tim", "ten_khac__ten")

    def has_add_permission(self, request) -> bool:
        return False

    def has_change_permission(self, request, obj=None) -> bool:
        return False

    def has_delete_permission(self, request, obj=None) -> bool:
        return False


class DanhMucForm(CoBanGoc, forms.ModelForm):
    """Two admins on one row: the second is told."""


class DanhMucAdmin(BangAdmin):
    """Rows of master data that people edit one by one or as a table."""

    form = DanhMucForm
    list_select_related = True

    def save_model(self, request, obj, form, change) -> None:
        services.luu(obj, nguoi=request.user)


@admin.register(CoQuan)
class CoQuanAdmin(DanhMucAdmin):
    resource_classes = (CoQuanResource,)
    list_display = ("ten", "ten_ngan", "loai", "dia_ban", "tu_ngay", "den_ngay")
    list_filter = ("loai", "dia_ban__cap", ("den_ngay", admin.EmptyFieldListFilter))
    search_fields = ("ten", "ten_ngan", "bi_danh__ten")
    autocomplete_fields = ("dia_ban", "cha")

    def history_view(self, request, object_id, extra_context=None):
        """The history of the house, which knows old and new values, in place of Django's own."""
        return redirect("lich-su-co-quan", object_id)


@admin.register(NhomCoQuan)
class NhomCoQuanAdmin(DanhMucAdmin):
    resource_classes = (NhomCoQuanResource,)
    list_display = ("ten", "cach", "cap", "pham_vi")
    list_filter = ("cach", "cap")
    search_fields = ("ten", "bi_danh__ten")
    autocomplete_fields = ("pham_vi",)
    exclude = ("thanh_vien",)
    readonly_fields = ("cac_thanh_vien",)

    @admin.display(description="Thành viên")
    def cac_thanh_vien(self, group: NhomCoQuan) -> SafeString:
        """Shown alone: on the page of the group their work is handed out with the change."""
        if group.cach == CachXacDinh.QUY_TAC:
            return SafeString("Xác định theo quy tắc.")
        names = ", ".join(str(agency) for agency in group.thanh_vien.all()) if group.pk else ""
        words = '{}. Sửa ở trang <a href="{}">Nhóm cơ quan</a>, để việc được giao ngay.'
        return format_html(words, names or "Chưa có", reverse("danh-sach-nhom"))


@admin.register(BiDanh)
class BiDanhAdmin(DanhMucAdmin):
    resource_classes = (BiDanhResource,)
    list_display = ("ten", "dich", "pham_vi")
    search_fields = ("ten", "co_quan__ten", "nhom__ten")
    autocomplete_fields = ("co_quan", "nhom", "pham_vi")

    @admin.display(description="Nghĩa là")
    def dich(self, alias: BiDanh) -> str:
        return str(alias.co_quan or alias.nhom)
