from django.db import models


class ToanTu(models.TextChoices):
    """How the measured value must stand to the target value."""

    LON_HON = "gt", ">"
    KHONG_NHO_HON = "ge", "≥"
    BANG = "eq", "="
    KHONG_LON_HON = "le", "≤"
    NHO_HON = "lt", "<"
    KHOANG = "range", "từ … đến …"
    DUY_TRI = "keep", "duy trì"
    DINH_TINH = "text", "định tính"


DINH_LUONG = (ToanTu.LON_HON, ToanTu.KHONG_NHO_HON, ToanTu.BANG, ToanTu.KHONG_LON_HON, ToanTu.NHO_HON, ToanTu.DUY_TRI)
