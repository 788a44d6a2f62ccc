"""Files that agencies send as evidence."""

from auditlog.registry import auditlog
from django.db import models

from chung.kho_tep import TenNgauNhien
from nhiemvu.models.cap_nhat import CapNhat
from nhiemvu.querysets import TepQuerySet


@auditlog.register()
class Tep(models.Model):
    """A file sent with a report: never changed and never removed, a correction comes with files of its own.

    Written by `nhiemvu.services.bao_cao` only; `tep` is a random name in the private store.
    """

    cap_nhat = models.ForeignKey(CapNhat, models.CASCADE, verbose_name="báo cáo", related_name="tep")
    tep = models.FileField("tệp", upload_to=TenNgauNhien("minh-chung"))
    ten = models.CharField("tên tệp", max_length=200)
    kich_thuoc = models.PositiveBigIntegerField("kích thước (byte)")
    sha256 = models.CharField("mã băm", max_length=64)

    objects = TepQuerySet.as_manager()

    class Meta:
        verbose_name = "tệp minh chứng"
        verbose_name_plural = "tệp minh chứng"
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.ten
