"""Directives of leaders, and what was answered."""

from auditlog.registry import auditlog
from django.conf import settings
from django.db import models
from django.db.models import Q

from donvi.models import CoQuan, DiaBan
from nhiemvu.enums import LoaiLuot, TinhTrangChiDao
from nhiemvu.models.dau_viec import DauViec
from nhiemvu.models.nhiem_vu import NhiemVu
from nhiemvu.querysets_chi_dao import ChiDaoQuerySet


@auditlog.register()
class ChiDao(models.Model):
    """What a leader asks of one agency, to be answered by a day: about a task (perhaps one item of it), about a place,
    or about nothing but the agency itself.

    `han_tra_loi` and `ngay_tra_loi` are of the last question and its answer; what was said before stands in `luot`.
    `ma_gui` is the key of the form that was sent: the same form sent twice is one directive. Written by
    `nhiemvu.services.chi_dao` only.
    """

    nguoi = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="người chỉ đạo", related_name="chi_dao"
    )
    luc = models.DateTimeField("chỉ đạo lúc")
    co_quan = models.ForeignKey(CoQuan, models.PROTECT, verbose_name="cơ quan trả lời", related_name="chi_dao")
    nhiem_vu = models.ForeignKey(
        NhiemVu, models.CASCADE, verbose_name="nhiệm vụ", null=True, blank=True, related_name="chi_dao"
    )
    dau_viec = models.ForeignKey(
        DauViec, models.SET_NULL, verbose_name="đầu việc", null=True, blank=True, related_name="chi_dao"
    )
    dia_ban = models.ForeignKey(
        DiaBan, models.PROTECT, verbose_name="địa bàn", null=True, blank=True, related_name="chi_dao"
    )
    noi_dung = models.TextField("nội dung chỉ đạo")
    han_tra_loi = models.DateField("trả lời trước hết ngày")
    tinh_trang = models.CharField(
        "tình trạng", max_length=15, choices=TinhTrangChiDao, default=TinhTrangChiDao.CHO_TRA_LOI
    )
    ngay_tra_loi = models.DateField("ngày trả lời", null=True, blank=True)
    ma_gui = models.UUIDField("mã lần gửi", unique=True, editable=False)

    objects = ChiDaoQuerySet.as_manager()

    class Meta:
        verbose_name = "chỉ đạo"
        verbose_name_plural = "chỉ đạo"
        ordering = ["-luc", "-pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(noi_dung=""), name="nhiemvu_chidao_co_noi_dung"),
            models.CheckConstraint(
                condition=Q(nhiem_vu__isnull=True) | Q(dia_ban__isnull=True), name="nhiemvu_chidao_mot_viec"
            ),
            models.CheckConstraint(
                condition=~Q(tinh_trang=TinhTrangChiDao.DA_TRA_LOI) | Q(ngay_tra_loi__isnull=False),
                name="nhiemvu_chidao_tra_loi_co_ngay",
            ),
        ]
        indexes = [models.Index(fields=["co_quan", "tinh_trang", "han_tra_loi"])]

    def __str__(self) -> str:
        return f"Chỉ đạo của {self.nguoi} đến {self.co_quan}"

    @property
    def tra_loi_muon(self) -> bool:
        """Whether the last answer came after its day."""
        return self.ngay_tra_loi is not None and self.ngay_tra_loi > self.han_tra_loi


@auditlog.register()
class LuotChiDao(models.Model):
    """One step after a directive: an answer of the agency, or the leader asking again or closing it."""

    chi_dao = models.ForeignKey(ChiDao, models.CASCADE, verbose_name="chỉ đạo", related_name="luot")
    loai = models.CharField("lượt", max_length=10, choices=LoaiLuot)
    nguoi = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="người gửi", related_name="+")
    luc = models.DateTimeField("gửi lúc")
    noi_dung = models.TextField("nội dung", blank=True)
    han = models.DateField("phải trả lời trước hết ngày")

    class Meta:
        verbose_name = "lượt trả lời, chỉ đạo"
        verbose_name_plural = "lượt trả lời, chỉ đạo"
        ordering = ["luc", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(loai=LoaiLuot.KET_THUC) | ~Q(noi_dung=""), name="nhiemvu_luot_co_noi_dung"
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_loai_display()}: {self.chi_dao}"
