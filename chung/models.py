"""What every table that lives in time shares."""

from datetime import date

from django.db import models
from django.db.models import F, Q


class HieuLucQuerySet(models.QuerySet):
    """Rows that hold from one day to another (both included)."""

    def hieu_luc(self, ngay: date):
        """The rows in force on the day."""
        return self.filter(
            Q(tu_ngay__isnull=True) | Q(tu_ngay__lte=ngay), Q(den_ngay__isnull=True) | Q(den_ngay__gte=ngay)
        )


class CoHieuLuc(models.Model):
    """A row with a first and a last day; no first day: since before the records; no last day: still in force."""

    tu_ngay = models.DateField("hiệu lực từ ngày", null=True, blank=True)
    den_ngay = models.DateField("đến hết ngày", null=True, blank=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(tu_ngay__isnull=True) | Q(den_ngay__isnull=True) | Q(tu_ngay__lte=F("den_ngay")),
                name="%(app_label)s_%(class)s_hieu_luc",
                violation_error_message="Ngày hết hiệu lực phải sau ngày bắt đầu.",
            )
        ]

    def con_hieu_luc(self, ngay: date) -> bool:
        return (self.tu_ngay is None or self.tu_ngay <= ngay) and (self.den_ngay is None or self.den_ngay >= ngay)
