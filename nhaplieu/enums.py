from django.db import models


class TinhTrangNhap(models.TextChoices):
    XEM_TRUOC = "xem_truoc", "Đang xem trước"
    DA_GHI = "da_ghi", "Đã ghi"
    DA_BO = "da_bo", "Đã bỏ"
