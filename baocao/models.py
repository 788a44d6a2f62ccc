"""Official reports: drafted from the data, worded by a person, frozen when they are sent."""

from auditlog.registry import auditlog
from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import F, Q

from baocao.querysets import BanBaoCaoQuerySet, ManHinhQuerySet
from donvi.models import CoQuan, DiaBan
from kehoach.ky import ChuKy
from kehoach.models import KeHoach


class LapNen(models.TextChoices):
    """How far a worker has come with a report too long for a request; empty: nothing waits."""

    CHO = "cho", "chờ lập"
    DANG = "dang", "đang lập"
    LOI = "loi", "lập không xong"


@auditlog.register(exclude_fields=["so_lieu", "so_lieu_thao", "phan_tram", "lap_nen_luc", "so_lan_lap"])
class BanBaoCao(models.Model):
    """A report on a plan, a place or an agency for a period (form: NĐ 30/2020/NĐ-CP, periods: NĐ 09/2019/NĐ-CP).

    While it is a draft its figures are those of the day asked for. Sending freezes figures, tables and words
    (`so_lieu`) under a code. The figures of a long draft are gathered by a worker and kept (`so_lieu_thao`): what a
    person saw is what is sent. Written by `baocao.services` and `baocao.services_nen` only.
    """

    ke_hoach = models.ForeignKey(
        KeHoach, models.PROTECT, verbose_name="kế hoạch", null=True, blank=True, related_name="ban_bao_cao"
    )
    dia_ban = models.ForeignKey(
        DiaBan, models.PROTECT, verbose_name="địa bàn", null=True, blank=True, related_name="ban_bao_cao"
    )
    co_quan = models.ForeignKey(
        CoQuan, models.PROTECT, verbose_name="cơ quan", null=True, blank=True, related_name="ban_bao_cao"
    )
    chu_ky = models.CharField("chu kỳ", max_length=10, choices=[(c.value, c.label) for c in ChuKy])
    ky_tu = models.DateField("kỳ từ ngày")
    ky_den = models.DateField("kỳ đến ngày")
    ten_ky = models.CharField("kỳ báo cáo", max_length=40)
    ngay_so_lieu = models.DateField("ngày chốt số liệu")

    co_quan_chu_quan = models.CharField("cơ quan chủ quản", max_length=200, blank=True)
    co_quan_ban_hanh = models.CharField("cơ quan ban hành", max_length=200)
    ky_hieu = models.CharField("ký hiệu", max_length=40, default="BC")
    dia_danh = models.CharField("địa danh", max_length=100)
    quyen_han_ky = models.CharField("quyền hạn, chức vụ của người ký", max_length=200, blank=True)
    nguoi_ky = models.CharField("họ tên người ký", max_length=100, blank=True)
    noi_nhan = models.TextField("nơi nhận", blank=True)
    loi = models.JSONField("lời văn", default=dict)

    nguoi_lap = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="người lập", related_name="+")
    lap_luc = models.DateTimeField("lập lúc")
    nguoi_gui = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="người gửi", null=True, blank=True, related_name="+"
    )
    gui_luc = models.DateTimeField("gửi lúc", null=True, blank=True)
    ma = models.CharField("mã bản báo cáo", max_length=30, blank=True)
    so_lieu = models.JSONField("số liệu đã chốt", null=True, blank=True, encoder=DjangoJSONEncoder)
    phien_ban = models.PositiveIntegerField("phiên bản", default=1, editable=False)

    lap_nen = models.CharField("lập trong nền", max_length=10, choices=LapNen, blank=True, editable=False)
    phan_tram = models.PositiveSmallIntegerField("đã lập (%)", default=0, editable=False)
    lap_nen_luc = models.DateTimeField("số liệu thảo lấy lúc", null=True, blank=True, editable=False)
    so_lan_lap = models.PositiveSmallIntegerField("số lần lập", default=0, editable=False)
    so_lieu_thao = models.JSONField("số liệu thảo", null=True, blank=True, encoder=DjangoJSONEncoder, editable=False)

    objects = BanBaoCaoQuerySet.as_manager()

    class Meta:
        verbose_name = "bản báo cáo"
        verbose_name_plural = "bản báo cáo"
        ordering = ["-ky_den", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ke_hoach__isnull=False, dia_ban__isnull=True, co_quan__isnull=True)
                | Q(ke_hoach__isnull=True, dia_ban__isnull=False, co_quan__isnull=True)
                | Q(ke_hoach__isnull=True, dia_ban__isnull=True, co_quan__isnull=False),
                name="baocao_banbaocao_mot_pham_vi",
            ),
            models.CheckConstraint(condition=Q(ky_tu__lte=F("ky_den")), name="baocao_banbaocao_ky"),
            models.CheckConstraint(
                condition=Q(gui_luc__isnull=True, so_lieu__isnull=True, ma="")
                | (Q(gui_luc__isnull=False, so_lieu__isnull=False, nguoi_gui__isnull=False) & ~Q(ma="")),
                name="baocao_banbaocao_gui_thi_chot",
            ),
            models.UniqueConstraint(fields=["ma"], condition=~Q(ma=""), name="baocao_banbaocao_ma"),
        ]

    def __str__(self) -> str:
        return f"Báo cáo {self.ten_ky} – {self.pham_vi}"

    @property
    def pham_vi(self) -> KeHoach | DiaBan | CoQuan:
        """What the report is on."""
        return self.ke_hoach or self.dia_ban or self.co_quan

    @property
    def da_gui(self) -> bool:
        return self.gui_luc is not None


@auditlog.register(exclude_fields=["khoa_bam", "xem_luc"])
class ManHinh(models.Model):
    """A screen in an office that shows a place without anybody signed in, by a secret address.

    Only the hash of the secret is kept. The screen shows what its maker may see of the place, so it goes dark with
    their role. Written by `baocao.services_man_hinh` only.
    """

    ten = models.CharField("tên màn hình", max_length=100)
    dia_ban = models.ForeignKey(DiaBan, models.PROTECT, verbose_name="địa bàn", related_name="man_hinh")
    khoa_bam = models.CharField("khóa (đã băm)", max_length=64, unique=True, editable=False)
    nguoi_tao = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="người tạo", related_name="+")
    tao_luc = models.DateTimeField("tạo lúc")
    xem_luc = models.DateTimeField("hiện gần nhất lúc", null=True, blank=True)
    thu_hoi_luc = models.DateTimeField("thu hồi lúc", null=True, blank=True)

    objects = ManHinhQuerySet.as_manager()

    class Meta:
        verbose_name = "màn hình"
        verbose_name_plural = "màn hình"
        ordering = ["thu_hoi_luc", "-tao_luc"]

    def __str__(self) -> str:
        return self.ten
