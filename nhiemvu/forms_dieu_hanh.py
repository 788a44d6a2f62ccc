"""Forms by which a coordinator runs tasks: conditions, stops, pauses, the number and date of a draft."""

from datetime import date

from django import forms

from chung.bieu_mau import NgayField
from kehoach.models import KeHoach
from kehoach.services import SoNgayKy
from nhiemvu.models import NhiemVu
from nhiemvu.services.dieu_kien import DieuKien

_VI_DU = "Ví dụ 1678/NQ-UBTVQH15."


class DieuKienForm(forms.Form):
    van_ban = forms.CharField(
        label="Số, ký hiệu văn bản",
        max_length=200,
        help_text=f"Văn bản cho biết điều kiện đã có hoặc ấn định thời hạn. {_VI_DU}",
        error_messages={"required": "Nhập số, ký hiệu của văn bản làm căn cứ."},
    )
    ngay = NgayField(label="Ngày văn bản", error_messages={"required": "Nhập ngày của văn bản."})
    han = NgayField(label="Hạn hoàn thành", error_messages={"required": "Nhập hạn hoàn thành."})

    def __init__(self, nhiem_vu: NhiemVu, *args, **kwargs) -> None:
        recorded = {
            "van_ban": nhiem_vu.van_ban_dieu_kien,
            "ngay": nhiem_vu.ngay_dieu_kien,
            "han": nhiem_vu.han_dieu_kien,
        }
        super().__init__(*args, initial=recorded, **kwargs)

    @property
    def dieu_kien(self) -> DieuKien:
        return DieuKien(**self.cleaned_data)


class DungForm(forms.Form):
    van_ban = forms.CharField(
        label="Văn bản cho dừng",
        max_length=200,
        help_text=f"Số, ký hiệu và ngày của văn bản. {_VI_DU}",
        error_messages={"required": "Nhập số, ký hiệu của văn bản cho dừng."},
    )
    tu_ngay = NgayField(label="Dừng từ ngày", error_messages={"required": "Nhập ngày bắt đầu dừng."})

    def __init__(self, ngay: date, *args, **kwargs) -> None:
        super().__init__(*args, initial={"tu_ngay": ngay}, **kwargs)


class TamDungForm(forms.Form):
    tu_ngay = NgayField(label="Tạm dừng từ ngày", error_messages={"required": "Nhập ngày bắt đầu tạm dừng."})
    ly_do = forms.CharField(
        label="Lý do",
        max_length=300,
        help_text="Ghi cả số, ký hiệu văn bản nếu có.",
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Nhập lý do tạm dừng."},
    )

    def __init__(self, ngay: date, *args, **kwargs) -> None:
        super().__init__(*args, initial={"tu_ngay": ngay}, **kwargs)


class TiepTucForm(forms.Form):
    """Taking up a paused item."""

    han_moi = NgayField(label="Hạn mới", required=False, help_text="Để trống nếu giữ nguyên hạn.")


class BanHanhForm(forms.Form):
    """What a draft lacks until it is issued."""

    so_ky_hieu = forms.CharField(
        label="Số, ký hiệu",
        max_length=60,
        help_text="Ví dụ 542/KH-UBND.",
        error_messages={"required": "Nhập số, ký hiệu của kế hoạch."},
    )
    ngay_ban_hanh = NgayField(label="Ngày ban hành", error_messages={"required": "Nhập ngày ban hành."})
    nguoi_ky = forms.CharField(label="Người ký", max_length=150, required=False)

    def __init__(self, ke_hoach: KeHoach, *args, **kwargs) -> None:
        document = ke_hoach.van_ban
        written = {name: getattr(document, name) for name in ("so_ky_hieu", "ngay_ban_hanh", "nguoi_ky")}
        super().__init__(*args, initial=written, **kwargs)

    @property
    def so_ngay(self) -> SoNgayKy:
        return SoNgayKy(**self.cleaned_data)
