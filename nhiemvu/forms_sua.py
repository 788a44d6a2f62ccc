"""What a task says, as a person types it: a row of an import, or a task that is here."""

from collections.abc import Iterable

from django import forms

from chung.bieu_mau import CoBanGoc
from chung.chu import gon
from nhiemvu.models import NhiemVu
from nhiemvu.nguyen_van import NOI_MUC
from nhiemvu.services.sua_tay import THEO_DAU_VIEC, cac_ten_muc, chu_nhieu_dong, chu_sua


class ChuField(forms.CharField):
    """Words with the line ends with which they are kept."""

    def to_python(self, value: str | None) -> str:
        return chu_nhieu_dong(super().to_python(value))


class ChuNhiemVuForm(forms.Form):
    """The words of one task."""

    stt = ChuField(label="Số thứ tự", required=False, max_length=30)
    muc = forms.ChoiceField(label="Mục", required=False)
    noi_dung = ChuField(
        label="Nội dung nhiệm vụ",
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Nhập nội dung nhiệm vụ."},
    )
    chu_tri = ChuField(
        label="Chủ trì",
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Nhiều cơ quan ngăn bằng dấu chấm phẩy.",
    )
    phoi_hop = ChuField(label="Phối hợp", required=False, widget=forms.Textarea(attrs={"rows": 2}))
    thoi_han = ChuField(label="Thời hạn đọc là", required=False, max_length=500)
    san_pham = ChuField(label="Sản phẩm", required=False, widget=forms.Textarea(attrs={"rows": 1}))
    cap_trinh = ChuField(label="Cấp trình", required=False, max_length=200)

    def dat_muc(self, cac_ten: Iterable[str]) -> None:
        """Offer the sections of these names."""
        self.fields["muc"].choices = [("", "Không thuộc mục nào"), *((name, name) for name in cac_ten)]

    def dat_han(self, duong_han: str, thoi_han: str) -> None:
        """Show how the deadline is read while it is typed, as the page at `duong_han` says; `thoi_han` are the
        document's own words."""
        if thoi_han:
            self.fields["thoi_han"].help_text = "Sửa cách hiểu; chữ trong văn bản được giữ nguyên."
        self.fields["thoi_han"].widget.attrs |= {
            "hx-get": duong_han,
            "hx-trigger": "input changed delay:300ms",
            "hx-target": "next output",
            "hx-swap": "innerHTML",
            "hx-sync": "this:replace",
        }


class SuaNhiemVuForm(CoBanGoc, ChuNhiemVuForm):
    """Correcting a task that is here; of one that a document stopped only its words."""

    def __init__(self, nhiem_vu: NhiemVu, *args, duong_han: str = "", **kwargs) -> None:
        super().__init__(*args, initial=chu_sua(nhiem_vu), **kwargs)
        self.dat_muc(gon(NOI_MUC.join(path)) for path in cac_ten_muc(nhiem_vu))
        self.dat_han(duong_han, nhiem_vu.thoi_han)
        for name in THEO_DAU_VIEC if nhiem_vu.dung_tu else ():
            del self.fields[name]

    @property
    def sua(self) -> dict[str, str]:
        """What the person changed."""
        return {name: self.cleaned_data[name] for name in self.changed_data}

    @property
    def da_thay(self) -> dict[str, str]:
        """What stood there before; it was compared with what the person saw."""
        return {name: self.initial[name] for name in self.changed_data}
