"""Forms of what becomes of a plan: carried on by another place, or replaced by a document."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django import forms
from django.db import transaction

from chung.bieu_mau import NgayField
from chung.chu import gon
from chung.ngay import viet_ngay
from donvi.models import DiaBan
from kehoach.enums import LoaiVanBan
from kehoach.models import KeHoach, TiepTucKeHoach
from kehoach.services import luu_van_ban
from kehoach.tiep_tuc import ke_thua_ke_hoach
from nhiemvu.models import ChuyenGiao
from nhiemvu.services.ke_tiep import se_thay_the, se_tiep_tuc
from nhiemvu.services.thay_the import thay_the_ke_hoach
from taikhoan.models import NguoiDung

_CAN_DU = ("so_ky_hieu", "noi_ban_hanh", "ngay_ban_hanh")


class ChonDiaBan(forms.ModelChoiceField):
    """A place among others, told apart by the days on which it was there."""

    def label_from_instance(self, obj: DiaBan) -> str:
        first = f"từ {viet_ngay(obj.tu_ngay)}" if obj.tu_ngay else ""
        last = f"đến {viet_ngay(obj.den_ngay)}" if obj.den_ngay else ""
        validity = " ".join(filter(None, (first, last)))
        return f"{obj} ({validity})" if validity else str(obj)


class TiepTucForm(forms.Form):
    """Which place carries the plan on, from which day, by which act."""

    dia_ban = ChonDiaBan(
        label="Địa bàn tiếp tục",
        queryset=DiaBan.objects.none(),
        error_messages={"required": "Chọn địa bàn tiếp tục kế hoạch."},
    )
    ngay = NgayField(label="Từ ngày", help_text="Ngày đầu tiên địa bàn kế tiếp thực hiện kế hoạch.")
    can_cu = forms.CharField(
        label="Căn cứ",
        max_length=100,
        help_text="Số, ký hiệu văn bản, ví dụ 202/2025/QH15.",
        error_messages={"required": "Nhập số, ký hiệu văn bản."},
    )

    def __init__(self, ke_hoach: KeHoach, dia_ban: Sequence[DiaBan], *args, **kwargs) -> None:
        ended = ke_hoach.dia_ban.den_ngay
        first = dia_ban[0] if dia_ban else None
        kwargs.setdefault("initial", {"ngay": ended and ended + timedelta(days=1), "dia_ban": first})
        super().__init__(*args, **kwargs)
        self.fields["dia_ban"].queryset = DiaBan.objects.filter(pk__in=[place.pk for place in dia_ban])
        self._ke_hoach = ke_hoach

    def lam(self, nguoi: NguoiDung, luc: datetime) -> TiepTucKeHoach:
        return ke_thua_ke_hoach(self._ke_hoach, **self.cleaned_data, nguoi=nguoi)

    def xem(self, tiep_tuc: TiepTucKeHoach) -> list[tuple[str, int]]:
        return se_tiep_tuc(self._ke_hoach, tiep_tuc.dia_ban, tiep_tuc.ngay)

    @property
    def loi_van(self) -> str:
        data = self.cleaned_data
        return f"Từ {viet_ngay(data['ngay'])}, {data['dia_ban']} tiếp tục thực hiện kế hoạch theo {data['can_cu']}."


class ThayTheForm(forms.Form):
    """Which document replaces the plan: a plan that is here, or one written down by its number."""

    moi = forms.ModelChoiceField(
        label="Kế hoạch thay thế đã nhập ở đây",
        queryset=KeHoach.objects.none(),
        required=False,
        empty_label="Không có, ghi văn bản ở dưới",
    )
    loai = forms.ChoiceField(label="Loại văn bản", choices=LoaiVanBan, initial=LoaiVanBan.KE_HOACH)
    so_ky_hieu = forms.CharField(label="Số, ký hiệu", max_length=60, required=False)
    noi_ban_hanh = forms.CharField(label="Cơ quan ban hành", max_length=200, required=False)
    ngay_ban_hanh = NgayField(label="Ngày ban hành", required=False)
    trich_yeu = forms.CharField(label="Trích yếu", max_length=2000, required=False)
    ngay = NgayField(label="Thay thế từ ngày", help_text="Từ ngày này việc còn mở của kế hoạch dừng thực hiện.")

    def __init__(self, ke_hoach: KeHoach, nguoi: NguoiDung, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        readable = KeHoach.objects.cho_nguoi(nguoi).exclude(pk=ke_hoach.pk)
        self.fields["moi"].queryset = readable.select_related("van_ban")
        self._ke_hoach = ke_hoach

    def clean(self) -> dict:
        data = super().clean()
        if not data.get("moi") and not self.errors:
            for name in _CAN_DU:
                if not data.get(name):
                    self.add_error(name, "Cần ghi, hoặc chọn một kế hoạch đã nhập.")
        return data

    @transaction.atomic
    def lam(self, nguoi: NguoiDung, luc: datetime) -> ChuyenGiao:
        data = dict(self.cleaned_data)
        chosen, day = data.pop("moi"), data.pop("ngay")
        document = chosen.van_ban if chosen else luu_van_ban(**data, nguoi=nguoi)
        return thay_the_ke_hoach(self._ke_hoach, document, day, nguoi=nguoi, luc=luc)

    def xem(self, chuyen_giao: ChuyenGiao) -> list[tuple[str, int]]:
        return se_thay_the(chuyen_giao)

    @property
    def loi_van(self) -> str:
        data = self.cleaned_data
        kind = LoaiVanBan(data["loai"]).label
        name = str(data["moi"] or f"{kind} {gon(data['so_ky_hieu'])}")
        return f"Từ {viet_ngay(data['ngay'])}, {name} thay thế kế hoạch này."
