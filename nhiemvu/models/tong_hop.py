"""Kept counts: work items with the same facts, told once with their number."""

from django.db import models

from donvi.models import CoQuan
from kehoach.models import KeHoach
from nhiemvu.enums import TinhChat
from nhiemvu.querysets_tong_hop import TongHopQuerySet, TongHopTinhQuerySet


class _SuKienGop(models.Model):
    """So many items whose facts are the same as far as any count on any day can tell.

    The columns carry the names of `DauViec`, so that the SQL twins of `nhiemvu.trang_thai_sql` answer for a row as they
    answer for one of its items; `nhiemvu.services.tong_hop` writes them, by the values of `nhiemvu.su_kien_gop`.
    `noi_hien_nay` and `noi_khi_giao` are the paths of the places of now and of then; `lan_tra_lai` says how often the
    result was returned, if it is now (at most 2); `cap_nhat_luc` is the last report on any of the items.
    """

    noi_hien_nay = models.CharField("địa bàn hiện nay", max_length=20, db_index=True)
    noi_khi_giao = models.CharField("địa bàn khi giao", max_length=20, db_index=True)
    tinh_chat = models.CharField("tính chất", max_length=15, choices=TinhChat)
    han = models.DateField("hạn", null=True)
    tien_do = models.PositiveSmallIntegerField("đã bắt đầu")
    cho_xac_nhan_tu = models.DateTimeField("chờ xác nhận", null=True)
    ngay_bao_hoan_thanh = models.DateField("báo hoàn thành", null=True)
    ngay_hoan_thanh = models.DateField("hoàn thành", null=True)
    dung_tu = models.DateField("dừng thực hiện từ", null=True)
    tam_dung_tu = models.DateField("tạm dừng từ", null=True)
    gop_vao = models.PositiveSmallIntegerField("đã gộp", null=True)
    lan_tra_lai = models.PositiveSmallIntegerField("số lần bị trả lại")
    cap_nhat_luc = models.DateTimeField("báo cáo gần nhất lúc", null=True)
    so = models.PositiveIntegerField("số đầu việc")

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.so} đầu việc"


class TongHop(_SuKienGop):
    """Counts by plan and agency: what any page of a place, an agency or a person sums."""

    ke_hoach = models.ForeignKey(KeHoach, models.CASCADE, verbose_name="kế hoạch", related_name="tong_hop")
    co_quan = models.ForeignKey(CoQuan, models.CASCADE, verbose_name="cơ quan", related_name="+")

    objects = TongHopQuerySet.as_manager()

    class Meta:
        verbose_name = "tổng hợp theo cơ quan"
        verbose_name_plural = "tổng hợp theo cơ quan"
        indexes = [models.Index(fields=["ke_hoach", "co_quan"], name="nhiemvu_tonghop_kh_cq")]


class TongHopTinh(_SuKienGop):
    """Counts by plan and province (or "/" for the country's own agencies): what plans of a place are compared by."""

    ke_hoach = models.ForeignKey(KeHoach, models.CASCADE, verbose_name="kế hoạch", related_name="+")

    objects = TongHopTinhQuerySet.as_manager()

    class Meta:
        verbose_name = "tổng hợp theo kế hoạch và tỉnh"
        verbose_name_plural = "tổng hợp theo kế hoạch và tỉnh"


class TongHopNuoc(_SuKienGop):
    """Counts by province alone: what pages of the country and of a province sum."""

    objects = TongHopTinhQuerySet.as_manager()

    class Meta:
        verbose_name = "tổng hợp theo tỉnh"
        verbose_name_plural = "tổng hợp theo tỉnh"
