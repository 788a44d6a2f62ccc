"""When a plan reminds and to whom it escalates, where it does otherwise than the house."""

from auditlog.registry import auditlog
from django.db import models

from kehoach.models import KeHoach
from nhacviec.moc import KY, VIEC, BoMoc


def _truoc() -> list[int]:
    return list(VIEC.truoc)


def _sau() -> list[int]:
    return list(VIEC.sau)


def _ky_truoc() -> list[int]:
    return list(KY.truoc)


def _ky_sau() -> list[int]:
    return list(KY.sau)


@auditlog.register()
class CauHinhNhac(models.Model):
    """Milestones in days around a deadline, and after how many working days overdue whom to tell (0: nobody).

    A plan without a row keeps to the defaults. Written by `nhacviec.services.cau_hinh`.
    """

    ke_hoach = models.OneToOneField(
        KeHoach, models.CASCADE, verbose_name="kế hoạch", related_name="cau_hinh_nhac", primary_key=True
    )
    truoc_han = models.JSONField("nhắc trước hạn", default=_truoc, blank=True)
    sau_han = models.JSONField("nhắc sau hạn", default=_sau, blank=True)
    lap_lai = models.PositiveSmallIntegerField("sau đó nhắc lại mỗi", default=VIEC.lap_lai)
    ky_truoc = models.JSONField("báo cáo kỳ: nhắc trước hạn", default=_ky_truoc, blank=True)
    ky_sau = models.JSONField("báo cáo kỳ: nhắc sau hạn", default=_ky_sau, blank=True)
    ngay_lam_viec = models.BooleanField("đếm theo ngày làm việc", default=False)
    bao_thu_truong = models.PositiveSmallIntegerField("báo thủ trưởng cơ quan sau", default=2)
    bao_dau_moi = models.PositiveSmallIntegerField("báo đầu mối theo dõi sau", default=7)
    bao_lanh_dao = models.PositiveSmallIntegerField("báo lãnh đạo tỉnh sau", default=15)

    class Meta:
        verbose_name = "cấu hình nhắc việc"
        verbose_name_plural = "cấu hình nhắc việc"

    def __str__(self) -> str:
        return f"Nhắc việc – {self.ke_hoach}"

    @property
    def bo_viec(self) -> BoMoc:
        return BoMoc(tuple(self.truoc_han), tuple(self.sau_han), self.lap_lai, self.ngay_lam_viec)

    @property
    def bo_ky(self) -> BoMoc:
        return BoMoc(tuple(self.ky_truoc), tuple(self.ky_sau), 0, self.ngay_lam_viec)

    @property
    def nguong(self) -> tuple[int, int, int]:
        """Working days overdue after which the head, the coordinator and the leader are told."""
        return self.bao_thu_truong, self.bao_dau_moi, self.bao_lanh_dao
