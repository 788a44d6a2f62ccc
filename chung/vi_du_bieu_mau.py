"""Forms of the style guide: every kind of field, the filter bar, the report form."""

from typing import Any

from django import forms
from django.http import QueryDict

from chung.bieu_mau import NgayField


def _doan_van() -> forms.Textarea:
    return forms.Textarea(attrs={"rows": 3})


class Loc(forms.Form):
    """The filter bar of the work list."""

    KE_HOACH = [("", "Tất cả"), ("542", "KH 542/KH-UBND"), ("1093", "QĐ 1093/QĐ-BYT")]
    VAI_TRO = [("", "Tất cả"), ("chu_tri", "Chủ trì"), ("phoi_hop", "Phối hợp")]

    tim = forms.CharField(
        label="Tìm việc", required=False, widget=forms.TextInput(attrs={"placeholder": "Tên việc, số văn bản…"})
    )
    ke_hoach = forms.ChoiceField(label="Kế hoạch", required=False, choices=KE_HOACH)
    vai_tro = forms.ChoiceField(label="Vai trò", required=False, choices=VAI_TRO)
    den = NgayField(label="Tính đến", required=False)


class BaoCao(forms.Form):
    """The report form that opens under a row."""

    TRANG_THAI = [("dang", "Đang thực hiện"), ("xong", "Hoàn thành")]

    trang_thai = forms.ChoiceField(label="Trạng thái", choices=TRANG_THAI)
    phan_tram = forms.IntegerField(label="Tiến độ (%)", min_value=0, max_value=100)
    ngay_hoan_thanh = NgayField(label="Ngày hoàn thành", required=False)
    so_minh_chung = forms.CharField(label="Số văn bản minh chứng", required=False)
    ngay_minh_chung = NgayField(label="Ngày văn bản", required=False)
    ket_qua = forms.CharField(label="Kết quả", widget=_doan_van())
    kho_khan = forms.CharField(label="Khó khăn, vướng mắc", required=False, widget=_doan_van())
    kien_nghi = forms.CharField(label="Kiến nghị, đề xuất", required=False, widget=_doan_van())
    tep = forms.FileField(label="Tệp minh chứng", required=False)


class DayDu(forms.Form):
    """Every kind of field, with hints."""

    LOAI = [("", "Chọn loại"), ("kh", "Kế hoạch"), ("qd", "Quyết định")]
    PHAM_VI = [("tinh", "Cấp tỉnh"), ("xa", "Cấp xã")]
    NHAC = [("7", "7 ngày"), ("3", "3 ngày"), ("1", "1 ngày")]

    ten = forms.CharField(label="Tên kế hoạch", help_text="Ghi đúng trích yếu của văn bản.")
    ngay = NgayField(label="Ngày ban hành")
    loai = forms.ChoiceField(label="Loại văn bản", choices=LOAI)
    pham_vi = forms.ChoiceField(
        label="Phạm vi", widget=forms.RadioSelect, choices=PHAM_VI, help_text="Nơi kế hoạch có hiệu lực."
    )
    nhac = forms.MultipleChoiceField(
        label="Nhắc trước hạn", required=False, widget=forms.CheckboxSelectMultiple, choices=NHAC
    )
    ghi_chu = forms.CharField(label="Ghi chú", required=False, widget=_doan_van())
    tep = forms.FileField(label="Tệp phụ lục", help_text="Tệp Excel hoặc Word, tối đa 20 MB.")
    dong_y = forms.BooleanField(label="Gửi thông báo cho các cơ quan được giao")
    ma = forms.CharField(label="Mã kế hoạch", disabled=True, required=False, initial="KH-542")


def cac_mau(query: QueryDict) -> dict[str, Any]:
    """The forms that the pages of the style guide show; `query` is what the filter bar was sent."""
    return {
        "form": DayDu(),
        "form_loi": DayDu({"ten": "KH 542", "nhac": ["7"]}, prefix="loi"),
        "bo_loc": Loc(query or None),
    }
