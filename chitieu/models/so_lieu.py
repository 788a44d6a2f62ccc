"""Measured values: one row for each target, place and period."""

from decimal import Decimal

from auditlog.registry import auditlog
from django.conf import settings
from django.db import models
from django.db.models import F, Q

from chitieu.enums import DuyetSoLieu
from chitieu.ky_so_lieu import nhan_ky
from chitieu.models.chi_tieu import ChiTieu
from chitieu.querysets import SoLieuQuerySet
from chitieu.tong_hop import Tong
from donvi.models import DiaBan


def _hop_le(tu_so: str, mau_so: str) -> Q:
    """A numerator with no denominator, or with one that is not smaller."""
    part = Q(**{f"{tu_so}__isnull": False, f"{tu_so}__gte": 0})
    whole = Q(**{f"{mau_so}__isnull": False, f"{mau_so}__gt": 0, f"{mau_so}__gte": F(tu_so)})
    return part & (Q(**{f"{mau_so}__isnull": True}) | whole)


@auditlog.register()
class SoLieu(models.Model):
    """What a place reported for a period, which ends with the month `thang`. Written by `chitieu.ghi_so_lieu` only.

    `tu_so` and `mau_so` are the figures that count: the final ones (`chinh_thuc`), else the estimate. The estimate
    stays beside the final figure that follows it. A figure without a denominator is a count or a value as it is.
    """

    chi_tieu = models.ForeignKey(ChiTieu, models.PROTECT, verbose_name="chỉ tiêu", related_name="so_lieu")
    dia_ban = models.ForeignKey(DiaBan, models.PROTECT, verbose_name="địa bàn", related_name="so_lieu")
    nam = models.PositiveSmallIntegerField("năm")
    thang = models.PositiveSmallIntegerField("tháng cuối kỳ")
    tu_so = models.DecimalField("tử số", max_digits=14, decimal_places=3, null=True, blank=True)
    mau_so = models.DecimalField("mẫu số", max_digits=14, decimal_places=3, null=True, blank=True)
    nhan_xet = models.CharField("nhận xét", max_length=500, blank=True)
    chinh_thuc = models.BooleanField("số chính thức", default=True)
    uoc_tu_so = models.DecimalField("tử số ước thực hiện", max_digits=14, decimal_places=3, null=True, blank=True)
    uoc_mau_so = models.DecimalField("mẫu số ước thực hiện", max_digits=14, decimal_places=3, null=True, blank=True)
    minh_chung = models.CharField("minh chứng (số, ký hiệu văn bản)", max_length=200, blank=True)
    nguoi_bao = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, verbose_name="người báo", null=True, related_name="+"
    )
    bao_luc = models.DateTimeField("báo lúc")
    duyet = models.CharField("xác nhận", max_length=10, choices=DuyetSoLieu, default=DuyetSoLieu.CHO)
    nguoi_duyet = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name="người xác nhận",
        null=True,
        blank=True,
        related_name="+",
    )
    duyet_luc = models.DateTimeField("xác nhận lúc", null=True, blank=True)
    ly_do_tra = models.CharField("lý do trả lại", max_length=500, blank=True)
    dinh_chinh_luc = models.DateTimeField("đính chính lúc", null=True, blank=True)
    ly_do_dinh_chinh = models.CharField("lý do đính chính", max_length=500, blank=True)

    objects = SoLieuQuerySet.as_manager()

    class Meta:
        verbose_name = "số liệu"
        verbose_name_plural = "số liệu"
        ordering = ["chi_tieu", "dia_ban", "nam", "thang"]
        constraints = [
            models.UniqueConstraint(
                fields=["chi_tieu", "dia_ban", "nam", "thang"],
                name="chitieu_solieu_mot_lan",
                violation_error_message="Địa bàn này đã có số liệu của kỳ đó.",
            ),
            models.CheckConstraint(
                condition=Q(thang__gte=1, thang__lte=12, nam__gte=2000, nam__lte=2100),
                name="chitieu_solieu_ky",
                violation_error_message="Năm từ 2000 đến 2100, tháng từ 1 đến 12.",
            ),
            models.CheckConstraint(
                condition=_hop_le("tu_so", "mau_so") | Q(tu_so__isnull=True, mau_so__isnull=True) & ~Q(nhan_xet=""),
                name="chitieu_solieu_gia_tri",
                violation_error_message="Số liệu không âm, mẫu số lớn hơn 0 và không nhỏ hơn tử số.",
            ),
            models.CheckConstraint(
                condition=_hop_le("uoc_tu_so", "uoc_mau_so") | Q(uoc_tu_so__isnull=True, uoc_mau_so__isnull=True),
                name="chitieu_solieu_uoc",
                violation_error_message="Số ước không âm, mẫu số lớn hơn 0 và không nhỏ hơn tử số.",
            ),
            models.CheckConstraint(
                condition=~Q(duyet=DuyetSoLieu.TRA_LAI) | ~Q(ly_do_tra=""),
                name="chitieu_solieu_tra_lai_co_ly_do",
                violation_error_message="Trả lại phải có lý do.",
            ),
            models.CheckConstraint(
                condition=Q(dinh_chinh_luc__isnull=True) | ~Q(ly_do_dinh_chinh=""),
                name="chitieu_solieu_dinh_chinh_co_ly_do",
                violation_error_message="Đính chính phải có lý do.",
            ),
        ]
        indexes = [models.Index(fields=["duyet"], name="chitieu_solieu_cho", condition=Q(duyet=DuyetSoLieu.CHO))]

    def __str__(self) -> str:
        return f"{self.chi_tieu} – {self.dia_ban} – {self.ky}"

    @property
    def ky(self) -> str:
        return nhan_ky(self.chi_tieu.chu_ky, self.nam, self.thang)

    @property
    def gia_tri(self) -> Decimal | None:
        """The value that the figures make; `None` for words."""
        if self.tu_so is None:
            return None
        return Tong(self.tu_so, self.mau_so or Decimal(0), 1).gia_tri(self.chi_tieu.cach_gop)
