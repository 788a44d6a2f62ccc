"""People and roles in the administration pages; every save goes through the services."""

from django import forms
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import AdminUserCreationForm, UserChangeForm
from django.db.models import Q
from rules.contrib.admin import ObjectPermissionsModelAdmin, ObjectPermissionsTabularInline

from taikhoan import services
from taikhoan.models import NguoiDung, PhanQuyen
from taikhoan.pham_vi import pham_vi_cua, q_duong_dan


class TaoNguoiDungForm(AdminUserCreationForm):
    class Meta(AdminUserCreationForm.Meta):
        model = NguoiDung
        fields = ("username", "ho_ten", "email", "chuc_vu")


class SuaNguoiDungForm(UserChangeForm):
    class Meta(UserChangeForm.Meta):
        model = NguoiDung
        fields = "__all__"


class PhanQuyenForm(forms.ModelForm):
    class Meta:
        model = PhanQuyen
        fields = ("vai_tro", "co_quan", "dia_ban", "thu_truong", "tu_ngay", "den_ngay")


class PhanQuyenInline(ObjectPermissionsTabularInline):
    model = PhanQuyen
    form = PhanQuyenForm
    extra = 0
    autocomplete_fields = ("co_quan", "dia_ban")


@admin.register(NguoiDung)
class NguoiDungAdmin(ObjectPermissionsModelAdmin, UserAdmin):
    form = SuaNguoiDungForm
    add_form = TaoNguoiDungForm
    inlines = (PhanQuyenInline,)
    ordering = ("username",)
    list_display = ("username", "ho_ten", "chuc_vu", "vai_tro", "is_active")
    list_filter = ("is_active", "phan_quyen__vai_tro")
    search_fields = ("username", "ho_ten", "email")
    filter_horizontal = ()
    fieldsets = (
        (None, {"fields": ("username", "password")}),
        ("Người dùng", {"fields": ("ho_ten", "email", "chuc_vu", "is_active")}),
    )
    add_fieldsets = (
        (None, {"classes": ("wide",), "fields": ("username", "ho_ten", "email", "chuc_vu", "password1", "password2")}),
    )

    def get_queryset(self, request):
        """The people of the places that the admin looks after, and those without a role yet."""
        people = super().get_queryset(request).exclude(username=services.TEN_HE_THONG)
        reach = pham_vi_cua(request.user)
        if not reach.toan_he_thong:
            people = people.filter(
                q_duong_dan("phan_quyen__dia_ban__duong_dan", reach.quan_tri)
                | q_duong_dan("phan_quyen__co_quan__dia_ban__duong_dan", reach.quan_tri)
                | Q(phan_quyen__isnull=True, is_superuser=False)
            ).distinct()
        return people.prefetch_related("phan_quyen__co_quan", "phan_quyen__dia_ban")

    @admin.display(description="Vai trò")
    def vai_tro(self, account: NguoiDung) -> str:
        return "; ".join(str(role) for role in account.phan_quyen.all()) or "–"

    def has_delete_permission(self, request, obj=None) -> bool:
        """People leave traces: they are locked out, not removed."""
        return False

    def save_model(self, request, obj, form, change) -> None:
        if change:
            services.sua_nguoi_dung(obj, nguoi=request.user)
            return
        data = form.cleaned_data
        made = services.tao_nguoi_dung(
            data["username"],
            data["ho_ten"],
            data["password1"],
            nguoi=request.user,
            email=data["email"],
            chuc_vu=data["chuc_vu"],
        )
        obj.pk, obj._state.adding = made.pk, False

    def save_formset(self, request, form, formset, change) -> None:
        for role in formset.save(commit=False):
            role.nguoi_dung = form.instance
            services.luu_vai_tro(role, nguoi=request.user)
        for role in formset.deleted_objects:
            services.thu_hoi_vai_tro(role, nguoi=request.user)
        formset.save_m2m()
