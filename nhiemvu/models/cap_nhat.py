"""Progress reports on work items."""

from auditlog.registry import auditlog
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from chung.ngay import viet_ngay
from nhiemvu.enums import KetQuaDuyet, TinhTrangBaoCao
from nhiemvu.models.dau_viec import DauViec
from nhiemvu.querysets import CapNhatQuerySet


@auditlog.register()
class CapNhat(models.Model):
    """What an agency reported on a work item, and what the coordinator said of it.

    Three dates are kept apart: the due date (of the item), the real completion date (`ngay_hoan_thanh`, from
    the evidence) and the time of entry (`luc`). A report that corrects one sent before is `dinh_chinh`; one sent by
    a deputy says for whom (`thay_mat`). Written by `nhiemvu.services.bao_cao` and `.duyet` only.
    """

    dau_viec = models.ForeignKey(DauViec, models.CASCADE, verbose_name="đầu việc", related_name="cap_nhat")
    nguoi = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="người báo cáo", related_name="cap_nhat"
    )
    thay_mat = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="thay mặt", null=True, blank=True, related_name="+"
    )
    luc = models.DateTimeField("báo cáo lúc")
    tinh_trang = models.CharField("tình trạng", max_length=20, choices=TinhTrangBaoCao)
    tien_do = models.PositiveSmallIntegerField("tiến độ (%)")
    ket_qua = models.TextField("kết quả thực hiện", blank=True)
    kho_khan = models.TextField("khó khăn, vướng mắc", blank=True)
    kien_nghi = models.TextField("kiến nghị, đề xuất", blank=True)
    ngay_hoan_thanh = models.DateField("ngày hoàn thành", null=True, blank=True)
    so_minh_chung = models.CharField("số, ký hiệu văn bản minh chứng", max_length=100, blank=True)
    ngay_minh_chung = models.DateField("ngày văn bản minh chứng", null=True, blank=True)
    dinh_chinh = models.BooleanField("đính chính", default=False)
    ly_do_dinh_chinh = models.TextField("lý do đính chính", blank=True)
    duyet = models.CharField("kết quả duyệt", max_length=15, choices=KetQuaDuyet)
    nguoi_duyet = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        verbose_name="người duyệt",
        null=True,
        blank=True,
        related_name="cap_nhat_duyet",
    )
    duyet_luc = models.DateTimeField("duyệt lúc", null=True, blank=True)
    ly_do_tra_lai = models.TextField("lý do trả lại", blank=True)

    objects = CapNhatQuerySet.as_manager()

    class Meta:
        verbose_name = "báo cáo tiến độ"
        verbose_name_plural = "báo cáo tiến độ"
        ordering = ["-luc", "-pk"]
        indexes = [models.Index(fields=["luc"], name="nhiemvu_capnhat_luc")]
        constraints = [
            models.UniqueConstraint(
                fields=["dau_viec"], condition=Q(duyet=KetQuaDuyet.CHO), name="nhiemvu_capnhat_mot_cho_duyet"
            ),
            models.CheckConstraint(condition=Q(tien_do__lte=100), name="nhiemvu_capnhat_tien_do"),
            models.CheckConstraint(
                condition=~Q(tinh_trang=TinhTrangBaoCao.HOAN_THANH) | Q(ngay_hoan_thanh__isnull=False),
                name="nhiemvu_capnhat_hoan_thanh_co_ngay",
            ),
            models.CheckConstraint(
                condition=Q(ly_do_dinh_chinh="") | Q(dinh_chinh=True), name="nhiemvu_capnhat_ly_do_dinh_chinh"
            ),
            models.CheckConstraint(
                condition=~Q(duyet=KetQuaDuyet.TRA_LAI) | ~Q(ly_do_tra_lai=""), name="nhiemvu_capnhat_tra_lai_co_ly_do"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.dau_viec} – {viet_ngay(timezone.localdate(self.luc))}"
