"""Words of tasks and work items that the database stores."""

from django.db import models


class VaiTroPhanCong(models.TextChoices):
    CHU_TRI = "chu_tri", "Chủ trì"
    PHOI_HOP = "phoi_hop", "Phối hợp"


class TinhChat(models.TextChoices):
    """What kind of duty a work item is, from the reading of its deadline."""

    CO_HAN = "co_han", "Có thời hạn"
    DINH_KY = "dinh_ky", "Báo cáo định kỳ"
    CHO_DIEU_KIEN = "cho_dieu_kien", "Chờ điều kiện"
    CAN_THOI_HAN = "can_thoi_han", "Cần xác định thời hạn"


class TinhTrangBaoCao(models.TextChoices):
    """What the agency says of its work item."""

    DANG_THUC_HIEN = "dang_thuc_hien", "Đang thực hiện"
    HOAN_THANH = "hoan_thanh", "Hoàn thành"


class KetQuaDuyet(models.TextChoices):
    """Where a report stands with the coordinator; progress short of completion needs no review."""

    KHONG_CAN = "khong_can", "Không cần xác nhận"
    CHO = "cho", "Chờ xác nhận"
    XAC_NHAN = "xac_nhan", "Đã xác nhận"
    TRA_LAI = "tra_lai", "Trả lại"
    THAY_THE = "thay_the", "Đã có báo cáo mới hơn"


class LoaiDong(models.TextChoices):
    """What one line of a handover does to its row."""

    CO_QUAN = "co_quan", "Kết thúc cơ quan"
    NAY_LA = "nay_la", "Ghi tên hiện nay"
    VIEC = "viec", "Chuyển đầu việc"
    GOP = "gop", "Gộp đầu việc"
    DUNG = "dung", "Dừng đầu việc"
    VAI_TRO = "vai_tro", "Kết thúc vai trò"
    VAI_TRO_MOI = "vai_tro_moi", "Giao vai trò"
    NHOM = "nhom", "Thêm vào nhóm"
    KE_HOACH = "ke_hoach", "Chuyển đầu mối kế hoạch"
    VAN_BAN = "van_ban", "Đổi tình trạng văn bản"
    MOC = "moc", "Chuyển mốc chỉ tiêu"


NHIEU_LAN = 3
"""From this extension on an item is said to be extended many times."""


class KetQuaGiaHan(models.TextChoices):
    """Where a request for an extension stands."""

    CHO = "cho", "Chờ quyết định"
    DONG_Y = "dong_y", "Đã gia hạn"
    TU_CHOI = "tu_choi", "Không đồng ý"
    RUT = "rut", "Cơ quan đã rút"
    HUY = "huy", "Đã hủy gia hạn"


class TinhTrangChiDao(models.TextChoices):
    """Where a directive stands."""

    CHO_TRA_LOI = "cho_tra_loi", "Chưa trả lời"
    DA_TRA_LOI = "da_tra_loi", "Đã trả lời"
    KET_THUC = "ket_thuc", "Đã kết thúc"


class LoaiLuot(models.TextChoices):
    """What a step after a directive is."""

    TRA_LOI = "tra_loi", "Trả lời"
    HOI_LAI = "hoi_lai", "Yêu cầu trả lời lại"
    KET_THUC = "ket_thuc", "Kết thúc"
