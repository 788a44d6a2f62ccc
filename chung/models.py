"""What every table that lives in time shares, and the days on which offices rest or work by their own decision."""

from datetime import date

from auditlog.registry import auditlog
from django.db import models
from django.db.models import F, Q

from chung.lich import LichLamViec


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


class LoaiNgay(models.TextChoices):
    NGHI = "nghi", "Nghỉ"
    LAM_BU = "lam_bu", "Làm việc bù"


class NgayDacBietQuerySet(models.QuerySet):
    def lich(self) -> LichLamViec:
        """The calendar of working days, with every day declared here."""
        days = {kind: set() for kind in LoaiNgay.values}
        for day, kind in self.values_list("ngay", "loai"):
            days[kind].add(day)
        return LichLamViec(frozenset(days[LoaiNgay.NGHI]), frozenset(days[LoaiNgay.LAM_BU]))


@auditlog.register()
class NgayDacBiet(models.Model):
    """A day of rest, or a day worked, that the public calendar does not know. `nhacviec.services.lich` writes it."""

    ngay = models.DateField(
        "ngày", unique=True, error_messages={"unique": "Ngày này đã được khai báo; hãy sửa dòng đã có."}
    )
    loai = models.CharField("loại", max_length=10, choices=LoaiNgay, default=LoaiNgay.NGHI)
    ten = models.CharField("lý do", max_length=200)

    objects = NgayDacBietQuerySet.as_manager()

    class Meta:
        verbose_name = "ngày nghỉ, ngày làm bù"
        verbose_name_plural = "ngày nghỉ, ngày làm bù"
        ordering = ["-ngay"]

    def __str__(self) -> str:
        return f"{self.ngay:%d/%m/%Y} – {self.ten}"


class LanDoi(models.Model):
    """Something that pages tell changed. Written by `chung.lan_doi` only.

    `ve` says what kind of thing; `noi` is the path of the province, "/" for the country's own, empty for everywhere.
    """

    ve = models.CharField("về", max_length=20)
    noi = models.CharField("nơi", max_length=20, blank=True)
    ma = models.BigIntegerField("mã ngẫu nhiên")

    class Meta:
        verbose_name = "lần đổi số liệu"
        verbose_name_plural = "lần đổi số liệu"
        indexes = [models.Index(fields=["ve", "noi"], name="chung_landoi_ve_noi")]

    def __str__(self) -> str:
        return f"{self.ve} {self.noi}: {self.ma}"
