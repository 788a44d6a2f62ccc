"""Naming the columns of a table by hand."""

from collections import Counter

from django import forms

from nhaplieu.luoi import Luoi, ten_cot
from nhaplieu.nhan_dang import KhungTay
from nhaplieu.nhan_dang.cach_doc import dong_tieu_de
from nhaplieu.nhan_dang.vai_cot import Vai

VAI = (
    (Vai.KHAC, "Không dùng"),
    (Vai.STT, "Số thứ tự"),
    (Vai.NOI_DUNG, "Nội dung nhiệm vụ"),
    (Vai.CHU_TRI, "Cơ quan chủ trì"),
    (Vai.PHOI_HOP, "Cơ quan phối hợp"),
    (Vai.THOI_HAN, "Thời hạn"),
    (Vai.SAN_PHAM, "Sản phẩm"),
    (Vai.CAP_TRINH, "Cấp trình"),
    (Vai.KINH_PHI, "Kinh phí"),
    (Vai.GHI_CHU, "Ghi chú"),
    (Vai.CHI_TIEU, "Tên chỉ tiêu"),
    (Vai.DON_VI_TINH, "Đơn vị tính"),
    (Vai.GIA_TRI, "Mức chỉ tiêu"),
    (Vai.NAM, "Mức của một năm"),
    (Vai.THEO_DOI, "Cơ quan theo dõi chỉ tiêu"),
)
_NHIEU_COT = {Vai.KHAC, Vai.NAM}


class ChonCotForm(forms.Form):
    """Where a table's data begin and what each of its columns is.

    Args:
        luoi: the sheet.
        cot: its columns, by number.
        dong_dau: the first row of the header as recognised, `None` where none was.
    """

    dong_du_lieu = forms.IntegerField(
        label="Hàng đầu tiên của dữ liệu",
        min_value=1,
        error_messages={"required": "Nhập số của hàng có nhiệm vụ đầu tiên."},
    )

    def __init__(self, luoi: Luoi, cot: range, dong_dau: int | None, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self._luoi, self._cot, self._dong_dau = luoi, cot, dong_dau
        for column in cot:
            self.fields[f"cot_{column}"] = forms.ChoiceField(label=f"Cột {ten_cot(column)}", choices=VAI)

    @property
    def cac_cot(self) -> list[forms.BoundField]:
        """The choices, from left to right."""
        return [self[f"cot_{column}"] for column in self._cot]

    def clean_dong_du_lieu(self) -> int:
        row = self.cleaned_data["dong_du_lieu"]
        if row > self._luoi.cao:
            raise forms.ValidationError(f"Trang chỉ có {self._luoi.cao} hàng.")
        return next(d for d in self._luoi.cac_dong() if d >= row)

    def clean(self) -> dict:
        data = super().clean()
        roles = Counter(Vai(data[f.name]) for f in self.cac_cot if data.get(f.name))
        twice = [label for role, label in VAI if roles[role] > 1 and role not in _NHIEU_COT]
        if twice:
            raise forms.ValidationError(f"Mỗi ý nghĩa chỉ chọn cho một cột; đang chọn hai lần: {', '.join(twice)}.")
        if roles[Vai.NOI_DUNG] + roles[Vai.CHI_TIEU] != 1:
            raise forms.ValidationError(
                "Chọn một cột là “Nội dung nhiệm vụ” (bảng nhiệm vụ), hoặc một cột là “Tên chỉ tiêu” (bảng chỉ tiêu)."
            )
        return data

    @property
    def khung(self) -> KhungTay:
        """The frame as chosen; its header are the rows right above the data."""
        data = self.cleaned_data
        first = data["dong_du_lieu"]
        header = self._dong_dau if self._dong_dau and self._dong_dau < first else dong_tieu_de(self._luoi, first)
        roles = {column: Vai(data[f"cot_{column}"]) for column in self._cot}
        return KhungTay(self._luoi.ten_trang, header, first, roles)
