"""Forms of the daily work."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from chung.bieu_mau import CacTepField, NgayField, nhac_chon_lai
from chung.ngay import viet_ngay
from nhiemvu.enums import TinhTrangBaoCao
from nhiemvu.models import CapNhat, DauViec
from nhiemvu.services.bao_cao import NoiDungBaoCao, bao_cao, bao_cao_nhieu
from nhiemvu.services.dinh_chinh import dinh_chinh
from taikhoan.models import NguoiDung

CHU_BAO_CAO = ("ket_qua", "kho_khan", "kien_nghi")
"""The words of a report, which may be taken over from an earlier one."""


@dataclass(frozen=True, slots=True)
class KhacBiet:
    """One field that two people filled in differently."""

    nhan: str
    cua_ban: str
    cua_ho: str


class NoiDungForm(forms.Form):
    """What an agency says in a progress report."""

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

    def clean(self) -> dict:
        """Completing means 100 %: the person need not type it."""
        data = super().clean()
        if data.get("tinh_trang") == TinhTrangBaoCao.HOAN_THANH and "tien_do" in data:
            data["tien_do"] = 100
        if self.errors:
            nhac_chon_lai(self, "tep")
        return data

    @property
    def noi_dung(self) -> NoiDungBaoCao:
        """What a valid form says."""
        return NoiDungBaoCao(**{name: self.cleaned_data[name] for name in NoiDungBaoCao.__slots__})


class BaoCaoForm(NoiDungForm):
    """A progress report on one work item; it starts from the report `tu` that it takes the place of, else from the item
    as it stands."""

    phien_ban = forms.IntegerField(
        widget=forms.HiddenInput,
        error_messages=dict.fromkeys(("required", "invalid"), "Trang đã cũ: hãy tải lại rồi gửi lần nữa."),
    )

    def __init__(self, dau_viec: DauViec, *args, tu: CapNhat | None = None, **kwargs) -> None:
        kwargs["initial"] = _ban_dau(dau_viec, tu) | (kwargs.get("initial") or {})
        kwargs.setdefault("prefix", f"viec{dau_viec.pk}")
        super().__init__(*args, **kwargs)
        self.dau_viec = dau_viec
        if tu:
            self.fields["tep"].help_text = "Tệp gửi lần trước không chuyển sang bản này: nếu có thì chọn lại."

    @classmethod
    def chep(
        cls, dau_viec: DauViec, da_go: Mapping[str, str], truoc: CapNhat | None, *, co_tep: bool = False
    ) -> "BaoCaoForm":
        """The form with what was typed, where the words left empty are those of an earlier report."""
        form = cls(dau_viec)
        typed = {name: da_go.get(form.add_prefix(name), form.initial.get(name, "")) for name in form.fields}
        words = {name: typed[name].strip() or getattr(truoc, name, "") for name in CHU_BAO_CAO}
        fresh = cls(dau_viec, initial=typed | words)
        if co_tep:
            fresh.fields["tep"].help_text = "Trình duyệt không giữ tệp đã chọn: hãy chọn lại."
        return fresh

    def gui(self, *, nguoi: NguoiDung, luc: datetime) -> CapNhat | None:
        """Send the report through the service; `None` when the service refuses it, with the reasons on the form.

        Raises:
            PermissionDenied, DaCoNguoiSua: as the service does.
        """
        version = self.cleaned_data["phien_ban"]
        try:
            return self._ghi(self.noi_dung, nguoi=nguoi, luc=luc, phien_ban=version, tep=self.cleaned_data["tep"])
        except ValidationError as refused:
            self.add_error(None, refused)
            nhac_chon_lai(self, "tep")
            return None

    def khac_voi(self, khac: CapNhat) -> list[KhacBiet]:
        """What was typed beside what somebody else sent meanwhile, where the two differ."""
        pairs = [(field, _hien(field, field.value()), _hien(field, getattr(khac, field.name))) for field in self._so()]
        return [KhacBiet(str(field.label), mine, theirs) for field, mine, theirs in pairs if mine != theirs]

    def _so(self) -> list[forms.BoundField]:
        return [self[name] for name in self.fields if name in NoiDungBaoCao.__slots__]

    def _ghi(self, noi_dung: NoiDungBaoCao, **them: Any) -> CapNhat:
        return bao_cao(self.dau_viec, noi_dung, **them)


class DinhChinhForm(BaoCaoForm):
    """A correction of a confirmed result."""

    ly_do = forms.CharField(
        label="Lý do đính chính",
        help_text="Số liệu nào sai, vì sao. Kết quả đã xác nhận vẫn được tính cho tới khi đầu mối xác nhận bản mới.",
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "Nhập lý do đính chính: số liệu nào sai, vì sao."},
    )
    field_order = ("ly_do",)

    def _ghi(self, noi_dung: NoiDungBaoCao, **them: Any) -> CapNhat:
        return dinh_chinh(self.dau_viec, noi_dung, self.cleaned_data["ly_do"], **them)


class BaoCaoNhieuForm(NoiDungForm):
    """The same report on several items."""

    def __init__(self, viec: Mapping[DauViec, int], *args, **kwargs) -> None:
        kwargs.setdefault("initial", {"tinh_trang": TinhTrangBaoCao.HOAN_THANH, "tien_do": 100})
        super().__init__(*args, **kwargs)
        self.viec = viec

    def gui(self, *, nguoi: NguoiDung, luc: datetime) -> list[CapNhat]:
        """Send the reports; none is sent when one is refused, and the form says which and why.

        Raises:
            PermissionDenied: as the service does.
        """
        try:
            return bao_cao_nhieu(self.viec, self.noi_dung, nguoi=nguoi, luc=luc, tep=self.cleaned_data["tep"])
        except ValidationError as refused:
            self.add_error(None, refused)
            nhac_chon_lai(self, "tep")
            return []


class TraLaiForm(forms.Form):
    ly_do = forms.CharField(
        label="Lý do trả lại",
        help_text="Nêu rõ cần bổ sung gì để cơ quan làm lại một lần là đủ.",
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "Nhập lý do trả lại để cơ quan biết cần bổ sung gì."},
    )


def _ban_dau(dau_viec: DauViec, tu: CapNhat | None) -> dict:
    version = {"phien_ban": dau_viec.phien_ban}
    if tu:
        return {name: getattr(tu, name) for name in NoiDungBaoCao.__slots__} | version
    done = dau_viec.tien_do == 100
    status = TinhTrangBaoCao.HOAN_THANH if done else TinhTrangBaoCao.DANG_THUC_HIEN
    return {"tinh_trang": status, "tien_do": dau_viec.tien_do} | version


def _hien(field: forms.BoundField, value: object) -> str:
    """A value as people write it, typed or stored."""
    if isinstance(value, date):
        return viet_ngay(value)
    text = "" if value is None else str(value).strip()
    if isinstance(field.field, NgayField) and text:
        try:
            return viet_ngay(field.field.to_python(text))
        except ValidationError:
            return text
    return str(dict(getattr(field.field, "choices", ())).get(text, text))
