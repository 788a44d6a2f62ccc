from django.db import models


class TinhTrangNhap(models.TextChoices):
    CHO_DOC = "cho_doc", "Đang chờ đọc"
    DANG_DOC = "dang_doc", "Đang đọc"
    LOI_DOC = "loi_doc", "Không đọc được"
    CAN_COT = "can_cot", "Cần chọn cột"
    XEM_TRUOC = "xem_truoc", "Đang xem trước"
    DA_GHI = "da_ghi", "Đã ghi"
    DA_BO = "da_bo", "Đã bỏ"
    HOAN_TAC = "hoan_tac", "Đã hoàn tác"


class SoSanh(models.TextChoices):
    """A row of a document against the plan."""

    MOI = "moi", "Mới"
    KHAC = "khac", "Có thay đổi"
    DA_CO = "da_co", "Giữ nguyên"
    BO_QUA = "bo_qua", "Bỏ qua"


class LoaiSua(models.TextChoices):
    """What a correction in the preview is about."""

    NHIEM_VU = "nhiem_vu", "Nhiệm vụ"
    CHI_TIEU = "chi_tieu", "Chỉ tiêu"


CHUA_DOC = (TinhTrangNhap.CHO_DOC, TinhTrangNhap.DANG_DOC, TinhTrangNhap.LOI_DOC)
"""An import that a worker has not read, or not to its end."""

CHUA_GHI = (*CHUA_DOC, TinhTrangNhap.CAN_COT, TinhTrangNhap.XEM_TRUOC)
"""An import of which nothing was written yet, so that it can still be dropped."""
