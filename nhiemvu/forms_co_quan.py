"""Forms of agencies: those of a province made from a template, and the members of a group."""

from datetime import date

from django import forms
from django.core.exceptions import ValidationError

from chung.chu import gon
from donvi.enums import CapDiaBan
from donvi.models import CoQuan, DiaBan, NhomCoQuan
from donvi.queries import TraCuuTen
from nhiemvu.forms_ke_tiep import ChonDiaBan
from taikhoan.models import NguoiDung
from taikhoan.pham_vi import pham_vi_cua, q_duong_dan


class TaoTheoMauForm(forms.Form):
    """Which province gets the agencies that are missing."""

    dia_ban = ChonDiaBan(
        label="Tỉnh, thành phố",
        queryset=DiaBan.objects.none(),
        empty_label="Chọn tỉnh, thành phố",
        error_messages={"required": "Chọn tỉnh, thành phố cần lập danh sách cơ quan."},
    )

    def __init__(self, nguoi: NguoiDung, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        reach, provinces = pham_vi_cua(nguoi), DiaBan.objects.cap(CapDiaBan.TINH)
        mine = provinces if reach.toan_he_thong else provinces.filter(q_duong_dan("duong_dan", reach.quan_tri))
        self.fields["dia_ban"].queryset = mine.order_by("ten", "tu_ngay")


class ThanhVienForm(forms.Form):
    """The members of a group by name, one a line, as the place (none: the country) knows them on the day."""

    thanh_vien = forms.CharField(
        label="Thành viên",
        required=False,
        widget=forms.Textarea(attrs={"rows": 10}),
        help_text="Mỗi dòng một tên cơ quan. Để trống thì nhóm chỉ là tên chung, chưa giao việc cho ai.",
    )

    def __init__(self, nhom: NhomCoQuan, dia_ban: DiaBan | None, ngay: date, *args, **kwargs) -> None:
        members = nhom.thanh_vien.order_by("ten").values_list("ten", flat=True)
        kwargs.setdefault("initial", {"thanh_vien": "\n".join(members)})
        super().__init__(*args, **kwargs)
        self._dia_ban, self._ngay = dia_ban, ngay

    def clean_thanh_vien(self) -> list[CoQuan]:
        names = [gon(line) for line in self.cleaned_data["thanh_vien"].splitlines() if gon(line)]
        scope = self._dia_ban or DiaBan.objects.hieu_luc(self._ngay).get(cap=CapDiaBan.QUOC_GIA)
        known = TraCuuTen(scope, self._ngay) if names else None
        found = {name: known.tim(name) for name in names}
        if unknown := [name for name, target in found.items() if not isinstance(target, CoQuan)]:
            said = ", ".join(f"“{name}”" for name in unknown)
            raise ValidationError(f"Không có cơ quan {said} đang có hiệu lực trong phạm vi {scope}.")
        return list(dict.fromkeys(found.values()))
