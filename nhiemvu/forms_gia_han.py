"""Forms of extensions."""

from django import forms

from chung.bieu_mau import NgayField
from nhiemvu.models import DauViec, GiaHan
from nhiemvu.services.gia_han import QuyetDinh

TRANG_CU = "Trang đã cũ: hãy tải lại rồi gửi lần nữa."


class XinGiaHanForm(forms.Form):
    han_moi = NgayField(label="Hạn mới", error_messages={"required": "Nhập hạn mới."})
    ly_do = forms.CharField(
        label="Lý do",
        help_text="Vì sao chưa xong và cần thêm bao lâu; đầu mối đọc để quyết định.",
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Nhập lý do xin gia hạn."},
    )
    phien_ban = forms.IntegerField(
        widget=forms.HiddenInput, error_messages=dict.fromkeys(("required", "invalid"), TRANG_CU)
    )

    def __init__(self, dau_viec: DauViec, *args, **kwargs) -> None:
        super().__init__(*args, initial={"phien_ban": dau_viec.phien_ban}, **kwargs)


class QuyetGiaHanForm(forms.Form):
    """Approve, with the date asked for or another one, or refuse."""

    dong_y = forms.TypedChoiceField(
        label="Quyết định",
        choices=[("co", "Đồng ý gia hạn"), ("khong", "Không đồng ý")],
        widget=forms.RadioSelect,
        coerce=lambda word: word == "co",
        empty_value=None,
        error_messages={"required": "Chọn đồng ý hoặc không đồng ý."},
    )
    han_duyet = NgayField(
        label="Gia hạn đến ngày", required=False, help_text="Có thể khác ngày cơ quan đề nghị; không đồng ý thì bỏ qua."
    )
    y_kien = forms.CharField(
        label="Ý kiến",
        required=False,
        help_text="Không đồng ý thì nêu lý do.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, gia_han: GiaHan, *args, **kwargs) -> None:
        super().__init__(*args, initial={"han_duyet": gia_han.han_moi}, **kwargs)

    def clean(self) -> dict:
        data = super().clean()
        if data.get("dong_y") and "han_duyet" in data and data["han_duyet"] is None:
            self.add_error("han_duyet", "Nhập ngày được gia hạn đến.")
        return data

    @property
    def quyet_dinh(self) -> QuyetDinh:
        data = self.cleaned_data
        return QuyetDinh(data["han_duyet"] if data["dong_y"] else None, data["y_kien"])


class HuyGiaHanForm(forms.Form):
    ly_do = forms.CharField(
        label="Lý do hủy",
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Nhập lý do hủy gia hạn."},
    )
