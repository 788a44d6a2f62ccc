"""Correcting a row or a target in the preview."""

from collections.abc import Sequence
from typing import Any

from django import forms

from nhaplieu.ap_sua import Sua, gia_tri_doc
from nhaplieu.ban_nhap import ChiTieuNhap, DongNhap
from nhiemvu.forms_sua import ChuNhiemVuForm
from nhiemvu.models import NhiemVu
from nhiemvu.nguyen_van import NOI_MUC

SO_NAM_THEM = 1
"""So many empty levels are offered beside those of the document."""


class SuaDongForm(ChuNhiemVuForm):
    """One task row, in words."""

    ghep = forms.TypedChoiceField(label="Là nhiệm vụ nào của kế hoạch", required=False, coerce=int, empty_value=None)

    def __init__(
        self,
        goc: DongNhap,
        sua: Sua,
        cac_muc: Sequence[Sequence[str]],
        nhiem_vu: Sequence[NhiemVu],
        *args,
        duong_han: str = "",
        **kwargs,
    ) -> None:
        read = gia_tri_doc(goc) | sua
        super().__init__(*args, initial=read | {"muc": NOI_MUC.join(read["muc"])}, **kwargs)
        self._muc = {NOI_MUC.join(path): list(path) for path in [*cac_muc, read["muc"]] if path}
        self.dat_muc(self._muc)
        self.dat_han(duong_han, goc.thoi_han)
        missing = "Nhập nội dung; dòng không phải nhiệm vụ thì chọn Bỏ qua dòng này."
        self.fields["noi_dung"].error_messages["required"] = missing
        if nhiem_vu:
            self.fields["ghep"].choices = _lua_chon(nhiem_vu)
        else:
            del self.fields["ghep"]

    @property
    def sua(self) -> dict[str, Any]:
        """What was typed, every field."""
        data = self.cleaned_data
        return data | {"muc": self._muc.get(data["muc"], [])}


def _lua_chon(nhiem_vu: Sequence[NhiemVu]) -> list[tuple[str | int, str]]:
    tasks = [(task.pk, f"{task.stt} {task.noi_dung}".strip()[:120]) for task in nhiem_vu]
    return [("", "Theo kết quả so sánh"), (0, "Nhiệm vụ mới, không phải nhiệm vụ đã có"), *tasks]


class SuaChiTieuForm(forms.Form):
    """One proposed target with its levels by year, in words."""

    ten = forms.CharField(
        label="Chỉ tiêu", widget=forms.Textarea(attrs={"rows": 2}), error_messages={"required": "Nhập tên chỉ tiêu."}
    )
    don_vi_tinh = forms.CharField(label="Đơn vị tính", required=False, max_length=50)
    co_quan_theo_doi = forms.CharField(label="Cơ quan theo dõi", required=False, max_length=200)

    def __init__(self, goc: ChiTieuNhap, sua: Sua, muc: dict[int, str], *args, **kwargs) -> None:
        super().__init__(*args, initial=gia_tri_doc(goc) | sua, **kwargs)
        self._goc = {str(year): words for year, words in muc.items()}
        levels = {str(year): words for year, words in sua.get("muc", self._goc).items()}
        for turn, (year, words) in enumerate([*levels.items(), *[("", "")] * SO_NAM_THEM]):
            self.fields[f"nam_{turn}"] = forms.IntegerField(
                label="Năm", required=False, min_value=2000, max_value=2100, initial=year
            )
            self.fields[f"muc_{turn}"] = forms.CharField(
                label="Mức ghi trong văn bản", required=False, max_length=500, initial=words
            )

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        for name in [name for name in self.fields if name.startswith("muc_")]:
            year = name.replace("muc_", "nam_")
            if data.get(name) and not data.get(year) and year not in self.errors:
                self.add_error(year, "Nhập năm của mức này.")
        return data

    @property
    def sua(self) -> dict[str, Any]:
        """What was typed, every field; the levels only where they were changed."""
        data = self.cleaned_data
        typed = {
            str(data[name.replace("muc_", "nam_")]): data[name]
            for name in self.fields
            if name.startswith("muc_") and data[name]
        }
        words = {name: data[name] for name in ("ten", "don_vi_tinh", "co_quan_theo_doi")}
        return words if typed == self._goc else words | {"muc": typed}
