"""The filters of the list of work items; each number of a dashboard opens the list with its filters set."""

from datetime import date, timedelta

import django_filters
from django import forms
from django.db.models import Q
from django.http import QueryDict

from donvi.ban_do import HAI_CAP
from donvi.models import CoQuan
from kehoach.models import KeHoach, Muc
from nhiemvu.bo_loc_chu import NGOAI_MUC, NHAN_GIAO, TRUOC, loc_bang_chu
from nhiemvu.enums import NHIEU_LAN
from nhiemvu.filters_viec import ViecFilter
from nhiemvu.models import GiaHan, NhiemVu, TheoDoi
from nhiemvu.querysets import HIEN_NAY, KHI_GIAO
from nhiemvu.trang_thai import CO_HAN, SAP_DEN_HAN, PhanLoai, TrangThai
from nhiemvu.trang_thai_sql import cay_phan_loai

_GOP = {
    "co_han": ("Có thời hạn", CO_HAN),
    "hoan_thanh": ("Đã hoàn thành", (PhanLoai.DUNG_HAN, PhanLoai.QUA_HAN_XONG)),
    "chua_hoan_thanh": ("Chưa hoàn thành", (PhanLoai.TRONG_HAN, PhanLoai.QUA_HAN)),
    "bao_cao_ky": ("Báo cáo kỳ", (PhanLoai.KY_DA_BAO_CAO, PhanLoai.KY_CHUA_BAO_CAO)),
    "khong_han": ("Không có thời hạn", (PhanLoai.KHONG_HAN_XONG, PhanLoai.KHONG_HAN_CHUA)),
}
"""Several classes of the official count under one name."""


class _LogicAn(forms.HiddenInput):
    """A true/false parameter of the address without a control."""

    value_from_datadict = django_filters.widgets.BooleanWidget.value_from_datadict

    def format_value(self, value):
        return None if value is None else str(value).lower()


class DauViecFilter(ViecFilter):
    """What only a dashboard sets has no control of its own."""

    dia_ban = django_filters.CharFilter(method="trong_dia_ban", widget=forms.HiddenInput)
    tinh_den = django_filters.DateFilter(method="giu_nguyen", widget=forms.HiddenInput)
    theo = django_filters.ChoiceFilter(
        label="Tính theo cơ quan, địa bàn",
        empty_label=None,
        choices=[(HIEN_NAY, "Hiện nay"), (KHI_GIAO, "Khi giao")],
        method="giu_nguyen",
    )
    nhom = django_filters.ChoiceFilter(
        label="Nhóm theo", empty_label="Không nhóm", choices=[("co_quan", "Cơ quan")], method="giu_nguyen"
    )
    giao = django_filters.ChoiceFilter(
        choices=list(NHAN_GIAO.items()),
        method="theo_don_vi",
        widget=forms.HiddenInput,
    )
    phan_loai = django_filters.ChoiceFilter(
        label="Kết quả",
        empty_label="Tất cả",
        method="theo_phan_loai",
        choices=[
            *((name, label) for name, (label, _) in _GOP.items()),
            *((loai.value, loai.nhan) for loai in PhanLoai),
        ],
    )
    trang_thai = django_filters.ChoiceFilter(
        label="Trạng thái",
        empty_label="Tất cả",
        method="theo_trang_thai",
        choices=[(status.value, status.nhan) for status in TrangThai],
    )
    gia_han = django_filters.ChoiceFilter(
        label="Gia hạn",
        empty_label="Tất cả",
        method="theo_gia_han",
        choices=[
            ("cho", "Đang xin"),
            ("da", "Đã gia hạn"),
            ("nhieu_lan", "Gia hạn nhiều lần"),
            ("xin_nhieu_lan", "Đang xin từ lần 3"),
        ],
    )
    theo_doi = django_filters.ChoiceFilter(
        label="Theo dõi", empty_label="Tất cả", method="theo_nguoi", choices=[("toi", "Đang theo dõi")]
    )
    qua_han_tren = django_filters.NumberFilter(
        method="qua_han_hon", min_value=0, max_value=36_500, widget=forms.HiddenInput
    )
    qua_han_den = django_filters.NumberFilter(
        method="qua_han_khong_qua", min_value=0, max_value=36_500, widget=forms.HiddenInput
    )
    sap_den_han = django_filters.BooleanFilter(method="den_han_trong_tuan", widget=_LogicAn)
    tra_lai = django_filters.BooleanFilter(method="bi_tra_lai", widget=_LogicAn)
    tra_lai_nhieu = django_filters.BooleanFilter(method="bi_tra_lai_nhieu", widget=_LogicAn)
    han_tu = django_filters.DateFilter(method="han_tu_ngay", widget=forms.HiddenInput)
    han_den = django_filters.DateFilter(method="han_den_ngay", widget=forms.HiddenInput)
    nhiem_vu = django_filters.ModelChoiceFilter(queryset=NhiemVu.objects.none(), widget=forms.HiddenInput)
    muc = django_filters.ModelChoiceFilter(
        queryset=Muc.objects.none(),
        field_name="nhiem_vu__muc",
        null_label=NGOAI_MUC,
        null_value="0",
        widget=forms.HiddenInput,
    )
    nay_la = django_filters.ModelChoiceFilter(
        queryset=CoQuan.objects.all(), method="cua_co_quan_nay", widget=forms.HiddenInput
    )
    phoi_hop = django_filters.ModelChoiceFilter(
        queryset=CoQuan.objects.all(), method="co_quan_phoi_hop", widget=forms.HiddenInput
    )
    co_quan = django_filters.ModelChoiceFilter(
        queryset=CoQuan.objects.all(), method="cua_mot_co_quan", widget=forms.HiddenInput
    )

    def __init__(self, *args, ngay, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.ngay = ngay

    def bay_ra(self, fields, nguoi):
        """Tasks and sections are only named by an address: where none is, none is looked for."""
        super().bay_ra(fields, nguoi)
        if self.data.get("nhiem_vu"):
            fields["nhiem_vu"].queryset = NhiemVu.objects.cho_nguoi(nguoi)
        if self.data.get("muc"):
            fields["muc"].queryset = Muc.objects.filter(ke_hoach__in=KeHoach.objects.cho_nguoi(nguoi))

    def trong_dia_ban(self, queryset, name, value):
        """A path of a place ("/40/412/"); with "=" before it only the place's own agencies. `theo` says whether an
        item counts to the place where it fell or where it is now."""
        return queryset.trong_noi(self.cach_tinh, value.lstrip("="), rieng=value.startswith("="))

    def cua_mot_co_quan(self, queryset, name, value):
        """The items that count to the agency, of then or of now as `theo` says."""
        return queryset.voi_co_quan(self.cach_tinh).filter(co_quan_tinh=value.pk)

    def giu_nguyen(self, queryset, name, value):
        """Nothing by itself: it says how `dia_ban` and `co_quan` are meant, how the list is shown, or of which day."""
        return queryset

    @property
    def cach_tinh(self) -> str:
        """Whether agencies and places are those of then (`KHI_GIAO`) or of now (`HIEN_NAY`)."""
        return self._chon("theo") or HIEN_NAY

    @property
    def cach_nhom(self) -> str:
        """By what the list is counted; empty: it is a list."""
        return self._chon("nhom") or ""

    def _chon(self, name: str) -> str | None:
        return self.form.cleaned_data.get(name) if self.is_bound and self.form.is_valid() else None

    def theo_don_vi(self, queryset, name, value):
        """The items of agencies of the places before or since the two levels: codes were used again then."""
        return queryset.giao_cho_don_vi(HAI_CAP, truoc=value == TRUOC)

    def theo_phan_loai(self, queryset, name, value):
        _, classes = _GOP.get(value, ("", [value]))
        return queryset.co_phan_loai(self.ngay, *classes)

    def theo_trang_thai(self, queryset, name, value):
        return queryset.co_trang_thai(self.ngay, value)

    def qua_han_hon(self, queryset, name, value):
        overdue = queryset.co_phan_loai(self.ngay, PhanLoai.QUA_HAN)
        return overdue.filter(queryset.su_kien(Q(han__lt=self.ngay - timedelta(days=int(value)))))

    def qua_han_khong_qua(self, queryset, name, value):
        overdue = queryset.co_phan_loai(self.ngay, PhanLoai.QUA_HAN)
        return overdue.filter(queryset.su_kien(Q(han__gte=self.ngay - timedelta(days=int(value)))))

    def den_han_trong_tuan(self, queryset, name, value):
        within = cay_phan_loai(self.ngay).thuoc({PhanLoai.TRONG_HAN})
        soon = queryset.su_kien(within & Q(han__lte=self.ngay + timedelta(days=SAP_DEN_HAN)))
        return queryset.filter(soon) if value else queryset.exclude(soon)

    def bi_tra_lai(self, queryset, name, value):
        if value:
            return queryset.bi_tra_lai(self.ngay)
        return queryset.chua_dung(self.ngay).exclude(pk__in=queryset.bi_tra_lai(self.ngay))

    def bi_tra_lai_nhieu(self, queryset, name, value):
        return queryset.bi_tra_lai(self.ngay, lan=2) if value else queryset

    def cua_co_quan_nay(self, queryset, name, value):
        """What the agency answers for now: its own items, and those of the agencies that it carries on."""
        return queryset.cua_co_quan_nay(value)

    def co_quan_phoi_hop(self, queryset, name, value):
        return queryset.co_phoi_hop(value)

    def han_tu_ngay(self, queryset, name, value):
        return queryset.filter(queryset.su_kien(Q(han__gte=value)))

    def han_den_ngay(self, queryset, name, value):
        return queryset.filter(queryset.su_kien(Q(han__lte=value)))

    def theo_gia_han(self, queryset, name, value):
        if value == "cho":
            return queryset.filter(pk__in=GiaHan.objects.dang_cho().order_by().values("dau_viec"))
        if value == "xin_nhieu_lan":
            return queryset.filter(pk__in=GiaHan.objects.dang_cho().nhieu_lan().order_by().values("dau_viec"))
        return queryset.filter(so_lan_gia_han__gte=NHIEU_LAN if value == "nhieu_lan" else 1)

    def theo_nguoi(self, queryset, name, value):
        followed = TheoDoi.objects.filter(nguoi=self.request.user).order_by()
        return queryset.filter(nhiem_vu__in=followed.values("nhiem_vu"))

    @property
    def loc_bang_chu(self) -> list[str]:
        return [*super().loc_bang_chu, *self.dien_giai]

    @property
    def dien_giai(self) -> list[str]:
        """The filters in use that have no control of their own on the page, in words."""
        if self.is_bound and not self.form.is_valid():
            return ["bộ lọc trong địa chỉ không đọc được"]
        return loc_bang_chu(self.form.cleaned_data) if self.is_bound else []


def ngay_xem(tham_so: QueryDict, hom_nay: date) -> date:
    """The day of which the list tells: `tinh_den` of the address if it is a past day, else today."""
    try:
        return min(date.fromisoformat(tham_so.get("tinh_den", "")), hom_nay)
    except ValueError:
        return hom_nay
