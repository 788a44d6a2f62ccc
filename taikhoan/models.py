"""People and the roles they hold."""

from auditlog.registry import auditlog
from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models import Q

from chung.models import CoHieuLuc, HieuLucQuerySet
from donvi.models import CoQuan, DiaBan
from taikhoan.enums import THEO_CO_QUAN, THEO_DIA_BAN, VaiTro


@auditlog.register(exclude_fields=["password", "last_login"], m2m_fields={"groups", "user_permissions"})
class NguoiDung(AbstractUser):
    """A person who signs in. Vietnamese names are kept whole in `ho_ten`."""

    first_name = None
    last_name = None
    ho_ten = models.CharField("họ và tên", max_length=150)
    chuc_vu = models.CharField("chức vụ", max_length=150, blank=True)

    REQUIRED_FIELDS = ["ho_ten", "email"]

    class Meta(AbstractUser.Meta):
        verbose_name = "người dùng"
        verbose_name_plural = "người dùng"

    def __str__(self) -> str:
        return self.ho_ten or self.username

    def get_full_name(self) -> str:
        return self.ho_ten

    def get_short_name(self) -> str:
        return self.ho_ten


@auditlog.register()
class PhanQuyen(CoHieuLuc):
    """A role that a person holds for a time: staff and coordinators in an agency, admins and leaders in a place."""

    nguoi_dung = models.ForeignKey(NguoiDung, models.CASCADE, verbose_name="người dùng", related_name="phan_quyen")
    vai_tro = models.CharField("vai trò", max_length=20, choices=VaiTro)
    co_quan = models.ForeignKey(CoQuan, models.PROTECT, verbose_name="cơ quan", null=True, blank=True)
    dia_ban = models.ForeignKey(DiaBan, models.PROTECT, verbose_name="địa bàn", null=True, blank=True)
    thu_truong = models.BooleanField(
        "là thủ trưởng cơ quan", default=False, help_text="Được báo khi việc của cơ quan quá hạn kéo dài."
    )

    objects = HieuLucQuerySet.as_manager()

    class Meta(CoHieuLuc.Meta):
        verbose_name = "phân quyền"
        verbose_name_plural = "phân quyền"
        constraints = [
            *CoHieuLuc.Meta.constraints,
            models.CheckConstraint(
                condition=Q(vai_tro__in=THEO_CO_QUAN, co_quan__isnull=False, dia_ban__isnull=True)
                | Q(vai_tro__in=THEO_DIA_BAN, co_quan__isnull=True, dia_ban__isnull=False),
                name="taikhoan_phanquyen_pham_vi",
                violation_error_message="Đầu mối, cán bộ gắn với một cơ quan; quản trị, lãnh đạo gắn với một địa bàn.",
            ),
            models.CheckConstraint(
                condition=Q(thu_truong=False) | Q(co_quan__isnull=False),
                name="taikhoan_phanquyen_thu_truong",
                violation_error_message="Thủ trưởng phải gắn với một cơ quan.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_vai_tro_display()} – {self.co_quan or self.dia_ban}"

    @property
    def noi(self) -> DiaBan:
        """The place whose admins look after the role: its own, or that of its agency."""
        return self.dia_ban or self.co_quan.dia_ban


@auditlog.register()
class UyQuyen(CoHieuLuc):
    """A role of a person that a deputy carries too, from one day to another (both included).

    It never reaches further than the role itself, and a deputy cannot pass it on. Written by `taikhoan.uy_quyen` only.
    """

    phan_quyen = models.ForeignKey(PhanQuyen, models.CASCADE, verbose_name="vai trò", related_name="uy_quyen")
    nguoi_nhan = models.ForeignKey(
        NguoiDung, models.CASCADE, verbose_name="người được ủy quyền", related_name="duoc_uy_quyen"
    )
    tu_ngay = models.DateField("từ ngày")
    den_ngay = models.DateField("đến hết ngày")

    objects = HieuLucQuerySet.as_manager()

    class Meta(CoHieuLuc.Meta):
        verbose_name = "ủy quyền"
        verbose_name_plural = "ủy quyền"
        ordering = ["-den_ngay", "-pk"]
        indexes = [models.Index(fields=["nguoi_nhan", "den_ngay"])]

    def __str__(self) -> str:
        return f"{self.phan_quyen} của {self.phan_quyen.nguoi_dung} → {self.nguoi_nhan}"
