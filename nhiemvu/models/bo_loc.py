"""Filters that a person keeps under a name."""

from django.conf import settings
from django.db import models


class TrangLoc(models.TextChoices):
    """The lists whose filters can be kept; the value is the name of the list's address."""

    VIEC_CUA_TOI = "viec-cua-toi", "Việc của tôi"
    DAU_VIEC = "danh-sach-dau-viec", "Đầu việc"


class BoLoc(models.Model):
    """A filter of one list, kept by one person for themselves. Written by `nhiemvu.services.bo_loc` only."""

    nguoi = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, verbose_name="người lưu", related_name="bo_loc", editable=False
    )
    trang = models.CharField("trang", max_length=30, choices=TrangLoc)
    ten = models.CharField("tên bộ lọc", max_length=60)
    tham_so = models.CharField("tham số của địa chỉ", max_length=1000)

    class Meta:
        verbose_name = "bộ lọc đã lưu"
        verbose_name_plural = "bộ lọc đã lưu"
        ordering = ["ten"]
        constraints = [models.UniqueConstraint(fields=["nguoi", "trang", "ten"], name="nhiemvu_boloc_ten")]

    def __str__(self) -> str:
        return self.ten
