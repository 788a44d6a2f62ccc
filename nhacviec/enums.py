"""Words of reminders that the database stores."""

from django.db import models


class LoaiTin(models.TextChoices):
    """What a message is about; its texts are in `nhacviec.loi_nhan`."""

    CHI_DAO = "chi_dao", "Chỉ đạo"
    LEO_THANG = "leo_thang", "Quá hạn kéo dài"
    DON_DOC = "don_doc", "Đôn đốc"
    TRA_LAI = "tra_lai", "Bị trả lại"
    QUA_HAN = "qua_han", "Quá hạn"
    DEN_HAN = "den_han", "Đến hạn hôm nay"
    SAP_DEN_HAN = "sap_den_han", "Sắp đến hạn"
    BAO_CAO_KY = "bao_cao_ky", "Báo cáo kỳ"
    CHO_XAC_NHAN = "cho_xac_nhan", "Chờ tôi xác nhận"
    NHAC_TEN = "nhac_ten", "Nhắc đến tôi"
    THEO_DOI = "theo_doi", "Việc tôi theo dõi"


class CachNhan(models.TextChoices):
    """How a person wants to be told by mail; the inbox of the app shows everything in any case."""

    HANG_NGAY = "hang_ngay", "Mỗi ngày làm việc một thư"
    HANG_TUAN = "hang_tuan", "Mỗi tuần một thư, sáng ngày làm việc đầu tuần"
    VIEC_GAP = "viec_gap", "Chỉ khi có việc gấp"
    TRONG_UNG_DUNG = "trong_ung_dung", "Không nhận thư, chỉ xem trong ứng dụng"


class TinhTrangGui(models.TextChoices):
    """Where a digest stands on its way out."""

    CHO = "cho", "Chờ gửi"
    DANG_GUI = "dang_gui", "Đang gửi"
    DA_GUI = "da_gui", "Đã gửi"
    LOI_TAM = "loi_tam", "Lỗi, sẽ gửi lại"
    LOI_HAN = "loi_han", "Không gửi được"
    BO = "bo", "Không còn gì để nhắc"


CON_GUI = (TinhTrangGui.CHO, TinhTrangGui.DANG_GUI, TinhTrangGui.LOI_TAM)
