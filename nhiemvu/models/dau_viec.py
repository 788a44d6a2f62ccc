"""Work items: what one agency owes by one date. Everything that is counted is one of these."""

from auditlog.registry import auditlog
from django.db import models
from django.db.models import F, Q

from donvi.models import CoQuan
from kehoach.models import KeHoach
from nhiemvu.enums import TinhChat
from nhiemvu.models.nhiem_vu import NhiemVu, PhanCong
from nhiemvu.querysets import DauViecQuerySet

_MO_CO_HAN = Q(han__isnull=False, ngay_hoan_thanh__isnull=True) & ~Q(tinh_chat=TinhChat.DINH_KY)


@auditlog.register()
class DauViec(models.Model):
    """What one agency owes by one date. Status is computed from these facts (`nhiemvu.trang_thai`), never stored.

    Items are made by `nhiemvu.services.giao_viec` and change only through `nhiemvu.services`. `co_quan_goc` is the
    agency to which the work fell first, where another carries it now. An item that a handover merged into the
    successor's own (`gop_vao`) has stopped and is counted there. `phan_cong` is empty
    where a corrected document no longer assigns an agency that has reported. `ke_hoach` is the plan of the task, kept
    here so that an index finds the items of a plan by due date; it fills itself in.
    """

    nhiem_vu = models.ForeignKey(NhiemVu, models.CASCADE, verbose_name="nhiệm vụ", related_name="dau_viec")
    ke_hoach = models.ForeignKey(
        KeHoach, models.CASCADE, verbose_name="kế hoạch", editable=False, db_index=False, related_name="dau_viec"
    )
    phan_cong = models.ForeignKey(
        PhanCong, models.SET_NULL, verbose_name="phân công", null=True, blank=True, related_name="dau_viec"
    )
    co_quan = models.ForeignKey(CoQuan, models.PROTECT, verbose_name="cơ quan", related_name="dau_viec")
    co_quan_goc = models.ForeignKey(
        CoQuan, models.PROTECT, verbose_name="cơ quan khi giao", null=True, blank=True, related_name="dau_viec_goc"
    )
    tinh_chat = models.CharField("tính chất", max_length=15, choices=TinhChat)
    moc = models.PositiveSmallIntegerField("mốc", default=0)
    ky_tu = models.DateField("kỳ từ ngày", null=True, blank=True)
    ky_den = models.DateField("kỳ đến ngày", null=True, blank=True)
    ten_ky = models.CharField("kỳ báo cáo", max_length=40, blank=True)
    han_goc = models.DateField("hạn gốc", null=True, blank=True)
    han = models.DateField("hạn", null=True, blank=True)
    so_lan_gia_han = models.PositiveSmallIntegerField("số lần gia hạn", default=0)

    tien_do = models.PositiveSmallIntegerField("tiến độ (%)", default=0)
    cap_nhat_luc = models.DateTimeField("báo cáo gần nhất lúc", null=True, blank=True)
    cho_xac_nhan_tu = models.DateTimeField("chờ xác nhận từ", null=True, blank=True)
    ngay_bao_hoan_thanh = models.DateField("ngày hoàn thành đã báo", null=True, blank=True)
    tra_lai_luc = models.DateTimeField("bị trả lại lúc", null=True, blank=True)
    ngay_hoan_thanh = models.DateField("ngày hoàn thành", null=True, blank=True)
    xac_nhan_luc = models.DateTimeField("xác nhận lúc", null=True, blank=True)
    dinh_chinh_tu = models.DateTimeField("đang đính chính từ", null=True, blank=True)
    dung_tu = models.DateField("dừng thực hiện từ", null=True, blank=True)
    mo_lai_den = models.DateField("mở lại kỳ đến hết ngày", null=True, blank=True)
    van_ban_dung = models.CharField("văn bản cho dừng", max_length=200, blank=True)
    tam_dung_tu = models.DateField("tạm dừng từ", null=True, blank=True)
    ly_do_tam_dung = models.CharField("lý do tạm dừng", max_length=300, blank=True)
    gop_vao = models.ForeignKey(
        "self", models.CASCADE, verbose_name="gộp vào", null=True, blank=True, related_name="da_gop"
    )
    phien_ban = models.PositiveIntegerField("phiên bản", default=1, editable=False)

    objects = DauViecQuerySet.as_manager()

    class Meta:
        verbose_name = "đầu việc"
        verbose_name_plural = "đầu việc"
        base_manager_name = "objects"
        ordering = ["han", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["nhiem_vu", "co_quan", "moc"], condition=Q(ky_tu__isnull=True), name="nhiemvu_dauviec_moc"
            ),
            models.UniqueConstraint(
                fields=["nhiem_vu", "co_quan", "ky_tu"], condition=Q(ky_tu__isnull=False), name="nhiemvu_dauviec_ky"
            ),
            models.CheckConstraint(condition=Q(tien_do__lte=100), name="nhiemvu_dauviec_tien_do"),
            models.CheckConstraint(
                condition=Q(
                    tinh_chat=TinhChat.DINH_KY,
                    ky_tu__isnull=False,
                    ky_den__isnull=False,
                    ky_den__gte=F("ky_tu"),
                    han__isnull=False,
                )
                | Q(tinh_chat=TinhChat.CO_HAN, ky_tu__isnull=True, ky_den__isnull=True, han__isnull=False)
                | Q(
                    tinh_chat__in=(TinhChat.CHO_DIEU_KIEN, TinhChat.CAN_THOI_HAN),
                    ky_tu__isnull=True,
                    ky_den__isnull=True,
                    han__isnull=True,
                ),
                name="nhiemvu_dauviec_tinh_chat",
            ),
            models.CheckConstraint(
                condition=Q(ngay_hoan_thanh__isnull=True) | Q(xac_nhan_luc__isnull=False, cho_xac_nhan_tu__isnull=True),
                name="nhiemvu_dauviec_hoan_thanh",
            ),
            models.CheckConstraint(
                condition=Q(cho_xac_nhan_tu__isnull=True)
                | Q(ngay_bao_hoan_thanh__isnull=False, tra_lai_luc__isnull=True),
                name="nhiemvu_dauviec_cho_xac_nhan",
            ),
            models.CheckConstraint(
                condition=Q(dinh_chinh_tu__isnull=True) | Q(ngay_hoan_thanh__isnull=False),
                name="nhiemvu_dauviec_dinh_chinh",
            ),
            models.CheckConstraint(
                condition=Q(dung_tu__isnull=True) | ~Q(van_ban_dung=""), name="nhiemvu_dauviec_dung_co_van_ban"
            ),
            models.CheckConstraint(
                condition=Q(tam_dung_tu__isnull=True) | ~Q(ly_do_tam_dung=""), name="nhiemvu_dauviec_tam_dung_co_ly_do"
            ),
            models.CheckConstraint(
                condition=Q(gop_vao__isnull=True) | Q(dung_tu__isnull=False), name="nhiemvu_dauviec_gop_thi_dung"
            ),
        ]
        indexes = [
            models.Index(fields=["co_quan", "han"]),
            models.Index(fields=["nhiem_vu", "co_quan"]),
            models.Index(fields=["ke_hoach", "co_quan"], name="nhiemvu_dauviec_kh_cq"),
            models.Index(fields=["ke_hoach", "han", "id"], name="nhiemvu_dauviec_kh_han"),
            models.Index(fields=["han", "id"], name="nhiemvu_dauviec_han"),
            # What is open and has a deadline is a small part of all: the lists that are looked at most read it alone.
            models.Index(fields=["han", "id"], condition=_MO_CO_HAN, name="nhiemvu_dauviec_mo"),
            models.Index(fields=["ke_hoach"], condition=_MO_CO_HAN, name="nhiemvu_dauviec_kh_mo"),
            models.Index(fields=["co_quan"], condition=_MO_CO_HAN, name="nhiemvu_dauviec_cq_mo"),
            # All that planning reminders reads of an item: what is due on a day lies together, apart from the table.
            models.Index(
                fields=[
                    "han",
                    "tinh_chat",
                    "co_quan",
                    "nhiem_vu",
                    "dung_tu",
                    "tam_dung_tu",
                    "ngay_hoan_thanh",
                    "cho_xac_nhan_tu",
                ],
                condition=Q(ngay_hoan_thanh__isnull=True, cho_xac_nhan_tu__isnull=True, han__isnull=False),
                name="nhiemvu_dauviec_han_mo",
            ),
            models.Index(
                fields=["cho_xac_nhan_tu"], condition=Q(cho_xac_nhan_tu__isnull=False), name="nhiemvu_dauviec_cho_duyet"
            ),
            models.Index(
                fields=["tra_lai_luc"], condition=Q(tra_lai_luc__isnull=False), name="nhiemvu_dauviec_tra_lai"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.nhiem_vu} – {self.co_quan}"

    def save(self, *args, **kwargs) -> None:
        if self.ke_hoach_id is None:
            self.ke_hoach_id = self.nhiem_vu.ke_hoach_id
        super().save(*args, **kwargs)

    @classmethod
    def from_db(cls, db, field_names, values):
        """Remember the agency that the row had, whose counts change too when the item passes to another."""
        item = super().from_db(db, field_names, values)
        item.co_quan_doc = item.__dict__.get("co_quan_id")
        return item
