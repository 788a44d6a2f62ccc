"""The filters of the list of work items; each number of a dashboard opens the list with its filters set."""

from datetime import timedelta

import django_filters
from django.db.models import Q

from chung.chu import khong_dau
from donvi.models import DiaBan
from kehoach.models import KeHoach
from nhiemvu.models import DauViec
from nhiemvu.trang_thai import CO_HAN, PhanLoai, TrangThai

PHAN_LOAI_GOP = {
    "co_han": [loai.value for loai in CO_HAN],
    "hoan_thanh": [PhanLoai.DUNG_HAN.value, PhanLoai.QUA_HAN_XONG.value],
    "bao_cao_ky": [PhanLoai.KY_DA_BAO_CAO.value, PhanLoai.KY_CHUA_BAO_CAO.value],
    "khong_han": [PhanLoai.KHONG_HAN_XONG.value, PhanLoai.KHONG_HAN_CHUA.value],
}
_NHAN_GOP = {
    "co_han": "Có thời hạn",
    "hoan_thanh": "Đã hoàn thành",
    "bao_cao_ky": "Báo cáo kỳ",
    "khong_han": "Không có thời hạn",
}


class DauViecFilter(django_filters.FilterSet):
    """Works on items annotated by `voi_trang_thai`."""

    q = django_filters.CharFilter(label="Tìm", method="tim")
    ke_hoach = django_filters.ModelChoiceFilter(
        label="Kế hoạch", field_name="nhiem_vu__ke_hoach", queryset=lambda request: _ke_hoach(request)
    )
    dia_ban = django_filters.CharFilter(label="Địa bàn", method="trong_dia_ban")
    phan_loai = django_filters.ChoiceFilter(
        label="Kết quả",
        method="theo_phan_loai",
        choices=[*_NHAN_GOP.items(), *((loai.value, loai.nhan) for loai in PhanLoai)],
    )
    trang_thai = django_filters.ChoiceFilter(
        label="Trạng thái", field_name="ma_trang_thai", choices=[(status.value, status.nhan) for status in TrangThai]
    )
    qua_han_tren = django_filters.NumberFilter(label="Quá hạn trên (ngày)", method="qua_han_hon", min_value=0)
    co_quan = django_filters.NumberFilter(field_name="co_quan")

    class Meta:
        model = DauViec
        fields: list[str] = []

    def __init__(self, *args, ngay, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.ngay = ngay

    def tim(self, queryset, name, value):
        """Words of the task, the number of the document or the agency; accents may be left out."""
        words = khong_dau(value)
        return queryset.filter(
            Q(nhiem_vu__tim_kiem__contains=words)
            | Q(nhiem_vu__ke_hoach__van_ban__so_ky_hieu__icontains=value)
            | Q(co_quan__ten__icontains=value)
        )

    def trong_dia_ban(self, queryset, name, value):
        """A path of a place ("/40/412/"); with "=" before it only the place's own agencies."""
        if value.startswith("="):
            return queryset.filter(co_quan__dia_ban__duong_dan=value[1:])
        return queryset.filter(co_quan__dia_ban__duong_dan__startswith=value)

    def theo_phan_loai(self, queryset, name, value):
        return queryset.filter(ma_phan_loai__in=PHAN_LOAI_GOP.get(value, [value]))

    def qua_han_hon(self, queryset, name, value):
        overdue = queryset.filter(ma_phan_loai=PhanLoai.QUA_HAN)
        return overdue.filter(han__lt=self.ngay - timedelta(days=int(value)))

    @property
    def ten_dia_ban(self) -> str:
        path = self.data.get("dia_ban", "").lstrip("=")
        place = DiaBan.objects.filter(duong_dan=path).order_by("tu_ngay").last() if path else None
        return place.ten if place else ""


def _ke_hoach(request):
    return KeHoach.objects.cho_nguoi(request.user).select_related("van_ban")
