"""Forms of the page of other names."""

from django import forms
from django.db.models import QuerySet

from donvi.models import BiDanh, DiaBan

GOP, XOA = "gop", "xoa"


class LocBiDanhForm(forms.Form):
    """Words, and the scope in which a name holds."""

    q = forms.CharField(
        label="Tìm tên gọi",
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"type": "search", "placeholder": "Tên gọi hoặc cơ quan, gõ đủ dấu"}),
    )
    pham_vi = forms.ModelChoiceField(
        label="Phạm vi", queryset=DiaBan.objects.none(), required=False, empty_label="Tất cả"
    )

    def __init__(self, pham_vi: QuerySet[DiaBan], *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["pham_vi"].queryset = pham_vi


class GopBiDanhForm(forms.Form):
    """The aliases ticked, and what is done with them: meant for one agency or group, or removed."""

    chon = forms.ModelMultipleChoiceField(
        label="Tên gọi", queryset=BiDanh.objects.none(), error_messages={"required": "Chọn ít nhất một tên gọi."}
    )
    viec = forms.ChoiceField(choices=[(GOP, "Gộp"), (XOA, "Xóa")], widget=forms.HiddenInput)
    dich = forms.CharField(
        label="Hiểu là",
        required=False,
        max_length=200,
        help_text="Tên đầy đủ của cơ quan hoặc nhóm. Lọc theo phạm vi để được gợi ý.",
        widget=forms.TextInput(attrs={"list": "goi-y-dich", "autocomplete": "off"}),
    )

    def __init__(self, bi_danh: QuerySet[BiDanh], *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["chon"].queryset = bi_danh

    def clean(self) -> dict:
        data = super().clean()
        if data.get("viec") == GOP and not data.get("dich"):
            self.add_error("dich", "Ghi tên cơ quan hoặc nhóm mà các tên gọi này chỉ tới.")
        return data
