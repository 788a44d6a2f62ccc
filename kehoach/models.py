"""Documents, plans and their sections."""

from auditlog.registry import auditlog
from django.db import models
from django.db.models import F, Q

from donvi.models import CoQuan, DiaBan
from kehoach.enums import LoaiVanBan, QuanHeVanBan, TinhTrangVanBan
from kehoach.ky import ChuKy
from kehoach.querysets import KeHoachQuerySet


@auditlog.register()
class VanBan(models.Model):
    """An official document. Number and date may still be blank in a draft."""

    loai = models.CharField("loại văn bản", max_length=20, choices=LoaiVanBan)
    so_ky_hieu = models.CharField("số, ký hiệu", max_length=60, blank=True)
    ngay_ban_hanh = models.DateField("ngày ban hành", null=True, blank=True)
    noi_ban_hanh = models.CharField("cơ quan ban hành", max_length=200, blank=True)
    nguoi_ky = models.CharField("người ký", max_length=150, blank=True)
    trich_yeu = models.TextField("trích yếu", blank=True)
    can_cu = models.TextField("căn cứ", blank=True, help_text="Mỗi văn bản một dòng.")
    tinh_trang = models.CharField(
        "tình trạng", max_length=20, choices=TinhTrangVanBan, default=TinhTrangVanBan.HIEU_LUC
    )
    lien_quan = models.ManyToManyField("self", through="LienKetVanBan", symmetrical=False, related_name="duoc_nhac")

    class Meta:
        verbose_name = "văn bản"
        verbose_name_plural = "văn bản"
        ordering = ["-ngay_ban_hanh", "so_ky_hieu"]
        constraints = [
            models.UniqueConstraint(
                fields=["so_ky_hieu", "noi_ban_hanh", "ngay_ban_hanh"],
                condition=~Q(so_ky_hieu=""),
                name="kehoach_vanban_so_noi_ban_hanh",
                violation_error_message="Văn bản có số, ký hiệu này của cơ quan này đã có.",
            ),
            models.CheckConstraint(
                condition=Q(tinh_trang=TinhTrangVanBan.DU_THAO) | Q(ngay_ban_hanh__isnull=False),
                name="kehoach_vanban_co_ngay",
                violation_error_message="Văn bản đã ban hành phải có ngày ban hành.",
            ),
        ]

    def __str__(self) -> str:
        return self.ten_goi

    @property
    def cac_can_cu(self) -> list[str]:
        """The documents on which it rests, each in its own words."""
        return self.can_cu.splitlines()

    @property
    def ten_goi(self) -> str:
        """The name offices use: "Kế hoạch 542/KH-UBND", or the subject while there is no number."""
        kind = LoaiVanBan(self.loai).label
        return f"{kind} {self.so_ky_hieu}" if self.so_ky_hieu else f"{kind} (chưa có số) – {self.noi_ban_hanh}"


class LienKetVanBan(models.Model):
    """How one document relates to another: legal basis, implements, amends, replaces."""

    tu = models.ForeignKey(VanBan, models.CASCADE, verbose_name="văn bản", related_name="lien_ket")
    den = models.ForeignKey(VanBan, models.CASCADE, verbose_name="văn bản liên quan", related_name="lien_ket_den")
    quan_he = models.CharField("quan hệ", max_length=20, choices=QuanHeVanBan)

    class Meta:
        verbose_name = "liên kết văn bản"
        verbose_name_plural = "liên kết văn bản"
        constraints = [
            models.UniqueConstraint(fields=["tu", "den", "quan_he"], name="kehoach_lienket_mot_lan"),
            models.CheckConstraint(condition=~Q(tu=F("den")), name="kehoach_lienket_khac_nhau"),
        ]

    def __str__(self) -> str:
        return f"{self.tu} {self.get_quan_he_display()} {self.den}"


@auditlog.register()
class KeHoach(models.Model):
    """A document that carries tasks and targets and covers a place. Written by `kehoach.services` only."""

    van_ban = models.OneToOneField(VanBan, models.PROTECT, verbose_name="văn bản", related_name="ke_hoach")
    dia_ban = models.ForeignKey(DiaBan, models.PROTECT, verbose_name="địa bàn", related_name="ke_hoach")
    dau_moi = models.ForeignKey(
        CoQuan, models.PROTECT, verbose_name="cơ quan đầu mối", null=True, blank=True, related_name="ke_hoach_dau_moi"
    )
    chu_ky_bao_cao = models.CharField(
        "kỳ báo cáo nhiệm vụ thường xuyên",
        max_length=10,
        choices=[(c.value, c.label) for c in ChuKy],
        default=ChuKy.QUY.value,
    )
    ngay_giao = models.DateField(
        "ngày giao việc", help_text="Ngày bắt đầu tính việc; thường là ngày ban hành, dự thảo thì do quản trị định."
    )
    gio_chot = models.TimeField("giờ chốt của ngày cuối kỳ", null=True, blank=True)
    khoa_sau = models.PositiveSmallIntegerField("khóa kỳ sau khi chốt (ngày)", null=True, blank=True)
    bat_buoc_minh_chung = models.BooleanField("hoàn thành phải có minh chứng", default=True)

    objects = KeHoachQuerySet.as_manager()

    class Meta:
        verbose_name = "kế hoạch"
        verbose_name_plural = "kế hoạch"
        ordering = ["-van_ban__ngay_ban_hanh", "pk"]

    def __str__(self) -> str:
        return self.van_ban.ten_goi


class Muc(models.Model):
    """A section of a plan's annex, as written: "I" and its title; sections nest."""

    ke_hoach = models.ForeignKey(KeHoach, models.CASCADE, verbose_name="kế hoạch", related_name="muc")
    cha = models.ForeignKey("self", models.CASCADE, verbose_name="mục cha", null=True, blank=True, related_name="con")
    ten = models.TextField("tên mục")
    thu_tu = models.PositiveIntegerField("thứ tự")

    class Meta:
        verbose_name = "mục"
        verbose_name_plural = "mục"
        ordering = ["thu_tu"]
        constraints = [models.UniqueConstraint(fields=["ke_hoach", "thu_tu"], name="kehoach_muc_thu_tu")]

    def __str__(self) -> str:
        return self.ten


@auditlog.register()
class TiepTucKeHoach(models.Model):
    """From a day on, a plan whose place has ended is carried on by the place that succeeds it, by an act.

    Written by `kehoach.services` only. Leaders and admins of the place read and run the plan as their own.
    """

    ke_hoach = models.ForeignKey(KeHoach, models.CASCADE, verbose_name="kế hoạch", related_name="tiep_tuc")
    dia_ban = models.ForeignKey(DiaBan, models.PROTECT, verbose_name="địa bàn tiếp tục", related_name="ke_hoach_tiep")
    ngay = models.DateField("từ ngày")
    can_cu = models.CharField("căn cứ (số, ký hiệu văn bản)", max_length=100)

    class Meta:
        verbose_name = "tiếp tục kế hoạch"
        verbose_name_plural = "tiếp tục kế hoạch"
        ordering = ["ngay"]
        constraints = [
            models.UniqueConstraint(
                fields=["ke_hoach", "dia_ban"],
                name="kehoach_tieptuc_mot_lan",
                violation_error_message="Địa bàn này đã tiếp tục kế hoạch.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.ke_hoach} – {self.dia_ban}"
