from enum import StrEnum


class LoaiHan(StrEnum):
    NGAY = "date"
    THANG = "month"
    QUY = "quarter"
    NUA_NAM = "half"
    NAM = "year"
    KHOANG = "range"
    TUONG_DOI = "relative"
    DINH_KY = "recurring"
    DIEU_KIEN = "conditional"
    MO = "open"
    KHONG = "none"
    THAM_CHIEU = "reference"
    KHONG_RO = "unclear"

    @property
    def label(self):
        return {
            "date": "Ngày",
            "month": "Tháng",
            "quarter": "Quý",
            "half": "Nửa năm",
            "year": "Năm",
            "range": "Khoảng thời gian",
            "relative": "Tính từ một mốc",
            "recurring": "Định kỳ, thường xuyên",
            "conditional": "Chờ điều kiện",
            "open": "Từ một mốc trở đi",
            "none": "Không có thời hạn",
            "reference": "Theo dòng khác",
            "unclear": "Chưa đọc được",
        }[self.value]
