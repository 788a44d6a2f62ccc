"""The findings that a reading leaves for a person, each with the confidence it allows at most."""

from enum import Enum


class PhatHien(Enum):
    """A finding: the words a user reads, and the ceiling it puts on the confidence of the reading.

    Below `NGUONG_CAN_XEM` a person must confirm; below `NGUONG_RO` nothing was understood.
    """

    DINH_HUONG = "Phần định hướng, tầm nhìn không phải là thời hạn", 0.9
    DU_KIEN = "Thời hạn mới là dự kiến hoặc phấn đấu", 0.85
    CON_NOI_DUNG = "Ô còn nội dung khác ngoài thời hạn", 0.85
    MOC_TRONG_KY = "Ngày phải báo cáo trong mỗi kỳ ghi tại nguyên văn", 0.85
    CON_THUONG_XUYEN = "Ô còn phần thực hiện thường xuyên, định kỳ", 0.75
    CON_DIEU_KIEN = "Ô còn phần phụ thuộc điều kiện", 0.75
    CON_MO = "Ô còn phần thực hiện sau thời hạn này, chưa có mốc kết thúc", 0.75
    CON_MOC = "Ô còn nêu mốc thời gian khác", 0.75
    NHIEU_MOC = "Ô có nhiều mốc thời gian; hạn lấy theo mốc cuối cùng", 0.75
    MOC_CU_THE = "Ô nêu cả kỳ và mốc cụ thể trong kỳ; hạn lấy theo mốc cụ thể", 0.75
    TU_BAN_HANH = "Không ghi mốc bắt đầu: tính từ ngày ban hành", 0.75
    NAM_TU_O = "Năm được suy ra từ mốc khác trong ô", 0.75
    NAM_HAI_SO = "Năm ghi hai chữ số", 0.85
    DAO_NGAY_THANG = "Ngày và tháng trong ô Excel có thể đã bị đảo cho nhau", 0.75
    MOT_PHAN_KY = "Mốc đầu, giữa, cuối kỳ được tính theo quy ước", 0.7
    KY_HOP = "Ngày họp được tính theo quy ước, cần xác nhận", 0.7
    NAM_HOC = "Năm học được tính từ tháng 9 đến hết tháng 5", 0.7
    GIOI_HAN = "Ô nêu thêm một hạn chót bắt buộc", 0.7
    TRANG_THAI_KEM = "Ô ghi cả tình trạng thực hiện", 0.7
    TRUOC_BAN_HANH = "Hạn sớm hơn ngày ban hành", 0.7
    CHUA_RO_CHU_KY = "Chưa ghi chu kỳ báo cáo", 0.7
    HAI_CHU_KY = "Nhiều ngày không ghi năm: hiểu là lặp lại hằng năm", 0.7
    CHUA_CO_MOC = "Chưa biết ngày của mốc để tính hạn", 0.7
    NGAY_LAM_VIEC = "Tính theo ngày làm việc: trừ ngày nghỉ, ngày lễ theo lịch", 0.7
    SU_KIEN = "Mốc là một sự kiện, cần nhập ngày khi biết", 0.75
    TRUOC_KY = "“Trước” một kỳ được hiểu là ngày liền trước khi kỳ bắt đầu", 0.6
    NAM_TU_TEN = "Năm được suy ra từ tên văn bản", 0.6
    NAM_SUY_RA = "Năm được suy ra từ ngày ban hành", 0.6
    DOAN_THANG = "Không ghi rõ đơn vị: hiểu là tháng hoặc quý", 0.6
    CHI_CO_SO = "Ô chỉ có một con số: hiểu là số ngày", 0.6
    THIEU_NAM = "Mốc ghi thiếu tháng hoặc năm, chưa đủ để tính hạn", 0.4
    NGAY_SAI = "Ngày tháng không hợp lệ", 0.3
    DAO_NGUOC = "Mốc kết thúc sớm hơn mốc bắt đầu", 0.3
    DE_XUAT = "Ô ghi đề xuất thay đổi thời hạn, không phải thời hạn", 0.3
    TRANG_THAI = "Ô ghi tình trạng thực hiện, không phải thời hạn", 0.3
    NGAY_LE = "Mốc là ngày lễ, tết, cần nhập ngày cụ thể", 0.3
    KHONG_DOC_DUOC = "Không đọc được thời hạn", 0.1

    @property
    def loi(self) -> str:
        """The sentence shown to the user."""
        return self.value[0]

    @property
    def tran(self) -> float:
        """The highest confidence that a reading with this finding may have."""
        return self.value[1]
