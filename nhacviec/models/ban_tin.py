"""Digests on their way out, the mornings that planned them, and what Celery ran last."""

from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import Q

from nhacviec.enums import CON_GUI, TinhTrangGui
from taikhoan.models import NguoiDung
from taikhoan.pham_vi import pham_vi_cua, q_duong_dan


class LanNhac(models.Model):
    """The planning of one morning: exactly one a day, whoever asks for it and however often."""

    ngay = models.DateField("ngày", unique=True)
    tu_ngay = models.DateField("tính từ ngày")
    luc = models.DateTimeField("lập lúc")
    so_tin = models.PositiveIntegerField("số dòng nhắc", default=0)
    so_ban_tin = models.PositiveIntegerField("số bản tin", default=0)

    class Meta:
        verbose_name = "lần nhắc việc"
        verbose_name_plural = "lần nhắc việc"
        ordering = ["-ngay"]

    def __str__(self) -> str:
        return f"Nhắc việc {self.ngay:%d/%m/%Y}"


class BanTinQuerySet(models.QuerySet):
    def cho_nguoi(self, nguoi: NguoiDung):
        """One's own digests, and those of the people whose roles lie in the places that the person administers."""
        reach = pham_vi_cua(nguoi)
        if reach.toan_he_thong:
            return self
        people = NguoiDung.objects.filter(
            q_duong_dan("phan_quyen__dia_ban__duong_dan", reach.quan_tri)
            | q_duong_dan("phan_quyen__co_quan__dia_ban__duong_dan", reach.quan_tri)
        )
        return self.filter(Q(nguoi=nguoi.pk) | Q(nguoi__in=people.values("pk")))

    def den_luot(self, luc: datetime):
        """What may be sent at the moment: never tried, to be tried again, or left by a worker that died."""
        return self.filter(tinh_trang__in=CON_GUI, thu_tu_luc__lte=luc)


class BanTin(models.Model):
    """The one mail that a person gets on a day; its lines are the `ThongBao` of that person with this `ngay_gui`.

    An outbox: a worker takes a digest by setting `ma_giu` to a secret of its own and `thu_tu_luc` to the end of its
    lease, sends, and records. Whoever dies in between leaves a lease that expires. Written by
    `nhacviec.services` only.
    """

    nguoi = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, verbose_name="người nhận", related_name="ban_tin", db_index=False
    )
    ngay = models.DateField("ngày")
    tinh_trang = models.CharField("tình trạng", max_length=10, choices=TinhTrangGui, db_default=TinhTrangGui.CHO)
    thu_tu_luc = models.DateTimeField("gửi từ lúc")
    so_lan = models.PositiveSmallIntegerField("số lần gửi", db_default=0)
    ma_giu = models.CharField("mã giữ", max_length=32, blank=True, db_default="")
    dia_chi = models.CharField("địa chỉ thư", max_length=254, blank=True, db_default="")
    tieu_de = models.CharField("tiêu đề", max_length=250, blank=True, db_default="")
    gui_luc = models.DateTimeField("gửi lúc", null=True, blank=True)
    loi = models.CharField("lý do", max_length=500, blank=True, db_default="")

    objects = BanTinQuerySet.as_manager()

    class Meta:
        verbose_name = "bản tin"
        verbose_name_plural = "bản tin"
        ordering = ["-ngay", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["nguoi", "ngay"], name="nhacviec_bantin_mot_lan"),
            models.CheckConstraint(
                condition=~Q(tinh_trang=TinhTrangGui.DA_GUI) | Q(gui_luc__isnull=False),
                name="nhacviec_bantin_da_gui_co_luc",
            ),
            models.CheckConstraint(
                condition=~Q(tinh_trang=TinhTrangGui.LOI_HAN) | ~Q(loi=""), name="nhacviec_bantin_loi_co_ly_do"
            ),
        ]
        indexes = [
            models.Index(fields=["thu_tu_luc"], condition=Q(tinh_trang__in=CON_GUI), name="nhacviec_bantin_den_luot"),
            models.Index(fields=["tinh_trang", "ngay"]),
        ]

    def __str__(self) -> str:
        return f"Bản tin {self.ngay:%d/%m/%Y} – {self.nguoi}"


TEN_TAC_VU = {
    "nhiemvu.tasks.mo_ky_bao_cao": "Mở kỳ báo cáo",
    "nhacviec.tasks.lap_nhac_viec": "Lập nhắc việc trong ngày",
    "nhacviec.tasks.bao_ngay": "Đưa tin mới vào hộp thông báo",
    "nhacviec.tasks.gui_thu": "Gửi thư",
    "nhacviec.tasks.don_thong_bao": "Dọn thông báo cũ đã đọc",
    "nhaplieu.tasks.xep_lai": "Xếp lại tệp chờ đọc",
    "baocao.tasks.xep_lai": "Xếp lại báo cáo chờ lập",
    "chung.tasks.gom_lan_doi": "Gộp dấu vết đổi số liệu",
}


class TacVu(models.Model):
    """When a task of Celery last ran and how it ended; one row a task."""

    ten = models.CharField("tác vụ", max_length=100, unique=True)
    bat_dau = models.DateTimeField("bắt đầu lúc", null=True)
    xong_luc = models.DateTimeField("xong lúc", null=True)
    loi_luc = models.DateTimeField("lỗi lúc", null=True)
    loi = models.TextField("lỗi", blank=True)

    class Meta:
        verbose_name = "tác vụ nền"
        verbose_name_plural = "tác vụ nền"
        ordering = ["ten"]

    def __str__(self) -> str:
        return TEN_TAC_VU.get(self.ten, self.ten)
