"""Places through time, their other spellings, and what each became by which act."""

from datetime import date

from django.db import models
from django.db.models import Q

from chung.models import CoHieuLuc, HieuLucQuerySet
from donvi.enums import CapDiaBan, KieuKeThua, LoaiDiaBan


class DiaBanQuerySet(HieuLucQuerySet):
    def thuoc(self, dia_ban: "DiaBan"):
        """The place itself and everything under it, of all times."""
        return self.filter(duong_dan__startswith=dia_ban.duong_dan)

    def cap(self, cap: CapDiaBan):
        return self.filter(cap=cap)

    def con_cua(self, dia_ban: "DiaBan", ngay: date):
        """The places right under the place on the day; none on a day on which the place itself was not in force."""
        if not dia_ban.con_hieu_luc(ngay):
            return self.none()
        return self.hieu_luc(ngay).filter(ma_cha=dia_ban.ma)


class DiaBan(CoHieuLuc):
    """One place as it was from `tu_ngay` to `den_ngay`: a new name, type or extent is a new row.

    Codes are the official ones and are used again (24 was Bắc Giang, then Bắc Ninh), so a row is known by its
    code and its first day. `duong_dan` is the path of codes from the country down ("/40/412/"), the key by
    which everything under a place is found. Rows come only from `nap_dia_ban`.
    """

    ma = models.CharField("mã", max_length=5)
    ten = models.CharField("tên", max_length=100)
    loai = models.CharField("loại", max_length=20, choices=LoaiDiaBan)
    cap = models.PositiveSmallIntegerField("cấp", choices=CapDiaBan)
    ma_cha = models.CharField("mã địa bàn cấp trên", max_length=5, blank=True)
    duong_dan = models.CharField("đường dẫn", max_length=20, db_index=True)
    ten_tim = models.CharField("tên để tìm", max_length=100, db_index=True, editable=False)

    objects = DiaBanQuerySet.as_manager()

    class Meta(CoHieuLuc.Meta):
        verbose_name = "địa bàn"
        verbose_name_plural = "địa bàn"
        ordering = ["duong_dan", "tu_ngay"]
        constraints = [
            *CoHieuLuc.Meta.constraints,
            models.UniqueConstraint(fields=["ma", "tu_ngay"], name="donvi_diaban_ma_tu_ngay"),
            models.UniqueConstraint(fields=["ma"], condition=Q(tu_ngay__isnull=True), name="donvi_diaban_ma_tu_dau"),
            models.UniqueConstraint(
                fields=["ma"], condition=Q(den_ngay__isnull=True), name="donvi_diaban_ma_con_hieu_luc"
            ),
        ]
        indexes = [models.Index(fields=["cap", "ma_cha"])]

    def __str__(self) -> str:
        return self.ten

    def bao_gom(self, dia_ban: "DiaBan") -> bool:
        """Whether the other place is this one or lies under it."""
        return dia_ban.duong_dan.startswith(self.duong_dan)

    def cha(self, ngay: date) -> "DiaBan | None":
        """The place right above on the day, whose row may change while this one stays (Thừa Thiên Huế, then Huế).

        `None` for the country, and on a day on which the place itself was not in force.
        """
        if not self.con_hieu_luc(ngay):
            return None
        return DiaBan.objects.hieu_luc(ngay).filter(ma=self.ma_cha).first()

    @property
    def ten_rieng(self) -> str:
        """The name without its type: "Nghệ An" of "Tỉnh Nghệ An"."""
        for loai in ("Thành phố", "Đặc khu", "Thị trấn", "Thị xã", "Phường", "Huyện", "Quận", "Tỉnh", "Xã"):
            if self.ten.startswith(f"{loai} "):
                return self.ten[len(loai) + 1 :]
        return self.ten


class BiDanhDiaBan(models.Model):
    """Another spelling of a place's name, found in documents and in other data sets."""

    dia_ban = models.ForeignKey(DiaBan, models.CASCADE, verbose_name="địa bàn", related_name="ten_khac")
    ten = models.CharField("tên gọi khác", max_length=100)
    ten_tim = models.CharField("tên để tìm", max_length=100, db_index=True, editable=False)

    class Meta:
        verbose_name = "tên gọi khác của địa bàn"
        verbose_name_plural = "tên gọi khác của địa bàn"
        constraints = [models.UniqueConstraint(fields=["dia_ban", "ten"], name="donvi_bidanhdiaban_mot_lan")]

    def __str__(self) -> str:
        return self.ten


class VanBanDiaBan(models.Model):
    """A legal act that changed places."""

    so_hieu = models.CharField("số, ký hiệu", max_length=40, unique=True)
    ngay_ban_hanh = models.DateField("ngày ban hành")
    hieu_luc = models.DateField("ngày có hiệu lực")
    noi_dung = models.CharField("nội dung", max_length=200)

    class Meta:
        verbose_name = "văn bản về địa bàn"
        verbose_name_plural = "văn bản về địa bàn"
        ordering = ["hieu_luc", "so_hieu"]

    def __str__(self) -> str:
        return self.so_hieu


class KeThuaDiaBan(models.Model):
    """An old place → a new place on a day; many to many. `chinh` marks the default successor, `tron_ven` that the
    whole of the old place is known to have gone there. No act: the one that made this change is not on record."""

    cu = models.ForeignKey(DiaBan, models.CASCADE, verbose_name="địa bàn cũ", related_name="ke_tiep")
    moi = models.ForeignKey(DiaBan, models.CASCADE, verbose_name="địa bàn mới", related_name="tien_than")
    ngay = models.DateField("ngày hiệu lực")
    kieu = models.CharField("hình thức", max_length=30, choices=KieuKeThua)
    chinh = models.BooleanField("kế thừa chính", default=False)
    tron_ven = models.BooleanField("nhập trọn vẹn", default=False)
    van_ban = models.ForeignKey(
        VanBanDiaBan, models.PROTECT, verbose_name="văn bản", null=True, blank=True, related_name="ke_thua"
    )

    class Meta:
        verbose_name = "kế thừa địa bàn"
        verbose_name_plural = "kế thừa địa bàn"
        constraints = [
            models.UniqueConstraint(fields=["cu", "moi", "ngay"], name="donvi_kethua_mot_lan"),
        ]

    def __str__(self) -> str:
        return f"{self.cu} → {self.moi}"
