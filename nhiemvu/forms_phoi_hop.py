"""The form of a coordinating agency."""

from datetime import datetime

from django import forms
from django.core.exceptions import ValidationError

from nhiemvu.enums import TinhTrangBaoCao
from nhiemvu.models import CapNhatPhoiHop, PhoiHop
from nhiemvu.services.phoi_hop import NoiDungPhoiHop, bao_cao_phoi_hop
from taikhoan.models import NguoiDung


class PhoiHopForm(forms.Form):
    """What the agency did for the task."""

    tinh_trang = forms.ChoiceField(label="Phần việc của cơ quan", choices=TinhTrangBaoCao)
    ket_qua = forms.CharField(
        label="Kết quả phối hợp",
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Nhập kết quả phần việc của cơ quan."},
    )
    kho_khan = forms.CharField(label="Khó khăn, vướng mắc", required=False, widget=forms.Textarea(attrs={"rows": 3}))
    kien_nghi = forms.CharField(label="Kiến nghị, đề xuất", required=False, widget=forms.Textarea(attrs={"rows": 3}))
    phien_ban = forms.IntegerField(
        widget=forms.HiddenInput,
        error_messages=dict.fromkeys(("required", "invalid"), "Trang đã cũ: hãy tải lại rồi gửi lần nữa."),
    )

    def __init__(self, phoi_hop: PhoiHop, *args, **kwargs) -> None:
        kwargs.setdefault("initial", {"phien_ban": phoi_hop.phien_ban})
        kwargs.setdefault("prefix", f"phoihop{phoi_hop.pk}")
        super().__init__(*args, **kwargs)
        self.phoi_hop = phoi_hop

    def gui(self, *, nguoi: NguoiDung, luc: datetime) -> CapNhatPhoiHop | None:
        """Send the report through the service; `None` when it refuses, with the reasons on the form.

        Raises:
            PermissionDenied, DaCoNguoiSua: as the service does.
        """
        data = dict(self.cleaned_data)
        version = data.pop("phien_ban")
        try:
            return bao_cao_phoi_hop(self.phoi_hop, NoiDungPhoiHop(**data), nguoi=nguoi, luc=luc, phien_ban=version)
        except ValidationError as refused:
            self.add_error(None, refused)
            return None
