"""What people enter about reminders."""

from typing import Any

from django import forms

from nhacviec.enums import CachNhan, LoaiTin, TinhTrangGui
from nhacviec.models import CauHinhNhac

XA_NHAT = 180
NHIEU_NHAT = 12


class CacSoField(forms.CharField):
    """Numbers of days with commas between: "30, 15, 7". Gives a list, the largest first where `giam`."""

    default_error_messages = {
        "invalid": "Ghi các số ngày, cách nhau bằng dấu phẩy, như 30, 15, 7.",
        "far": f"Số ngày không quá {XA_NHAT}.",
        "many": f"Không quá {NHIEU_NHAT} mốc.",
    }

    def __init__(self, *, giam: bool, tu: int = 1, **kwargs: Any) -> None:
        super().__init__(required=False, **kwargs)
        self.giam, self.tu = giam, tu

    def prepare_value(self, value: Any) -> Any:
        return ", ".join(map(str, value)) if isinstance(value, list | tuple) else value

    def clean(self, value: Any) -> list[int]:
        words = super().clean(value).replace(";", ",").split(",")
        try:
            numbers = {int(word) for word in words if word.strip()}
        except ValueError as error:
            raise forms.ValidationError(self.error_messages["invalid"], "invalid") from error
        if any(number < self.tu for number in numbers):
            raise forms.ValidationError(self.error_messages["invalid"], "invalid")
        if any(number > XA_NHAT for number in numbers):
            raise forms.ValidationError(self.error_messages["far"], "far")
        if len(numbers) > NHIEU_NHAT:
            raise forms.ValidationError(self.error_messages["many"], "many")
        return sorted(numbers, reverse=self.giam)

    def has_changed(self, initial: Any, data: Any) -> bool:
        return super().has_changed(self.prepare_value(initial), data)


class CauHinhForm(forms.ModelForm):
    """The milestones and thresholds of a plan."""

    truoc_han = CacSoField(label="Trước hạn", giam=True, tu=0, help_text="0 là đúng ngày đến hạn.")
    sau_han = CacSoField(label="Sau khi quá hạn", giam=False)
    lap_lai = forms.IntegerField(
        label="Sau mốc cuối, nhắc lại mỗi", min_value=0, max_value=XA_NHAT, help_text="0 là không nhắc lại."
    )
    ky_truoc = CacSoField(label="Trước hạn nộp", giam=True, tu=0)
    ky_sau = CacSoField(label="Sau khi quá hạn nộp", giam=False)
    ngay_lam_viec = forms.BooleanField(
        label="Đếm các mốc trên theo ngày làm việc",
        required=False,
        help_text="Bỏ qua thứ Bảy, Chủ nhật, ngày lễ, Tết và những ngày nghỉ do quản trị khai báo.",
    )
    bao_thu_truong = forms.IntegerField(label="Thủ trưởng cơ quan", min_value=0, max_value=XA_NHAT)
    bao_dau_moi = forms.IntegerField(label="Đầu mối theo dõi", min_value=0, max_value=XA_NHAT)
    bao_lanh_dao = forms.IntegerField(label="Lãnh đạo tỉnh", min_value=0, max_value=XA_NHAT)

    class Meta:
        model = CauHinhNhac
        fields = (
            "truoc_han",
            "sau_han",
            "lap_lai",
            "ky_truoc",
            "ky_sau",
            "ngay_lam_viec",
            "bao_thu_truong",
            "bao_dau_moi",
            "bao_lanh_dao",
        )


class LuaChonForm(forms.Form):
    """How to be told."""

    cach = forms.ChoiceField(
        label="Nhận nhắc việc qua thư",
        choices=CachNhan.choices,
        widget=forms.RadioSelect,
        help_text="Việc quá hạn kéo dài phải báo lên thì luôn được gửi qua thư, dù chọn cách nào.",
    )


class LocThongBaoForm(forms.Form):
    """What an inbox can be narrowed by."""

    loai = forms.ChoiceField(label="Loại", required=False, choices=[("", "Tất cả"), *LoaiTin.choices])
    chua_doc = forms.BooleanField(label="Chưa đọc", required=False)


class LocBanTinForm(forms.Form):
    """What the log of digests can be narrowed by."""

    tinh_trang = forms.ChoiceField(label="Tình trạng", required=False, choices=[("", "Tất cả"), *TinhTrangGui.choices])
    q = forms.CharField(
        label="Tìm người nhận", required=False, widget=forms.TextInput(attrs={"placeholder": "Họ tên, địa chỉ thư"})
    )
