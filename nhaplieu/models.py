"""Imports: the file, what was understood from it, and which row became which task."""

from auditlog.registry import auditlog
from django.conf import settings
from django.db import models

from chung.kho_tep import TenNgauNhien
from donvi.models import DiaBan
from kehoach.models import KeHoach
from nhaplieu.enums import LoaiSua, SoSanh, TinhTrangNhap
from nhiemvu.models import NhiemVu
from taikhoan.models import NguoiDung
from taikhoan.pham_vi import pham_vi_cua, q_duong_dan


class LanNhapQuerySet(models.QuerySet):
    def cho_nguoi(self, nguoi: NguoiDung):
        """A person's own imports, and those of the plans of the places that they administer."""
        reach = pham_vi_cua(nguoi)
        if reach.toan_he_thong:
            return self
        return self.filter(models.Q(nguoi=nguoi) | q_duong_dan("ke_hoach__dia_ban__duong_dan", reach.quan_tri))


class LanNhap(models.Model):
    """One import, from the upload to the commit and perhaps back.

    `ban_nhap` holds the drafts as they were read (`SuaNhap` what a person corrected in them), `cot_tay` the frames of
    tables set by hand, `xem_thu` what a trial of the commit found, `truoc` what the plan said before the commit. While
    a worker reads the file, `phan_tram` says how far it has come, `doc_luc` when it last said so, `so_lan_doc` how
    often reading began; `loi` is why it ended.
    """

    tep = models.FileField("tệp gốc", upload_to=TenNgauNhien("nhap"))
    ten_tep = models.CharField("tên tệp", max_length=255)
    sha256 = models.CharField("mã băm", max_length=64, db_index=True)
    nguoi = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="người nhập", related_name="+")
    luc = models.DateTimeField("lúc")
    tinh_trang = models.CharField("tình trạng", max_length=15, choices=TinhTrangNhap, default=TinhTrangNhap.XEM_TRUOC)
    thong_tin = models.JSONField("thông tin văn bản", default=dict)
    ban_nhap = models.JSONField("bản nháp", default=dict)
    cot_tay = models.JSONField("cột chọn bằng tay", default=list)
    phan_tram = models.PositiveSmallIntegerField("đã đọc (%)", default=0)
    doc_luc = models.DateTimeField("đọc lúc", null=True, blank=True)
    so_lan_doc = models.PositiveSmallIntegerField("số lần đọc", default=0)
    loi = models.TextField("lỗi khi đọc", blank=True)
    xem_thu = models.JSONField("kết quả xem thử", default=dict)
    ket_qua = models.JSONField("kết quả ghi", default=dict)
    ghi_luc = models.DateTimeField("ghi lúc", null=True, blank=True)
    truoc = models.JSONField("kế hoạch trước khi ghi", default=dict)
    ke_hoach = models.ForeignKey(
        KeHoach, models.SET_NULL, verbose_name="kế hoạch", null=True, blank=True, related_name="lan_nhap"
    )

    thay_cho = models.ForeignKey(
        "self", models.SET_NULL, verbose_name="thay cho lần nhập", null=True, blank=True, related_name="thay_boi"
    )

    objects = LanNhapQuerySet.as_manager()

    class Meta:
        verbose_name = "lần nhập"
        verbose_name_plural = "lần nhập"
        ordering = ["-luc"]

    def __str__(self) -> str:
        return f"{self.ten_tep} – {self.luc:%d/%m/%Y %H:%M}"


class DongNguon(models.Model):
    """One row of an imported file: where it stood, its raw cells, what it was taken for and what it became."""

    lan_nhap = models.ForeignKey(LanNhap, models.CASCADE, verbose_name="lần nhập", related_name="dong")
    trang_tinh = models.CharField("trang tính", max_length=100)
    so_dong = models.PositiveIntegerField("dòng")
    loai = models.CharField("loại dòng", max_length=20)
    o_goc = models.JSONField("ô gốc", default=dict)
    so_sanh = models.CharField("so với kế hoạch", max_length=10, choices=SoSanh, blank=True)
    nhiem_vu = models.ForeignKey(
        NhiemVu, models.SET_NULL, verbose_name="nhiệm vụ", null=True, blank=True, related_name="dong_nguon"
    )

    class Meta:
        verbose_name = "dòng nguồn"
        verbose_name_plural = "dòng nguồn"
        ordering = ["lan_nhap", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["lan_nhap", "trang_tinh", "so_dong"], name="nhaplieu_dong_mot_lan")
        ]

    def __str__(self) -> str:
        return f"{self.trang_tinh}, dòng {self.so_dong}"


class BanTruoc(models.Model):
    """What a task said before an import changed or stopped it, so that the import can be undone."""

    lan_nhap = models.ForeignKey(LanNhap, models.CASCADE, verbose_name="lần nhập", related_name="ban_truoc")
    nhiem_vu = models.ForeignKey(NhiemVu, models.CASCADE, verbose_name="nhiệm vụ", related_name="ban_truoc")
    du_lieu = models.JSONField("bản trước")

    class Meta:
        verbose_name = "bản trước của nhiệm vụ"
        verbose_name_plural = "bản trước của nhiệm vụ"
        ordering = ["lan_nhap", "pk"]
        constraints = [models.UniqueConstraint(fields=["lan_nhap", "nhiem_vu"], name="nhaplieu_bantruoc_mot_lan")]

    def __str__(self) -> str:
        return str(self.nhiem_vu)


@auditlog.register()
class SuaNhap(models.Model):
    """What a person corrected in one draft before the commit; the draft and its raw cells stay as they were read.

    A draft is known by its source row (`thu_tu` among several of one row), so that corrections outlive another reading
    of the file; `khoa` is the key of its raw cells, by which the same row is known in the next file.
    """

    lan_nhap = models.ForeignKey(LanNhap, models.CASCADE, verbose_name="lần nhập", related_name="sua")
    loai = models.CharField("loại", max_length=10, choices=LoaiSua)
    trang_tinh = models.CharField("trang tính", max_length=100)
    so_dong = models.PositiveIntegerField("dòng")
    thu_tu = models.PositiveSmallIntegerField("thứ tự trong dòng", default=0)
    gia_tri = models.JSONField("đã sửa", default=dict)
    khoa = models.CharField("khóa ô gốc", max_length=64, db_index=True)
    nguoi = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="người sửa", related_name="+")
    luc = models.DateTimeField("lúc")

    class Meta:
        verbose_name = "chỗ sửa khi xem trước"
        verbose_name_plural = "chỗ sửa khi xem trước"
        ordering = ["lan_nhap", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["lan_nhap", "loai", "trang_tinh", "so_dong", "thu_tu"], name="nhaplieu_sua_mot_lan"
            )
        ]

    def __str__(self) -> str:
        return f"{self.trang_tinh}, dòng {self.so_dong}"


class CachDocCotQuerySet(models.QuerySet):
    def cho_nguoi(self, nguoi: NguoiDung):
        """Those of the places that the person administers."""
        reach = pham_vi_cua(nguoi)
        return self if reach.toan_he_thong else self.filter(q_duong_dan("dia_ban__duong_dan", reach.quan_tri))


@auditlog.register()
class CachDocCot(models.Model):
    """How the columns of tables with one header are read in the plans of a place and of the places below it."""

    dia_ban = models.ForeignKey(DiaBan, models.CASCADE, verbose_name="địa bàn", related_name="+")
    khoa = models.CharField("khóa", max_length=64)
    chu_ky = models.TextField("hàng tiêu đề")
    vai = models.JSONField("ý nghĩa các cột")
    nguoi = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="người chọn", related_name="+")
    luc = models.DateTimeField("lúc")

    objects = CachDocCotQuerySet.as_manager()

    class Meta:
        verbose_name = "cách đọc cột đã nhớ"
        verbose_name_plural = "cách đọc cột đã nhớ"
        ordering = ["-luc"]
        constraints = [models.UniqueConstraint(fields=["dia_ban", "khoa"], name="nhaplieu_cachdoc_mot_lan")]

    def __str__(self) -> str:
        return self.chu_ky
