"""Targets, the levels that plans and higher documents set for them, and the milestones allotted to places."""

from auditlog.registry import auditlog
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

from chitieu.enums import CO_MAU_SO, DINH_LUONG, CachGop, Chieu, ToanTu
from chitieu.kiem_so import TRAN
from chitieu.ky_so_lieu import CHU_KY
from chitieu.muc import loi_muc, viet_muc
from chitieu.querysets import ChiTieuQuerySet, MocChiTieuQuerySet, NguonChiTieuQuerySet
from donvi.enums import CapDiaBan
from donvi.models import DiaBan
from kehoach.ky import ChuKy
from kehoach.models import KeHoach, VanBan

_CO_GIA_TRI = (
    Q(toan_tu=ToanTu.DINH_TINH, gia_tri__isnull=True)
    | Q(toan_tu=ToanTu.KHOANG, gia_tri__isnull=False, gia_tri_den__isnull=False, gia_tri_den__gte=F("gia_tri"))
    | Q(toan_tu__in=DINH_LUONG, gia_tri__isnull=False)
)


@auditlog.register()
class ChiTieu(models.Model):
    """What is measured: one row however many plans name it. Written by the services of this room only.

    `don_vi_bao_cao` are the bare names of the agencies that own the figures ("Sở Y tế"), one a line; places of the
    level `cap_bao_cao` report, and stations of that place may do so themselves. `nguong_nhay`: a change between two
    periods beyond so many units (points, for a rate) is shown for a second look. `so_ngay_khoa`: so many days after a
    period ends its figures close, and what changes later is a correction.
    """

    ten = models.CharField("tên chỉ tiêu", max_length=300)
    khoa = models.CharField("khóa so khớp", max_length=300, unique=True, editable=False)
    don_vi_tinh = models.CharField("đơn vị tính", max_length=50, blank=True)
    chieu = models.CharField("chiều", max_length=10, choices=Chieu, default=Chieu.TANG)
    cach_gop = models.CharField("cách tổng hợp", max_length=10, choices=CachGop, default=CachGop.TY_SO)
    tu_so = models.CharField("tử số", max_length=300, blank=True)
    mau_so = models.CharField("mẫu số", max_length=300, blank=True)
    chu_ky = models.CharField(
        "kỳ số liệu", max_length=10, choices=[(c.value, c.label) for c in CHU_KY], default=ChuKy.NAM.value
    )
    cap_bao_cao = models.PositiveSmallIntegerField("cấp báo số liệu", choices=CapDiaBan, default=CapDiaBan.XA)
    don_vi_bao_cao = models.TextField("cơ quan báo số liệu", blank=True)
    nguong_nhay = models.DecimalField("ngưỡng thay đổi bất thường", max_digits=14, decimal_places=3, default=10)
    so_ngay_khoa = models.PositiveSmallIntegerField("số ngày nhập sau kỳ", default=45)

    objects = ChiTieuQuerySet.as_manager()

    class Meta:
        verbose_name = "chỉ tiêu"
        verbose_name_plural = "chỉ tiêu"
        ordering = ["ten"]

    def __str__(self) -> str:
        return self.ten

    @property
    def phan_tram(self) -> bool:
        return self.don_vi_tinh == "%"

    @property
    def co_mau_so(self) -> bool:
        return self.cach_gop in CO_MAU_SO


@auditlog.register()
class NguonChiTieu(models.Model):
    """What one plan asks of a target for a year: operator and value as understood, and the plan's own words."""

    chi_tieu = models.ForeignKey(ChiTieu, models.CASCADE, verbose_name="chỉ tiêu", related_name="nguon")
    ke_hoach = models.ForeignKey(KeHoach, models.CASCADE, verbose_name="kế hoạch", related_name="chi_tieu")
    thu_tu = models.PositiveSmallIntegerField("thứ tự")
    nam = models.PositiveSmallIntegerField("năm")
    nguyen_van = models.CharField("mức ghi trong văn bản", max_length=300)
    toan_tu = models.CharField("toán tử", max_length=10, choices=ToanTu)
    gia_tri = models.DecimalField("giá trị", max_digits=14, decimal_places=3, null=True, blank=True)
    gia_tri_den = models.DecimalField("đến giá trị", max_digits=14, decimal_places=3, null=True, blank=True)
    co_quan_theo_doi = models.CharField("cơ quan theo dõi", max_length=300, blank=True)

    objects = NguonChiTieuQuerySet.as_manager()

    class Meta:
        verbose_name = "mức chỉ tiêu của kế hoạch"
        verbose_name_plural = "mức chỉ tiêu của kế hoạch"
        ordering = ["ke_hoach", "thu_tu", "nam"]
        constraints = [
            models.UniqueConstraint(fields=["chi_tieu", "ke_hoach", "nam"], name="chitieu_nguon_mot_muc"),
            models.CheckConstraint(condition=_CO_GIA_TRI, name="chitieu_nguon_gia_tri"),
        ]

    def __str__(self) -> str:
        return f"{self.chi_tieu}: {self.muc}"

    def clean(self) -> None:
        if wrong := loi_muc(self.toan_tu, self.gia_tri, self.gia_tri_den):
            raise ValidationError({"gia_tri": wrong})

    @property
    def muc(self) -> str:
        """The value with its operator, the Vietnamese way: "> 95%"."""
        return viet_muc(self.toan_tu, self.gia_tri, self.gia_tri_den, phan_tram=self.chi_tieu.phan_tram)


@auditlog.register()
class MucHieuLuc(models.Model):
    """What a higher document asks of a target for a year and a place: the newest such level is the one in force."""

    chi_tieu = models.ForeignKey(ChiTieu, models.CASCADE, verbose_name="chỉ tiêu", related_name="muc_hieu_luc")
    van_ban = models.ForeignKey(VanBan, models.CASCADE, verbose_name="văn bản", related_name="muc_chi_tieu")
    dia_ban = models.ForeignKey(DiaBan, models.PROTECT, verbose_name="áp dụng cho", related_name="+")
    nam = models.PositiveSmallIntegerField("năm")
    nguyen_van = models.CharField("mức ghi trong văn bản", max_length=300)
    toan_tu = models.CharField("toán tử", max_length=10, choices=ToanTu)
    gia_tri = models.DecimalField("giá trị", max_digits=14, decimal_places=3, null=True, blank=True)
    gia_tri_den = models.DecimalField("đến giá trị", max_digits=14, decimal_places=3, null=True, blank=True)

    class Meta:
        verbose_name = "mức đang hiệu lực"
        verbose_name_plural = "mức đang hiệu lực"
        ordering = ["chi_tieu", "nam", "van_ban"]
        constraints = [
            models.UniqueConstraint(fields=["chi_tieu", "van_ban", "nam"], name="chitieu_muchieuluc_mot_muc"),
            models.CheckConstraint(condition=_CO_GIA_TRI, name="chitieu_muchieuluc_gia_tri"),
        ]

    def __str__(self) -> str:
        return f"{self.chi_tieu} {self.nam}: {self.muc}"

    @property
    def muc(self) -> str:
        return viet_muc(self.toan_tu, self.gia_tri, self.gia_tri_den, phan_tram=self.chi_tieu.phan_tram)


@auditlog.register()
class MocChiTieu(models.Model):
    """The milestone of a place for a year, allotted by a decision."""

    chi_tieu = models.ForeignKey(ChiTieu, models.PROTECT, verbose_name="chỉ tiêu", related_name="moc")
    dia_ban = models.ForeignKey(DiaBan, models.PROTECT, verbose_name="địa bàn", related_name="moc_chi_tieu")
    nam = models.PositiveSmallIntegerField("năm")
    gia_tri = models.DecimalField("mức giao", max_digits=14, decimal_places=3)
    can_cu = models.CharField("căn cứ (số, ký hiệu văn bản)", max_length=100, blank=True)

    objects = MocChiTieuQuerySet.as_manager()

    class Meta:
        verbose_name = "mốc chỉ tiêu"
        verbose_name_plural = "mốc chỉ tiêu"
        ordering = ["chi_tieu", "dia_ban__duong_dan", "nam"]
        constraints = [
            models.UniqueConstraint(
                fields=["chi_tieu", "dia_ban", "nam"],
                name="chitieu_moc_mot_lan",
                violation_error_message="Địa bàn này đã có mốc của năm đó.",
            ),
            models.CheckConstraint(
                condition=Q(nam__gte=2000, nam__lte=2100, gia_tri__gte=0),
                name="chitieu_moc_hop_le",
                violation_error_message="Năm từ 2000 đến 2100, mức giao không âm.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.chi_tieu} – {self.dia_ban} {self.nam}"

    def clean(self) -> None:
        if self.chi_tieu_id and self.chi_tieu.phan_tram and self.gia_tri is not None and self.gia_tri > TRAN:
            raise ValidationError({"gia_tri": "Mức giao không thể vượt 100%."})
