"""Urging: the coordinator reminds agencies of what they still owe."""

from auditlog.registry import auditlog
from django.conf import settings
from django.db import models
from django.db.models import Q

from nhiemvu.models.dau_viec import DauViec


@auditlog.register()
class DonDoc(models.Model):
    """One word of the coordinator to the agencies of the items (`dau_viec`); it changes nothing on the items.

    Whoever tells people about it (inbox, digest) reads `luc`, `noi_dung` and the agencies of the items. Written by
    `nhiemvu.services.don_doc` only, never changed afterwards; an item is urged once a day at most.
    """

    nguoi = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="người đôn đốc", related_name="don_doc"
    )
    luc = models.DateTimeField("đôn đốc lúc", db_index=True)
    noi_dung = models.TextField("nội dung")
    dau_viec = models.ManyToManyField(DauViec, verbose_name="đầu việc", related_name="don_doc")

    class Meta:
        verbose_name = "lần đôn đốc"
        verbose_name_plural = "lần đôn đốc"
        ordering = ["-luc", "-pk"]
        constraints = [models.CheckConstraint(condition=~Q(noi_dung=""), name="nhiemvu_dondoc_co_noi_dung")]

    def __str__(self) -> str:
        return f"Đôn đốc {self.luc:%d/%m/%Y}"
