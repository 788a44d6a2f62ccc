"""Requests for an extension of a deadline, and what was decided on them."""

from auditlog.registry import auditlog
from django.conf import settings
from django.db import models
from django.db.models import F, Q

from nhiemvu.enums import NHIEU_LAN, KetQuaGiaHan
from nhiemvu.models.dau_viec import DauViec
from nhiemvu.querysets_gia_han import GiaHanQuerySet

DA_QUYET = (KetQuaGiaHan.DONG_Y, KetQuaGiaHan.TU_CHOI, KetQuaGiaHan.HUY)


@auditlog.register()
class GiaHan(models.Model):
    """The agency asks for a later due date of its item; the coordinator approves, perhaps another date, or refuses.

    `lan` is which extension of the item it would be; `han_cu` the due date when it was asked. An approval that is
    undone stays on record with who undid it and why. Written by `nhiemvu.services.gia_han` only.
    """

    dau_viec = models.ForeignKey(DauViec, models.CASCADE, verbose_name="đầu việc", related_name="gia_han")
    lan = models.PositiveSmallIntegerField("lần thứ")
    han_cu = models.DateField("hạn khi đề nghị")
    han_moi = models.DateField("hạn đề nghị")
    ly_do = models.TextField("lý do")
    nguoi = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="người đề nghị", related_name="gia_han"
    )
    thay_mat = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="thay mặt", null=True, blank=True, related_name="+"
    )
    luc = models.DateTimeField("đề nghị lúc")
    ket_qua = models.CharField("kết quả", max_length=10, choices=KetQuaGiaHan, default=KetQuaGiaHan.CHO)
    han_duyet = models.DateField("hạn được duyệt", null=True, blank=True)
    y_kien = models.TextField("ý kiến của đầu mối", blank=True)
    nguoi_quyet = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        verbose_name="người quyết định",
        null=True,
        blank=True,
        related_name="gia_han_quyet",
    )
    quyet_luc = models.DateTimeField("quyết định lúc", null=True, blank=True)
    nguoi_huy = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        verbose_name="người hủy",
        null=True,
        blank=True,
        related_name="gia_han_huy",
    )
    huy_luc = models.DateTimeField("hủy lúc", null=True, blank=True)
    ly_do_huy = models.TextField("lý do hủy", blank=True)

    objects = GiaHanQuerySet.as_manager()

    class Meta:
        verbose_name = "đề nghị gia hạn"
        verbose_name_plural = "đề nghị gia hạn"
        ordering = ["-luc", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["dau_viec"], condition=Q(ket_qua=KetQuaGiaHan.CHO), name="nhiemvu_giahan_mot_cho"
            ),
            models.CheckConstraint(condition=Q(han_moi__gt=F("han_cu")) & ~Q(ly_do=""), name="nhiemvu_giahan_muon_hon"),
            models.CheckConstraint(
                condition=~Q(ket_qua__in=DA_QUYET) | Q(nguoi_quyet__isnull=False, quyet_luc__isnull=False),
                name="nhiemvu_giahan_co_nguoi_quyet",
            ),
            models.CheckConstraint(
                condition=Q(nguoi_quyet__isnull=True) | ~Q(nguoi_quyet=F("nguoi")), name="nhiemvu_giahan_khong_tu_quyet"
            ),
            models.CheckConstraint(
                condition=~Q(ket_qua__in=(KetQuaGiaHan.DONG_Y, KetQuaGiaHan.HUY)) | Q(han_duyet__gt=F("han_cu")),
                name="nhiemvu_giahan_han_duyet",
            ),
            models.CheckConstraint(
                condition=~Q(ket_qua=KetQuaGiaHan.TU_CHOI) | ~Q(y_kien=""), name="nhiemvu_giahan_tu_choi_co_ly_do"
            ),
            models.CheckConstraint(
                condition=~Q(ket_qua=KetQuaGiaHan.HUY)
                | Q(nguoi_huy__isnull=False, huy_luc__isnull=False) & ~Q(ly_do_huy=""),
                name="nhiemvu_giahan_huy_co_ly_do",
            ),
        ]

    def __str__(self) -> str:
        return f"Gia hạn lần {self.lan}: {self.dau_viec}"

    @property
    def nhieu_lan(self) -> bool:
        return self.lan >= NHIEU_LAN
