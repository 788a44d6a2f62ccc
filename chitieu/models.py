"""Targets and the plans that set them."""

from auditlog.registry import auditlog
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

from chitieu.enums import DINH_LUONG, ToanTu
from chitieu.muc import loi_muc, viet_muc
from chitieu.querysets import NguonChiTieuQuerySet
from kehoach.models import KeHoach


@auditlog.register()
class ChiTieu(models.Model):
    """What is measured: one row however many plans name it. Written by `chitieu.services` only."""

    ten = models.CharField("tên chỉ tiêu", max_length=300)
    khoa = models.CharField("khóa so khớp", max_length=300, unique=True, editable=False)
    don_vi_tinh = models.CharField("đơn vị tính", max_length=50, blank=True)

    class Meta:
        verbose_name = "chỉ tiêu"
        verbose_name_plural = "chỉ tiêu"
        ordering = ["ten"]

    def __str__(self) -> str:
        return self.ten


@auditlog.register()
class NguonChiTieu(models.Model):
    """What one plan asks of a target for a year: operator and value as understood, and the plan's own words."""

    chi_tieu = models.ForeignKey(ChiTieu, models.CASCADE, verbose_name="chỉ tiêu", related_name="nguon")
    ke_hoach = models.ForeignKey(KeHoach, models.CASCADE, verbose_name="kế hoạch", related_name="chi_tieu")
    thu_tu = models.PositiveSmallIntegerField("thứ tự")
    nam = models.PositiveSmallIntegerField("năm")
    nguyen_van = models.CharField("mức ghi trong văn bản", max_length=300)
    toan_tu = models.CharField("toán tử", max_length=10, choices=ToanTu)
    gia_tri = models.DecimalField("giá trị", max_digits=14, decimal_places=3, null=True, blank=True)
    gia_tri_den = models.DecimalField("đến giá trị", max_digits=14, decimal_places=3, null=True, blank=True)
    co_quan_theo_doi = models.CharField("cơ quan theo dõi", max_length=300, blank=True)

    objects = NguonChiTieuQuerySet.as_manager()

    class Meta:
        verbose_name = "mức chỉ tiêu của kế hoạch"
        verbose_name_plural = "mức chỉ tiêu của kế hoạch"
        ordering = ["ke_hoach", "thu_tu", "nam"]
        constraints = [
            models.UniqueConstraint(fields=["chi_tieu", "ke_hoach", "nam"], name="chitieu_nguon_mot_muc"),
            models.CheckConstraint(
                condition=Q(toan_tu=ToanTu.DINH_TINH, gia_tri__isnull=True)
                | Q(
                    toan_tu=ToanTu.KHOANG,
                    gia_tri__isnull=False,
                    gia_tri_den__isnull=False,
                    gia_tri_den__gte=F("gia_tri"),
                )
                | Q(toan_tu__in=DINH_LUONG, gia_tri__isnull=False),
                name="chitieu_nguon_gia_tri",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.chi_tieu}: {self.muc}"

    def clean(self) -> None:
        if wrong := loi_muc(self.toan_tu, self.gia_tri, self.gia_tri_den):
            raise ValidationError({"gia_tri": wrong})

    @property
    def muc(self) -> str:
        """The value with its operator, the Vietnamese way: "> 95%"."""
        return viet_muc(self.toan_tu, self.gia_tri, self.gia_tri_den, phan_tram=self.chi_tieu.don_vi_tinh == "%")
