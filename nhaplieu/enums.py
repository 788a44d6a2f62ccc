from django.db import models


class TinhTrangNhap(models.TextChoices):
    XEM_TRUOC = "xem_truoc", "Đang xem trước"
    DA_GHI = "da_ghi", "Đã ghi"
    DA_BO = "da_bo", "Đã bỏ"
    HOAN_TAC = "hoan_tac", "Đã hoàn tác"


class SoSanh(models.TextChoices):
    """A row of a document against the plan."""

    MOI = "moi", "Mới"
    KHAC = "khac", "Có thay đổi"
    DA_CO = "da_co", "Giữ nguyên"
