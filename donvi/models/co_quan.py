"""Agencies, groups of agencies and the other names under which documents call them."""

from datetime import date

from auditlog.registry import auditlog
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from chung.chu import gon, khoa_so_khop
from chung.models import CoHieuLuc, HieuLucQuerySet
from donvi.enums import CachXacDinh, CapDiaBan, LoaiCoQuan
from donvi.models.dia_ban import DiaBan

_TEN_DA_CO = "Phạm vi này đã có tên gọi đó."


class CoQuanQuerySet(HieuLucQuerySet):
    def thuoc(self, dia_ban: DiaBan):
        """The agencies of the place and of every place under it."""
        return self.filter(dia_ban__duong_dan__startswith=dia_ban.duong_dan)


@auditlog.register()
class CoQuan(CoHieuLuc):
    """An agency of a place: `ten` is its full name ("Sở Y tế tỉnh Nghệ An"), `ten_ngan` the bare name that
    documents of the place use ("Sở Y tế").

    `nay_la` is the default successor at the end of the chain of the acts carried out so far; empty while the agency
    passed nothing on. It is written by handovers alone, so that lists can name and group by the agency of now.
    """

    ten = models.CharField("tên đầy đủ", max_length=200)
    ten_ngan = models.CharField("tên trong văn bản", max_length=200)
    loai = models.CharField("loại", max_length=20, choices=LoaiCoQuan)
    dia_ban = models.ForeignKey(DiaBan, models.PROTECT, verbose_name="địa bàn", related_name="co_quan")
    cha = models.ForeignKey(
        "self", models.PROTECT, verbose_name="cơ quan cấp trên", null=True, blank=True, related_name="truc_thuoc"
    )
    nay_la = models.ForeignKey(
        "self",
        models.PROTECT,
        verbose_name="nay là",
        null=True,
        blank=True,
        editable=False,
        related_name="truoc_la",
    )

    objects = CoQuanQuerySet.as_manager()

    class Meta(CoHieuLuc.Meta):
        verbose_name = "cơ quan"
        verbose_name_plural = "cơ quan"
        ordering = ["dia_ban__duong_dan", "loai", "ten"]
        constraints = [
            *CoHieuLuc.Meta.constraints,
            models.UniqueConstraint(
                fields=["dia_ban", "ten_ngan"],
                name="donvi_coquan_ten_ngan",
                violation_error_message="Địa bàn này đã có cơ quan mang tên đó.",
            ),
        ]
        indexes = [models.Index(fields=["loai", "dia_ban"])]

    def __str__(self) -> str:
        return self.ten

    def clean(self) -> None:
        if self.dia_ban_id and not self._trong_dia_ban():
            raise ValidationError({"den_ngay": "Cơ quan không thể có hiệu lực ngoài thời gian của địa bàn."})
        above, seen = self.cha, {self.pk}
        while above:
            if above.pk in seen:
                raise ValidationError({"cha": "Cơ quan không thể trực thuộc chính nó."})
            seen.add(above.pk)
            above = above.cha

    def _trong_dia_ban(self) -> bool:
        place = self.dia_ban
        begins = (self.tu_ngay or date.min) >= (place.tu_ngay or date.min)
        return begins and (self.den_ngay or date.max) <= (place.den_ngay or date.max)


@auditlog.register(m2m_fields={"thanh_vien"})
class NhomCoQuan(models.Model):
    """A collective that a document names as one: "UBND cấp huyện", "Các sở, ngành".

    By rule, its members are the agencies of the kinds `loai_co_quan` (and of the name `ten_ngan`, if given) at
    the places of level `cap` within the plan's place, in force on the day asked. An open group is kept and
    shown, and owes nothing until members are named.
    """

    ten = models.CharField("tên nhóm", max_length=200)
    cach = models.CharField("cách xác định", max_length=10, choices=CachXacDinh)
    loai_co_quan = models.JSONField("loại cơ quan", default=list, blank=True)
    ten_ngan = models.CharField("tên cơ quan thành viên", max_length=200, blank=True)
    cap = models.PositiveSmallIntegerField("cấp địa bàn", choices=CapDiaBan, null=True, blank=True)
    pham_vi = models.ForeignKey(
        DiaBan, models.PROTECT, verbose_name="phạm vi riêng", null=True, blank=True, related_name="nhom"
    )
    thanh_vien = models.ManyToManyField(CoQuan, verbose_name="thành viên", blank=True, related_name="nhom")

    class Meta:
        verbose_name = "nhóm cơ quan"
        verbose_name_plural = "nhóm cơ quan"
        ordering = ["ten"]
        constraints = [
            models.UniqueConstraint(fields=["ten", "pham_vi"], name="donvi_nhom_ten_pham_vi"),
            models.UniqueConstraint(fields=["ten"], condition=Q(pham_vi__isnull=True), name="donvi_nhom_ten_chung"),
            models.CheckConstraint(
                condition=~Q(cach=CachXacDinh.QUY_TAC) | Q(cap__isnull=False),
                name="donvi_nhom_quy_tac_co_cap",
                violation_error_message="Nhóm theo quy tắc phải có cấp địa bàn.",
            ),
        ]

    def __str__(self) -> str:
        return self.ten


@auditlog.register()
class BiDanh(models.Model):
    """Another name for an agency or a group, within a place (empty: everywhere).

    `khoa` is `chung.chu.khoa_so_khop` of the name: every accent counts, so that Sơn Hà is never Sơn Hạ.
    """

    ten = models.CharField("tên gọi khác", max_length=200)
    khoa = models.CharField("khóa so khớp", max_length=200, blank=True, editable=False)
    co_quan = models.ForeignKey(
        CoQuan, models.CASCADE, verbose_name="cơ quan", null=True, blank=True, related_name="bi_danh"
    )
    nhom = models.ForeignKey(
        NhomCoQuan, models.CASCADE, verbose_name="nhóm", null=True, blank=True, related_name="bi_danh"
    )
    pham_vi = models.ForeignKey(
        DiaBan, models.CASCADE, verbose_name="phạm vi", null=True, blank=True, related_name="bi_danh"
    )

    class Meta:
        verbose_name = "tên gọi khác"
        verbose_name_plural = "tên gọi khác"
        ordering = ["khoa"]
        constraints = [
            models.UniqueConstraint(
                fields=["khoa", "pham_vi"],
                name="donvi_bidanh_khoa_pham_vi",
                violation_error_message=_TEN_DA_CO,
            ),
            models.UniqueConstraint(
                fields=["khoa"],
                condition=Q(pham_vi__isnull=True),
                name="donvi_bidanh_khoa_chung",
                violation_error_message=_TEN_DA_CO,
            ),
            models.CheckConstraint(
                condition=Q(co_quan__isnull=False, nhom__isnull=True) | Q(co_quan__isnull=True, nhom__isnull=False),
                name="donvi_bidanh_mot_dich",
                violation_error_message="Chọn một cơ quan hoặc một nhóm.",
            ),
        ]

    def __str__(self) -> str:
        return self.ten

    def clean(self) -> None:
        self.ten, self.khoa = gon(self.ten), khoa_so_khop(self.ten)

    def validate_constraints(self, exclude=None) -> None:
        """A form never shows the key, and the key must be unique all the same."""
        super().validate_constraints(exclude=set(exclude or ()) - {"khoa"})
