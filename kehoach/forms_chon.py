"""Form fields about plans."""

from django import forms

from chung.lan_doi import GIAO_VIEC, ma_lan_doi
from chung.luu_lai import luu_lai
from kehoach.models import KeHoach
from taikhoan.models import NguoiDung
from taikhoan.pham_vi import pham_vi_cua

SO_KE_HOACH = 100


class ChonKeHoach(forms.ModelChoiceField):
    """A plan that the person may read; the list offers the newest, the address may name any."""

    def __init__(self, *, label: str | None = None, **kwargs) -> None:
        kwargs |= {"required": False, "empty_label": "Tất cả"}
        super().__init__(KeHoach.objects.none(), label=label or "Kế hoạch", **kwargs)

    def bay_ra(self, nguoi: NguoiDung, chon: str) -> None:
        """Offer the newest of the person's plans, and the one that the address names."""
        self.queryset = KeHoach.objects.cho_nguoi(nguoi).select_related("van_ban")
        offered = _moi_nhat(nguoi)
        if chon.isdecimal() and int(chon) not in {pk for pk, _ in offered}:
            offered = [*offered, *((plan.pk, str(plan)) for plan in self.queryset.filter(pk=chon))]
        self.widget.choices = [("", self.empty_label), *offered]


def _moi_nhat(nguoi: NguoiDung) -> list[tuple[int, str]]:
    """The newest plans that the person may read, by key and name."""

    def doc() -> list[tuple[int, str]]:
        plans = KeHoach.objects.cho_nguoi(nguoi).select_related("van_ban")
        return [(plan.pk, str(plan)) for plan in plans[:SO_KE_HOACH]]

    return luu_lai(("ke-hoach-moi-nhat", pham_vi_cua(nguoi).khoa, ma_lan_doi(GIAO_VIEC)), doc)
