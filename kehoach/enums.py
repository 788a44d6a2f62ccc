from django.db import models


class LoaiVanBan(models.TextChoices):
    CHI_THI = "chi_thi", "Chỉ thị"
    NGHI_QUYET = "nghi_quyet", "Nghị quyết"
    QUYET_DINH = "quyet_dinh", "Quyết định"
    KE_HOACH = "ke_hoach", "Kế hoạch"
    CONG_VAN = "cong_van", "Công văn"
    KHAC = "khac", "Văn bản khác"


class TinhTrangVanBan(models.TextChoices):
    DU_THAO = "du_thao", "Dự thảo"
    HIEU_LUC = "hieu_luc", "Còn hiệu lực"
    THAY_THE = "thay_the", "Đã được thay thế"
    KET_THUC = "ket_thuc", "Đã kết thúc"


class QuanHeVanBan(models.TextChoices):
    """Read from the document to the other: "căn cứ", "triển khai", …"""

    CAN_CU = "can_cu", "căn cứ"
    TRIEN_KHAI = "trien_khai", "triển khai"
    SUA_DOI = "sua_doi", "sửa đổi, bổ sung"
    THAY_THE = "thay_the", "thay thế"
