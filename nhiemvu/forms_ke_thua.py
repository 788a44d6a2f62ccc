"""Forms of acts of succession."""

from collections.abc import Iterable
from datetime import date, timedelta

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet

from chung.bieu_mau import CoBanGoc, NgayField
from chung.chu import gon, khoa_so_khop
from donvi.enums import KieuSuKien
from donvi.kiem_su_kien import CapKeThua
from donvi.models import CoQuan, SuKienKeThua
from donvi.su_kien import ThongTinSuKien, cac_cap, ghi_su_kien
from taikhoan.models import NguoiDung
from taikhoan.pham_vi import pham_vi_cua, q_duong_dan


class SuKienForm(CoBanGoc, forms.Form):
    """An act as a person writes it: the agencies by their full names, one a line; every old one passes to every new
    one, by default to the first."""

    kieu = forms.ChoiceField(label="Hình thức", choices=KieuSuKien)
    ngay = NgayField(label="Có hiệu lực từ ngày", help_text="Ngày đầu tiên của cơ quan kế thừa.")
    can_cu = forms.CharField(
        label="Căn cứ",
        max_length=100,
        help_text="Số, ký hiệu văn bản, ví dụ 1678/NQ-UBTVQH15.",
        error_messages={"required": "Nhập số, ký hiệu văn bản."},
    )
    noi_dung = forms.CharField(
        label="Nội dung", max_length=300, required=False, help_text="Để trống thì gọi theo tên các cơ quan."
    )
    cu = forms.CharField(
        label="Cơ quan kết thúc",
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Mỗi dòng một tên đầy đủ.",
        error_messages={"required": "Nhập cơ quan kết thúc, mỗi dòng một tên."},
    )
    moi = forms.CharField(
        label="Cơ quan kế thừa",
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Mỗi dòng một tên đầy đủ; dòng đầu là cơ quan kế thừa mặc định.",
        error_messages={"required": "Nhập cơ quan kế thừa, mỗi dòng một tên."},
    )

    def __init__(self, nguoi: NguoiDung, *args, su_kien: SuKienKeThua | None = None, **kwargs) -> None:
        if su_kien:
            kwargs.setdefault("initial", _ban_dau(su_kien))
        super().__init__(*args, **kwargs)
        self._nguoi, self._su_kien = nguoi, su_kien

    def clean(self) -> dict:
        data = super().clean()
        if day := data.get("ngay"):
            data["co_quan_cu"] = self._tim("cu", day - timedelta(days=1))
            data["co_quan_moi"] = self._tim("moi", day)
        return data

    def luu(self) -> SuKienKeThua | None:
        """Record the act; `None` where it is refused, with the reasons on the form."""
        data = self.cleaned_data
        pairs = [CapKeThua(old, new, new is data["co_quan_moi"][0]) for old, new in self._cap()]
        info = ThongTinSuKien(data["kieu"], data["ngay"], data["can_cu"], tuple(pairs), data["noi_dung"])
        try:
            return ghi_su_kien(info, nguoi=self._nguoi, su_kien=self._su_kien)
        except ValidationError as refused:
            self.add_error(None, refused.messages)
            return None

    def _cap(self) -> Iterable[tuple[CoQuan, CoQuan]]:
        return ((old, new) for old in self.cleaned_data["co_quan_cu"] for new in self.cleaned_data["co_quan_moi"])

    def _tim(self, truong: str, ngay: date) -> list[CoQuan]:
        """The agencies of the lines, in force on the day, in the places that the person administers."""
        lines = [gon(line) for line in self.cleaned_data.get(truong, "").splitlines() if gon(line)]
        wanted = {khoa_so_khop(line) for line in lines}
        known = {khoa_so_khop(a.ten): a for a in _trong_pham_vi(self._nguoi, ngay) if khoa_so_khop(a.ten) in wanted}
        for line in lines:
            if khoa_so_khop(line) not in known:
                self.add_error(truong, f"Không có cơ quan “{line}” có hiệu lực trong phạm vi quản trị.")
        return [known[khoa_so_khop(line)] for line in lines if khoa_so_khop(line) in known]


def _trong_pham_vi(nguoi: NguoiDung, ngay: date) -> QuerySet[CoQuan]:
    reach = pham_vi_cua(nguoi)
    agencies = CoQuan.objects.hieu_luc(ngay).select_related("dia_ban")
    return agencies if reach.toan_he_thong else agencies.filter(q_duong_dan("dia_ban__duong_dan", reach.quan_tri))


def _ban_dau(su_kien: SuKienKeThua) -> dict[str, object]:
    pairs = cac_cap(su_kien)
    new = sorted(pairs, key=lambda pair: not pair.chinh)
    return {
        "kieu": su_kien.kieu,
        "ngay": su_kien.ngay,
        "can_cu": su_kien.can_cu,
        "noi_dung": su_kien.noi_dung,
        "cu": "\n".join(dict.fromkeys(pair.cu.ten for pair in pairs)),
        "moi": "\n".join(dict.fromkeys(pair.moi.ten for pair in new)),
    }
