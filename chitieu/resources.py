"""Milestones and values as tables (django-import-export); every row is saved through the services."""

import re

from django.core.exceptions import ValidationError
from django.utils import timezone
from import_export.fields import Field
from import_export.widgets import IntegerWidget, Widget

from chitieu.doc_o import KieuO, LoiO, doc_o
from chitieu.ghi_so_lieu import CachGhi, luu_so_lieu
from chitieu.models import ChiTieu, MocChiTieu, SoLieu
from chitieu.services import luu_moc
from chitieu.so_lieu_moi import SoLieuMoi
from chung.bang_quan_tri import BangResource
from chung.chu import gon, khoa_so_khop
from chung.so import gon_so
from donvi.o_bang import ChuWidget, DiaBanWidget

COT_MAU_SO = "Mẫu số"
_NGHIN = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+")


class ChiTieuWidget(Widget):
    """A target by its name, however it is spelt."""

    def __init__(self) -> None:
        super().__init__()
        self._known: dict[str, ChiTieu] = {}

    def clean(self, value, row=None, **kwargs) -> ChiTieu:
        key = khoa_so_khop(value)
        if key not in self._known:
            target = ChiTieu.objects.filter(khoa=key).first()
            if target is None:
                raise ValueError(f"Không có chỉ tiêu “{gon(value)}”.")
            self._known[key] = target
        return self._known[key]

    def render(self, value, obj=None, **kwargs) -> str:
        return value.ten if value else ""


class SoWidget(Widget):
    """A number the Vietnamese way; it goes out without thousands points, which could be read as decimals."""

    kieu = KieuO.THAP_PHAN

    def clean(self, value, row=None, **kwargs):
        try:
            return doc_o(_so_excel(value), self._kieu(value, row))
        except LoiO as error:
            raise ValueError(str(error)) from error

    def render(self, value, obj=None, **kwargs) -> str:
        return "" if value is None else gon_so(value).replace(".", "")

    def _kieu(self, value, row) -> KieuO:
        return self.kieu


class SoDemWidget(SoWidget):
    """A whole number."""

    kieu = KieuO.DEM


class TuSoWidget(SoWidget):
    """What stands over a denominator is a count where it is written as one ("1.387"), else a number with decimals."""

    def _kieu(self, value, row) -> KieuO:
        counted = gon(row.get(COT_MAU_SO)) and _NGHIN.fullmatch(gon(value))
        return KieuO.DEM if counted else KieuO.THAP_PHAN


class CoWidget(Widget):
    """Yes as "x"."""

    def clean(self, value, row=None, **kwargs) -> bool:
        return bool(gon(value))

    def render(self, value, obj=None, **kwargs) -> str:
        return "x" if value else ""


class _BangTheoNoi(BangResource):
    """Rows of a target and a place."""

    def get_queryset(self):
        return super().get_queryset().select_related("chi_tieu", "dia_ban")


class MocChiTieuResource(_BangTheoNoi):
    chi_tieu = Field("chi_tieu", "Chỉ tiêu", ChiTieuWidget())
    dia_ban = Field("dia_ban", "Mã địa bàn", DiaBanWidget())
    nam = Field("nam", "Năm", IntegerWidget())
    gia_tri = Field("gia_tri", "Mức giao", SoWidget())
    can_cu = Field("can_cu", "Căn cứ", ChuWidget())

    class Meta(BangResource.Meta):
        model = MocChiTieu
        fields = ("chi_tieu", "dia_ban", "nam", "gia_tri", "can_cu")
        import_id_fields = ("chi_tieu", "dia_ban", "nam")

    def do_instance_save(self, instance, is_create: bool) -> None:
        luu_moc(instance, nguoi=self.nguoi)


class SoLieuResource(_BangTheoNoi):
    """Values with the figures as they are kept: numerator and denominator, whatever the kind of target."""

    chi_tieu = Field("chi_tieu", "Chỉ tiêu", ChiTieuWidget())
    dia_ban = Field("dia_ban", "Mã địa bàn", DiaBanWidget())
    nam = Field("nam", "Năm", IntegerWidget())
    thang = Field("thang", "Tháng cuối kỳ", IntegerWidget())
    tu_so = Field("tu_so", "Tử số", TuSoWidget())
    mau_so = Field("mau_so", COT_MAU_SO, SoDemWidget())
    nhan_xet = Field("nhan_xet", "Nhận xét", ChuWidget())
    chinh_thuc = Field("chinh_thuc", "Số chính thức", CoWidget())
    minh_chung = Field("minh_chung", "Minh chứng", ChuWidget())

    class Meta(BangResource.Meta):
        model = SoLieu
        fields = ("chi_tieu", "dia_ban", "nam", "thang", "tu_so", "mau_so", "nhan_xet", "chinh_thuc", "minh_chung")
        import_id_fields = ("chi_tieu", "dia_ban", "nam", "thang")

    def do_instance_save(self, instance, is_create: bool) -> None:
        new = SoLieuMoi(
            instance.dia_ban_id,
            instance.nam,
            instance.thang,
            instance.tu_so,
            instance.mau_so,
            instance.nhan_xet or "",
        )
        how = CachGhi(not instance.chinh_thuc, instance.minh_chung or "", "Nhập từ bảng")
        result = luu_so_lieu(instance.chi_tieu, instance.dia_ban, [new], nguoi=self.nguoi, luc=timezone.now(), cach=how)
        if result.loi:
            raise ValidationError(list(result.loi.values()))


def _so_excel(value: object) -> str:
    """A cell of a workbook is a number already: its point is a decimal point."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return f"{value:.6f}".rstrip("0").rstrip(".").replace(".", ",")
    return gon(value)
