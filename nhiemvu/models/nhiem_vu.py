"""Tasks and who is assigned to them."""

from auditlog.registry import auditlog
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

from chitieu.models import ChiTieu
from donvi.models import CoQuan, NhomCoQuan
from kehoach.ky import ChuKy
from kehoach.models import KeHoach, Muc
from nhiemvu.enums import VaiTroPhanCong
from nhiemvu.han import LoaiHan
from nhiemvu.querysets import NhiemVuQuerySet


@auditlog.register(m2m_fields={"chi_tieu"}, exclude_fields=["nguyen_van"])
class NhiemVu(models.Model):
    """A task as the document words it, with the reading of its deadline beside the words.

    `cac_moc` holds the due dates (ISO) of a task with several milestones; from `dung_tu` on nothing new falls due.
    A task whose document gives no date has `han_dieu_kien` once the coordinator recorded by which document the
    condition came true, or the deadline was set; what falls due while `tam_dung_tu` stands is paused.
    `nguyen_van` keeps the words as imported of the fields that a person corrected (`nhiemvu/nguyen_van.py`); the log
    says who did. `chi_tieu` are the plan's targets that the task serves. Written by `nhiemvu.services` only.
    """

    ke_hoach = models.ForeignKey(KeHoach, models.CASCADE, verbose_name="kế hoạch", related_name="nhiem_vu")
    muc = models.ForeignKey(Muc, models.PROTECT, verbose_name="mục", null=True, blank=True, related_name="nhiem_vu")
    cha = models.ForeignKey(
        "self", models.CASCADE, verbose_name="nhiệm vụ cha", null=True, blank=True, related_name="con"
    )
    cap_tren = models.ForeignKey(
        "self",
        models.SET_NULL,
        verbose_name="triển khai nhiệm vụ của cấp trên",
        null=True,
        blank=True,
        related_name="cap_duoi",
    )
    chi_tieu = models.ManyToManyField(ChiTieu, verbose_name="phục vụ chỉ tiêu", blank=True, related_name="nhiem_vu")
    thu_tu = models.PositiveIntegerField("thứ tự")
    stt = models.CharField("số thứ tự", max_length=30, blank=True)
    noi_dung = models.TextField("nội dung")
    tim_kiem = models.TextField("nội dung để tìm", editable=False, blank=True)
    san_pham = models.TextField("sản phẩm", blank=True)
    cap_trinh = models.CharField("cấp trình", max_length=200, blank=True)
    thoi_han = models.TextField("thời hạn ghi trong văn bản", blank=True)
    loai_han = models.CharField("loại thời hạn", max_length=15, choices=[(k.value, k.label) for k in LoaiHan])
    han_tu = models.DateField("bắt đầu", null=True, blank=True)
    han_den = models.DateField("đến hạn", null=True, blank=True)
    cac_moc = models.JSONField("các mốc hạn", default=list, blank=True)
    chu_ky = models.CharField("chu kỳ báo cáo", max_length=10, choices=[(c.value, c.label) for c in ChuKy], blank=True)
    dung_tu = models.DateField("dừng thực hiện từ", null=True, blank=True)
    van_ban_dung = models.CharField("văn bản cho dừng", max_length=200, blank=True)
    tam_dung_tu = models.DateField("tạm dừng từ", null=True, blank=True)
    ly_do_tam_dung = models.CharField("lý do tạm dừng", max_length=300, blank=True)
    van_ban_dieu_kien = models.CharField("văn bản xác định điều kiện", max_length=200, blank=True)
    ngay_dieu_kien = models.DateField("ngày văn bản xác định điều kiện", null=True, blank=True)
    han_dieu_kien = models.DateField("hạn khi có điều kiện", null=True, blank=True)
    nguyen_van = models.JSONField("nguyên văn của chỗ đã sửa", default=dict, blank=True, editable=False)

    objects = NhiemVuQuerySet.as_manager()

    class Meta:
        verbose_name = "nhiệm vụ"
        verbose_name_plural = "nhiệm vụ"
        ordering = ["ke_hoach", "thu_tu"]
        constraints = [
            models.UniqueConstraint(fields=["ke_hoach", "thu_tu"], name="nhiemvu_nhiemvu_thu_tu"),
            models.CheckConstraint(condition=~Q(noi_dung=""), name="nhiemvu_nhiemvu_co_noi_dung"),
            models.CheckConstraint(
                condition=Q(han_tu__isnull=True) | Q(han_den__isnull=True) | Q(han_tu__lte=F("han_den")),
                name="nhiemvu_nhiemvu_han",
            ),
            models.CheckConstraint(
                condition=Q(han_dieu_kien__isnull=True) | ~Q(van_ban_dieu_kien="") & Q(ngay_dieu_kien__isnull=False),
                name="nhiemvu_nhiemvu_dieu_kien_co_van_ban",
            ),
            models.CheckConstraint(
                condition=Q(tam_dung_tu__isnull=True) | ~Q(ly_do_tam_dung=""), name="nhiemvu_nhiemvu_tam_dung_co_ly_do"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.stt}. {self.noi_dung}" if self.stt else self.noi_dung

    @property
    def ten_chu_ky(self) -> str:
        """How often it is reported, in words: its own cycle, else that of its plan."""
        return self.get_chu_ky_display() or self.ke_hoach.get_chu_ky_bao_cao_display()

    def clean(self) -> None:
        if self.han_tu and self.han_den and self.han_tu > self.han_den:
            raise ValidationError({"han_den": "Ngày đến hạn không được trước ngày bắt đầu."})


@auditlog.register()
class PhanCong(models.Model):
    """An agency or a group assigned to a task, with the cell's own words kept.

    Neither agency nor group: the name is not known yet and waits for an admin.
    """

    nhiem_vu = models.ForeignKey(NhiemVu, models.CASCADE, verbose_name="nhiệm vụ", related_name="phan_cong")
    vai_tro = models.CharField("vai trò", max_length=10, choices=VaiTroPhanCong)
    thu_tu = models.PositiveSmallIntegerField("thứ tự")
    ten_goi = models.CharField("tên ghi trong văn bản", max_length=500)
    co_quan = models.ForeignKey(
        CoQuan, models.PROTECT, verbose_name="cơ quan", null=True, blank=True, related_name="phan_cong"
    )
    nhom = models.ForeignKey(
        NhomCoQuan, models.PROTECT, verbose_name="nhóm", null=True, blank=True, related_name="phan_cong"
    )

    class Meta:
        verbose_name = "phân công"
        verbose_name_plural = "phân công"
        ordering = ["vai_tro", "thu_tu"]
        constraints = [
            models.UniqueConstraint(fields=["nhiem_vu", "vai_tro", "thu_tu"], name="nhiemvu_phancong_thu_tu"),
            models.CheckConstraint(
                condition=Q(co_quan__isnull=True) | Q(nhom__isnull=True), name="nhiemvu_phancong_mot_dich"
            ),
        ]

    def __str__(self) -> str:
        return self.ten_goi

    @property
    def chua_ro(self) -> bool:
        return self.co_quan_id is None and self.nhom_id is None
