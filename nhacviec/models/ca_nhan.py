"""What a person chose: how to be told, and the address of a calendar of one's own."""

import secrets

from auditlog.registry import auditlog
from django.conf import settings
from django.db import models

from nhacviec.enums import CachNhan


@auditlog.register()
class LuaChonNhac(models.Model):
    """How the person wants to be told; without a row, one mail every working day."""

    nguoi = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, verbose_name="người dùng", related_name="lua_chon_nhac"
    )
    cach = models.CharField("nhận nhắc việc qua thư", max_length=15, choices=CachNhan, default=CachNhan.HANG_NGAY)

    class Meta:
        verbose_name = "lựa chọn nhận nhắc việc"
        verbose_name_plural = "lựa chọn nhận nhắc việc"

    def __str__(self) -> str:
        return f"{self.nguoi} – {self.get_cach_display()}"


def ma_moi() -> str:
    """A secret that nobody guesses: 256 bits."""
    return secrets.token_urlsafe(32)


@auditlog.register(exclude_fields=["ma"])
class LichCaNhan(models.Model):
    """The secret in the address of the person's calendar feed: whoever knows it reads the deadlines; removing the row
    revokes it."""

    nguoi = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, verbose_name="người dùng", related_name="lich_ca_nhan"
    )
    ma = models.CharField("mã bí mật", max_length=50, unique=True, default=ma_moi, editable=False)
    tao_luc = models.DateTimeField("tạo lúc")

    class Meta:
        verbose_name = "lịch cá nhân"
        verbose_name_plural = "lịch cá nhân"

    def __str__(self) -> str:
        return f"Lịch của {self.nguoi}"
