"""Forms of directives and of comments."""

from collections.abc import Iterable
from datetime import date, timedelta
from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet

from chung.bieu_mau import NgayField
from chung.chu import gon
from donvi.models import CoQuan

NGAY_TRA_LOI = 7
"""Days that an agency has to answer, unless the leader says another day."""
_TRANG_CU = dict.fromkeys(("required", "invalid"), "Trang đã cũ: hãy tải lại rồi gửi lần nữa.")


class _GuiMotLan(forms.Form):
    """A form that carries its own key, so that a double click sends it once."""

    ma_gui = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4, error_messages=_TRANG_CU)


class ChiDaoForm(_GuiMotLan):
    """A directive to an agency that is known from where it is written."""

    noi_dung = forms.CharField(
        label="Nội dung chỉ đạo",
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": "Nhập nội dung chỉ đạo."},
    )
    han_tra_loi = NgayField(label="Trả lời trước hết ngày", error_messages={"required": "Nhập ngày phải trả lời."})

    def __init__(self, ngay: date, *args, **kwargs) -> None:
        super().__init__(*args, initial={"han_tra_loi": ngay + timedelta(days=NGAY_TRA_LOI)}, **kwargs)


class ChiDaoNhiemVuForm(ChiDaoForm):
    """A directive on a task: to one of the agencies that have to do with it."""

    co_quan = forms.ModelChoiceField(
        CoQuan.objects.none(),
        label="Cơ quan trả lời",
        empty_label=None,
        error_messages=dict.fromkeys(("required", "invalid_choice"), "Chọn cơ quan trả lời."),
    )
    field_order = ("co_quan",)

    def __init__(self, co_quan: QuerySet[CoQuan], *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["co_quan"].queryset = co_quan


class ChiDaoCoQuanForm(ChiDaoForm):
    """A directive to any of many agencies: named in full, or as documents do where one alone is named so."""

    co_quan = forms.CharField(
        label="Cơ quan trả lời",
        help_text="Gõ tên cơ quan hoặc chọn trong gợi ý.",
        widget=forms.TextInput(attrs={"list": "goi-y", "autocomplete": "off"}),
        error_messages={"required": "Nhập cơ quan trả lời."},
    )
    field_order = ("co_quan",)

    def __init__(self, co_quan: QuerySet[CoQuan], *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self._agencies = co_quan

    def clean_co_quan(self) -> CoQuan:
        name = gon(self.cleaned_data["co_quan"])
        found = self._agencies.filter(ten=name)[:1] or self._agencies.filter(ten_ngan=name)[:2]
        if not found:
            raise ValidationError(f"Không có cơ quan “{name}” trong phạm vi chỉ đạo của anh/chị; hãy chọn trong gợi ý.")
        if len(found) > 1:
            raise ValidationError(f"Nhiều cơ quan cùng gọi là “{name}”; hãy ghi tên đầy đủ hoặc chọn trong gợi ý.")
        return found[0]


class TraLoiForm(forms.Form):
    noi_dung = forms.CharField(
        label="Nội dung trả lời",
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": "Nhập nội dung trả lời."},
    )


class HoiLaiForm(forms.Form):
    noi_dung = forms.CharField(
        label="Cần trả lời thêm gì",
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Nhập yêu cầu trả lời lại."},
    )
    han_tra_loi = NgayField(label="Trả lời trước hết ngày", error_messages={"required": "Nhập ngày phải trả lời."})


class YKienForm(_GuiMotLan):
    noi_dung = forms.CharField(
        label="Ý kiến",
        help_text="Muốn nhắc ai thì gõ @ và tên đăng nhập của người đó.",
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Nhập ý kiến."},
    )


def goi_y_ten(co_quan: QuerySet[CoQuan], toi_da: int = 300) -> Iterable[str]:
    """Names to suggest, the highest places first."""
    return co_quan.order_by("dia_ban__cap", "ten").values_list("ten", flat=True)[:toi_da]
