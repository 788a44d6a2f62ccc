"""Forms of the daily work."""

from datetime import datetime

from django import forms
from django.core.exceptions import ValidationError

from chung.bieu_mau import CacTepField, NgayField, nhac_chon_lai
from nhiemvu.enums import TinhTrangBaoCao
from nhiemvu.models import CapNhat, DauViec
from nhiemvu.services.bao_cao import NoiDungBaoCao, bao_cao
from taikhoan.models import NguoiDung


class BaoCaoForm(forms.Form):
    """A progress report on one work item; it starts from the item as it stands."""

    tinh_trang = forms.ChoiceField(label="Tình trạng", choices=TinhTrangBaoCao)
    tien_do = forms.IntegerField(
        label="Tiến độ (%)",
        widget=forms.NumberInput(attrs={"min": 0, "max": 100, "inputmode": "numeric"}),
        error_messages={"required": "Nhập tiến độ, từ 0 đến 100.", "invalid": "Nhập một số nguyên, ví dụ 45."},
    )
    ngay_hoan_thanh = NgayField(label="Ngày hoàn thành", required=False)
    so_minh_chung = forms.CharField(
        label="Số, ký hiệu văn bản minh chứng",
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"placeholder": "412/BC-SYT", "autocomplete": "off"}),
    )
    ngay_minh_chung = NgayField(label="Ngày văn bản", required=False)
    tep = CacTepField(label="Tệp minh chứng")
    ket_qua = forms.CharField(label="Kết quả", required=False, widget=forms.Textarea(attrs={"rows": 3}))
    kho_khan = forms.CharField(label="Khó khăn, vướng mắc", required=False, widget=forms.Textarea(attrs={"rows": 3}))
    kien_nghi = forms.CharField(label="Kiến nghị, đề xuất", required=False, widget=forms.Textarea(attrs={"rows": 3}))
    phien_ban = forms.IntegerField(
        widget=forms.HiddenInput,
        error_messages=dict.fromkeys(("required", "invalid"), "Trang đã cũ: hãy tải lại rồi gửi lần nữa."),
    )

    def __init__(self, dau_viec: DauViec, *args, **kwargs) -> None:
        kwargs.setdefault("initial", _ban_dau(dau_viec))
        kwargs.setdefault("prefix", f"viec{dau_viec.pk}")
        super().__init__(*args, **kwargs)
        self.dau_viec = dau_viec

    def clean(self) -> dict:
        """Completing means 100 %: the person need not type it."""
        data = super().clean()
        if data.get("tinh_trang") == TinhTrangBaoCao.HOAN_THANH and "tien_do" in data:
            data["tien_do"] = 100
        if self.errors:
            nhac_chon_lai(self, "tep")
        return data

    def gui(self, *, nguoi: NguoiDung, luc: datetime) -> CapNhat | None:
        """Send the report through the service; `None` when the service refuses it, with the reasons on the form.

        Raises:
            PermissionDenied, DaCoNguoiSua: as the service does.
        """
        data = self.cleaned_data
        content = NoiDungBaoCao(**{name: data[name] for name in NoiDungBaoCao.__slots__})
        try:
            return bao_cao(self.dau_viec, content, nguoi=nguoi, luc=luc, phien_ban=data["phien_ban"], tep=data["tep"])
        except ValidationError as refused:
            self.add_error(None, refused)
            nhac_chon_lai(self, "tep")
            return None


class TraLaiForm(forms.Form):
    ly_do = forms.CharField(
        label="Lý do trả lại",
        help_text="Nêu rõ cần bổ sung gì để cơ quan làm lại một lần là đủ.",
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "Nhập lý do trả lại để cơ quan biết cần bổ sung gì."},
    )


def _ban_dau(dau_viec: DauViec) -> dict:
    return {
        "tinh_trang": TinhTrangBaoCao.DANG_THUC_HIEN,
        "tien_do": dau_viec.tien_do,
        "phien_ban": dau_viec.phien_ban,
    }
