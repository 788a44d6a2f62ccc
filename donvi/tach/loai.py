"""Guesses the kind of an agency from its name."""

from chung.chu import khoa_so_khop

from .danh_muc import ten_trong_danh_muc
from .tu_vung import mau

_LOAI = {
    "van_phong": "văn phòng(?! đăng ký| công chứng| luật)",
    "ubnd": "ubnd|ủy ban nhân dân",
    "luc_luong": """công an|cảnh sát|bộ chỉ huy|ban chỉ huy quân|ban chỉ huy bộ|bộ tư lệnh|bộ đội|đồn biên phòng|
        quân khu|quân chủng|binh đoàn|sư đoàn""",
    "bo": "bộ(?! phận| môn)|ủy ban dân tộc|ngân hàng nhà nước|thanh tra chính phủ",
    "so": "sở|thanh tra (?:tỉnh|thành phố)",
    "ttyt": "trung tâm y tế(?! dự phòng)",
    "tyt": "trạm y tế",
    "bhxh": "bảo hiểm xã hội|bhxh",
    "vu": "vụ",
    "cuc": "(?:tổng |chi )?cục|thuế|hải quan",
    "phong": "phòng(?! khám| thương mại)",
    "dang": """(?:tỉnh|thành|huyện|thị|quận|đảng) ủy|đảng bộ|chi bộ|ủy ban kiểm tra|ban thường vụ|
        ban (?:tuyên giáo|dân vận|tổ chức|nội chính|xây dựng đảng)|thường trực (?:tỉnh|thành|huyện|đảng) ủy""",
    "doan_the": """(?:ủy ban )?(?:mttq|mặt trận)|ủy ban trung ương m|ban công tác mặt trận|hội(?! đồng)|hiệp hội|
        tổng hội|(?:tổng )?liên đoàn|liên hiệp|liên minh|công đoàn|(?:tỉnh|thành|huyện|thị|quận) đoàn|
        đoàn (?:thanh niên|tncs)|trung ương (?:đoàn|hội)""",
    "doanh_nghiep": """(?:tổng )?công ty|tập đoàn|ngân hàng|doanh nghiệp|hợp tác xã|điện lực|bưu điện|viễn thông|
        nhà máy|xí nghiệp""",
    "su_nghiep": """trung tâm|bệnh viện|viện(?! kiểm sát)|trường|đại học|học viện|phân viện|đài|báo|tạp chí|thông tấn|
        nhà xuất bản|cổng thông tin|phòng khám|thư viện|bảo tàng|trạm""",
}
_MAU = {kind: mau(heads) for kind, heads in _LOAI.items()}


def loai_co_quan(ten: str) -> str | None:
    """The kind of the agency called `ten`, one of "ubnd", "so", "phong", "ttyt", "tyt", "bhxh", "vu", "cuc", "bo",
    "van_phong", "dang", "doan_the", "luc_luong", "su_nghiep", "doanh_nghiep", "khac"; `None` for an empty name."""
    name = ten.strip()
    if not name:
        return None
    entry = ten_trong_danh_muc(name)
    if entry and entry.loai:
        return entry.loai
    return next((kind for kind, heads in _MAU.items() if heads.match(khoa_so_khop(name))), "khac")
