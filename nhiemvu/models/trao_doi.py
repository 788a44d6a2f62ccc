"""What people say to each other about a task, and who follows it."""

from auditlog.registry import auditlog
from django.conf import settings
from django.db import models
from django.db.models import Q

from nhiemvu.models.nhiem_vu import NhiemVu


@auditlog.register(m2m_fields={"nhac_den"})
class YKien(models.Model):
    """A comment on a task; `nhac_den` are the people that its words name ("@ten-dang-nhap"). It is never edited, and
    its author may delete it while nobody else has written after it.

    `ma_gui` is the key of the form that was sent: the same form sent twice is one comment. Written by
    `nhiemvu.services.trao_doi` only.
    """

    nhiem_vu = models.ForeignKey(NhiemVu, models.CASCADE, verbose_name="nhiệm vụ", related_name="y_kien")
    nguoi = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="người viết", related_name="y_kien"
    )
    luc = models.DateTimeField("viết lúc")
    noi_dung = models.TextField("nội dung")
    nhac_den = models.ManyToManyField(
        settings.AUTH_USER_MODEL, verbose_name="nhắc đến", blank=True, related_name="duoc_nhac"
    )
    ma_gui = models.UUIDField("mã lần gửi", unique=True, editable=False)

    class Meta:
        verbose_name = "ý kiến"
        verbose_name_plural = "ý kiến"
        ordering = ["luc", "pk"]
        constraints = [models.CheckConstraint(condition=~Q(noi_dung=""), name="nhiemvu_ykien_co_noi_dung")]

    def __str__(self) -> str:
        return f"{self.nguoi}: {self.noi_dung[:60]}"


class TheoDoi(models.Model):
    """A person follows a task. Written by `nhiemvu.services.trao_doi` only."""

    nhiem_vu = models.ForeignKey(NhiemVu, models.CASCADE, verbose_name="nhiệm vụ", related_name="theo_doi")
    nguoi = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, verbose_name="người theo dõi", related_name="theo_doi"
    )

    class Meta:
        verbose_name = "theo dõi"
        verbose_name_plural = "theo dõi"
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["nguoi", "nhiem_vu"], name="nhiemvu_theodoi_mot_lan")]

    def __str__(self) -> str:
        return f"{self.nguoi} – {self.nhiem_vu}"
