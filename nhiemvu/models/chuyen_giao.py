"""Handovers, row by row, so that each can be shown and undone exactly."""

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q

from donvi.models import CoQuan, SuKienKeThua
from kehoach.models import LienKetVanBan
from nhiemvu.enums import LoaiDong
from nhiemvu.models.dau_viec import DauViec


class ChuyenGiao(models.Model):
    """What changed hands when an act of succession was carried out, or when a plan was replaced by a document.

    Written by `nhiemvu.services.chuyen_giao` and `.thay_the`; undoing removes it with its lines.
    """

    su_kien = models.OneToOneField(
        SuKienKeThua, models.PROTECT, verbose_name="sự kiện", null=True, blank=True, related_name="chuyen_giao"
    )
    thay_the = models.OneToOneField(
        LienKetVanBan, models.CASCADE, verbose_name="thay thế", null=True, blank=True, related_name="chuyen_giao"
    )
    nguoi = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="người thực hiện")
    luc = models.DateTimeField("thực hiện lúc")
    viec_cuoi = models.BigIntegerField("khóa đầu việc sau cùng lúc chuyển giao", default=0, editable=False)

    class Meta:
        verbose_name = "chuyển giao"
        verbose_name_plural = "chuyển giao"
        ordering = ["-luc", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(su_kien__isnull=False, thay_the__isnull=True)
                | Q(su_kien__isnull=True, thay_the__isnull=False),
                name="nhiemvu_chuyengiao_mot_ly_do",
            )
        ]

    def __str__(self) -> str:
        return str(self.su_kien or self.thay_the)


class DongChuyenGiao(models.Model):
    """One row that a handover changed or made: `truoc` holds its fields before (empty: it was made), `sau` after.

    `khoa` is the key of the row in the table of `loai`; `cu` and `moi` the agencies between which it passed.
    """

    chuyen_giao = models.ForeignKey(ChuyenGiao, models.CASCADE, verbose_name="chuyển giao", related_name="dong")
    loai = models.CharField("việc", max_length=15, choices=LoaiDong)
    khoa = models.BigIntegerField("khóa của hàng")
    truoc = models.JSONField("trước", null=True, encoder=DjangoJSONEncoder)
    sau = models.JSONField("sau", encoder=DjangoJSONEncoder)
    cu = models.ForeignKey(CoQuan, models.PROTECT, verbose_name="cơ quan cũ", null=True, related_name="+")
    moi = models.ForeignKey(CoQuan, models.PROTECT, verbose_name="cơ quan mới", null=True, related_name="+")
    dau_viec = models.ForeignKey(
        DauViec, models.CASCADE, verbose_name="đầu việc", null=True, related_name="dong_chuyen_giao"
    )

    class Meta:
        verbose_name = "dòng chuyển giao"
        verbose_name_plural = "dòng chuyển giao"
        ordering = ["pk"]
        indexes = [models.Index(fields=["loai", "khoa"])]

    def __str__(self) -> str:
        return f"{self.get_loai_display()} {self.khoa}"
