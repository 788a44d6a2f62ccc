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


class Chieu(models.TextChoices):
    """Which way is better."""

    TANG = "tang", "càng cao càng tốt"
    GIAM = "giam", "càng thấp càng tốt"
    GIU = "giu", "giữ ổn định"


class CachGop(models.TextChoices):
    """How the values of places become the value of the place above them."""

    TY_SO = "ty_so", "Tỷ số: cộng tử số, cộng mẫu số"
    TY_LE_DAT = "ty_le_dat", "Tỷ lệ đơn vị đạt"
    TONG = "tong", "Tổng"
    MOI_NHAT = "moi_nhat", "Số của riêng địa bàn, không cộng"
    KHAO_SAT = "khao_sat", "Điểm khảo sát, tính theo số người được hỏi"
    DINH_TINH = "dinh_tinh", "Định tính"


CO_MAU_SO = (CachGop.TY_SO, CachGop.TY_LE_DAT, CachGop.KHAO_SAT)


class DuyetSoLieu(models.TextChoices):
    CHO = "cho", "Chờ xác nhận"
    XAC_NHAN = "xac_nhan", "Đã xác nhận"
    TRA_LAI = "tra_lai", "Trả lại"
