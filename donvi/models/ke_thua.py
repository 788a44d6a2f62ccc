"""Acts by which agencies became other agencies."""

from auditlog.registry import auditlog
from django.db import models
from django.db.models import F, Q

from donvi.enums import KieuSuKien
from donvi.models.co_quan import CoQuan


@auditlog.register()
class SuKienKeThua(models.Model):
    """One act: some agencies ended, others carry on from `ngay`, their first day.

    Once recorded it is ready; the handover (`nhiemvu.services.chuyen_giao`) carries it out and sets `thuc_hien_luc`.
    Only acts carried out decide who succeeds whom.
    """

    kieu = models.CharField("hình thức", max_length=15, choices=KieuSuKien)
    ngay = models.DateField("có hiệu lực từ ngày")
    can_cu = models.CharField("căn cứ (số, ký hiệu văn bản)", max_length=100)
    noi_dung = models.CharField("nội dung", max_length=300)
    thuc_hien_luc = models.DateTimeField("chuyển giao lúc", null=True, blank=True, editable=False)

    class Meta:
        verbose_name = "sự kiện kế thừa"
        verbose_name_plural = "sự kiện kế thừa"
        ordering = ["ngay", "pk"]

    def __str__(self) -> str:
        return self.noi_dung


class KeThuaCoQuan(models.Model):
    """An agency that ended → an agency that carries on. `chinh`: it takes what nobody assigns otherwise."""

    su_kien = models.ForeignKey(SuKienKeThua, models.CASCADE, verbose_name="sự kiện", related_name="ke_thua")
    cu = models.ForeignKey(CoQuan, models.PROTECT, verbose_name="cơ quan cũ", related_name="ke_tiep")
    moi = models.ForeignKey(CoQuan, models.PROTECT, verbose_name="cơ quan kế thừa", related_name="tien_than")
    chinh = models.BooleanField("kế thừa mặc định", default=False)

    class Meta:
        verbose_name = "kế thừa cơ quan"
        verbose_name_plural = "kế thừa cơ quan"
        ordering = ["su_kien", "cu", "-chinh", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["su_kien", "cu", "moi"], name="donvi_kethuacoquan_mot_lan"),
            models.UniqueConstraint(fields=["cu"], condition=Q(chinh=True), name="donvi_kethuacoquan_mot_mac_dinh"),
            models.CheckConstraint(condition=~Q(cu=F("moi")), name="donvi_kethuacoquan_khac_nhau"),
        ]

    def __str__(self) -> str:
        return f"{self.cu} → {self.moi}"
