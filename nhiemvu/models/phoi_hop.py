"""What coordinating agencies contribute to a task. Nothing here is counted in official figures."""

from auditlog.registry import auditlog
from django.conf import settings
from django.db import models
from django.db.models import Q

from donvi.models import CoQuan
from nhiemvu.enums import TinhTrangBaoCao
from nhiemvu.models.nhiem_vu import NhiemVu, PhanCong
from nhiemvu.phoi_hop_querysets import PhoiHopQuerySet


@auditlog.register()
class PhoiHop(models.Model):
    """An agency that helps with a task, as the plan assigned it on the day that its work begins to count.

    An agency that ended since keeps its row: its successor (`CoQuan.nay_la`) reports in it. `phan_cong` is empty where
    a corrected document no longer names an agency that has reported. Written by `nhiemvu.services.phoi_hop` only.
    """

    nhiem_vu = models.ForeignKey(NhiemVu, models.CASCADE, verbose_name="nhiệm vụ", related_name="viec_phoi_hop")
    phan_cong = models.ForeignKey(
        PhanCong, models.SET_NULL, verbose_name="phân công", null=True, blank=True, related_name="viec_phoi_hop"
    )
    co_quan = models.ForeignKey(CoQuan, models.PROTECT, verbose_name="cơ quan phối hợp", related_name="viec_phoi_hop")
    bao_cao_luc = models.DateTimeField("báo cáo gần nhất lúc", null=True, blank=True)
    phien_ban = models.PositiveIntegerField("phiên bản", default=1, editable=False)

    objects = PhoiHopQuerySet.as_manager()

    class Meta:
        verbose_name = "việc phối hợp"
        verbose_name_plural = "việc phối hợp"
        ordering = ["nhiem_vu", "pk"]
        constraints = [models.UniqueConstraint(fields=["nhiem_vu", "co_quan"], name="nhiemvu_phoihop_mot_lan")]

    def __str__(self) -> str:
        return f"{self.nhiem_vu} – {self.co_quan}"


@auditlog.register()
class CapNhatPhoiHop(models.Model):
    """What a coordinating agency reported of its part; it closes nothing and needs no review."""

    phoi_hop = models.ForeignKey(PhoiHop, models.CASCADE, verbose_name="việc phối hợp", related_name="bao_cao")
    nguoi = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="người báo cáo", related_name="cap_nhat_phoi_hop"
    )
    luc = models.DateTimeField("báo cáo lúc")
    tinh_trang = models.CharField("tình trạng", max_length=20, choices=TinhTrangBaoCao)
    ket_qua = models.TextField("kết quả phối hợp")
    kho_khan = models.TextField("khó khăn, vướng mắc", blank=True)
    kien_nghi = models.TextField("kiến nghị, đề xuất", blank=True)

    class Meta:
        verbose_name = "báo cáo phối hợp"
        verbose_name_plural = "báo cáo phối hợp"
        ordering = ["-luc", "-pk"]
        constraints = [models.CheckConstraint(condition=~Q(ket_qua=""), name="nhiemvu_capnhatphoihop_co_ket_qua")]

    def __str__(self) -> str:
        return f"{self.phoi_hop} – {self.luc:%d/%m/%Y}"
