"""Messages: one line of a digest, one entry of the inbox."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from donvi.models import CoQuan
from kehoach.models import KeHoach
from nhacviec.enums import LoaiTin
from nhiemvu.models import ChiDao, DauViec, NhiemVu
from taikhoan.models import NguoiDung

_CHU_DE = ("dau_viec", "nhiem_vu", "chi_dao", "co_quan")


def _ve(chu_de: str) -> Q:
    """A condition: the message is about this and nothing else; an agency always within a plan."""
    only = {f"{name}__isnull": name != chu_de for name in _CHU_DE}
    return Q(**only, ke_hoach__isnull=chu_de != "co_quan")


class ThongBaoQuerySet(models.QuerySet):
    def cho_nguoi(self, nguoi: NguoiDung):
        """The messages to the person: an inbox is nobody else's."""
        return self.filter(nguoi=nguoi.pk)

    def chua_doc(self):
        return self.filter(doc_luc__isnull=True)

    def kem_nguon(self):
        """With all that the text of a message needs; without those whose item is gone."""
        there = self.filter(Q(dau_viec__isnull=True) | Q(dau_viec__nhiem_vu__isnull=False))
        return there.select_related(
            "dau_viec__nhiem_vu__ke_hoach__van_ban",
            "nhiem_vu__ke_hoach__van_ban",
            "chi_dao__co_quan",
            "chi_dao__nguoi",
            "dau_viec__co_quan",
            "ke_hoach__van_ban",
            "co_quan",
            "thay_mat",
        )


class ThongBao(models.Model):
    """What one person is told on one day about one thing: a work item, a task, a directive, or an agency of a plan.

    The unique constraints make "once per person, item, milestone and day" a fact, whatever runs twice. `ngay_gui` is
    the day of the digest that carries the message; empty: the inbox alone shows it. `nguon` is the key of what the
    message tells of, where an item has several (reports, urges, comments); `chu` are its words.

    No audit trail: the table is itself the log of what was told to whom, when and for which milestone.
    """

    # No constraint in the database on person and item: planning selects both itself, and looking each up again for
    # every message would take longer than writing it. A message whose item went meanwhile is passed over
    # (`kem_nguon`) and pruned; one whose person went is read by nobody.
    nguoi = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        verbose_name="người nhận",
        related_name="thong_bao",
        db_constraint=False,
        db_index=False,
    )
    # Only where the person is told as deputy alone: what concerns them anyway comes in their own name.
    thay_mat = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        verbose_name="thay mặt",
        null=True,
        blank=True,
        related_name="+",
        db_index=False,
    )
    ngay = models.DateField("ngày")
    loai = models.CharField("loại", max_length=15, choices=LoaiTin)
    moc = models.SmallIntegerField("mốc", db_default=0)
    dau_viec = models.ForeignKey(
        DauViec,
        models.CASCADE,
        verbose_name="đầu việc",
        null=True,
        blank=True,
        related_name="thong_bao",
        db_constraint=False,
        db_index=False,
    )
    nhiem_vu = models.ForeignKey(
        NhiemVu, models.CASCADE, verbose_name="nhiệm vụ", null=True, blank=True, related_name="+", db_index=False
    )
    chi_dao = models.ForeignKey(
        ChiDao, models.CASCADE, verbose_name="chỉ đạo", null=True, blank=True, related_name="+", db_index=False
    )
    ke_hoach = models.ForeignKey(
        KeHoach, models.CASCADE, verbose_name="kế hoạch", null=True, blank=True, related_name="+", db_index=False
    )
    co_quan = models.ForeignKey(
        CoQuan, models.CASCADE, verbose_name="cơ quan", null=True, blank=True, related_name="+", db_index=False
    )
    nguon = models.BigIntegerField("khóa của nguồn", db_default=0)
    chu = models.TextField("lời nhắn", blank=True, db_default="")
    luc = models.DateTimeField("lúc")
    ngay_gui = models.DateField("gửi trong bản tin ngày", null=True, blank=True)
    doc_luc = models.DateTimeField("đọc lúc", null=True, blank=True)

    objects = ThongBaoQuerySet.as_manager()

    class Meta:
        verbose_name = "thông báo"
        verbose_name_plural = "thông báo"
        ordering = ["-ngay", "-pk"]
        # The subject comes first, so that these serve to find the messages on it too: planning writes few indexes.
        constraints = [
            *(
                models.UniqueConstraint(
                    fields=[subject, "nguoi", "ngay", "loai", "moc", "nguon"],
                    condition=Q(**{f"{subject}__isnull": False}),
                    name=f"nhacviec_thongbao_{subject}_mot_lan",
                )
                for subject in ("dau_viec", "nhiem_vu", "chi_dao")
            ),
            models.UniqueConstraint(
                fields=["ke_hoach", "co_quan", "nguoi", "ngay", "loai", "moc"],
                condition=Q(co_quan__isnull=False),
                name="nhacviec_thongbao_co_quan_mot_lan",
            ),
            models.CheckConstraint(
                condition=_ve("dau_viec") | _ve("nhiem_vu") | _ve("chi_dao") | _ve("co_quan"),
                name="nhacviec_thongbao_mot_chu_de",
            ),
        ]
        indexes = [
            models.Index(fields=["ngay_gui", "nguoi"], condition=Q(ngay_gui__isnull=False), name="nhacviec_tb_gui"),
            models.Index(fields=["nguoi"], condition=Q(doc_luc__isnull=True), name="nhacviec_tb_chua_doc"),
            models.Index(fields=["nguoi", "-ngay", "-id"], name="nhacviec_tb_nguoi"),
        ]

    def __str__(self) -> str:
        return f"{self.get_loai_display()} – {self.dau_viec or self.nhiem_vu or self.chi_dao or self.co_quan}"
