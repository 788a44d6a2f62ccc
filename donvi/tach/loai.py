"""Guesses the kind of an agency from its name."""

import re

from .danh_muc import ten_trong_danh_muc

_LOAI = (
    ("van_phong", r"văn phòng(?! đăng ký| công chứng| luật)"),
    ("ubnd", r"ubnd|ủy ban nhân dân"),
    ("luc_luong", r"công an|cảnh sát|bộ chỉ huy|ban chỉ huy|bộ tư lệnh|bộ đội|đồn biên phòng|quân khu|quân chủng|binh đoàn|sư đoàn"),
    ("bo", r"bộ(?! phận| môn)|ủy ban dân tộc|ngân hàng nhà nước|thanh tra chính phủ"),
    ("so", r"sở|thanh tra (?:tỉnh|thành phố)"),
    ("ttyt", r"trung tâm y tế(?! dự phòng)"),
    ("tyt", r"trạm y tế"),
    ("bhxh", r"bảo hiểm xã hội"),
    ("vu", r"vụ"),
    ("cuc", r"(?:tổng |chi )?cục|thuế|hải quan"),
    ("phong", r"phòng(?! khám| thương mại)"),
    ("dang", r"(?:tỉnh|thành|huyện|thị|quận|đảng) ủy|đảng bộ|chi bộ|ban (?:tuyên giáo|dân vận|tổ chức|nội chính|xây dựng đảng)|ủy ban kiểm tra|ban thường vụ|thường trực (?:tỉnh|thành|huyện|đảng) ủy"),
    ("doan_the", r"(?:ủy ban )?(?:mttq|mặt trận)|ủy ban trung ương m|hội(?! đồng)|hiệp hội|tổng hội|liên đoàn|tổng liên đoàn|liên hiệp|liên minh|công đoàn|(?:tỉnh|thành|huyện|thị|quận) đoàn|đoàn (?:thanh niên|tncs)|ban công tác mặt trận|trung ương (?:đoàn|hội)"),
    ("doanh_nghiep", r"(?:tổng )?công ty|tập đoàn|ngân hàng|doanh nghiệp|hợp tác xã|điện lực|bưu điện|nhà máy|xí nghiệp"),
    ("su_nghiep", r"trung tâm|bệnh viện|viện(?! kiểm sát)|trường|đại học|học viện|phân viện|đài|báo|tạp chí|thông tấn|nhà xuất bản|cổng thông tin|phòng khám|thư viện|bảo tàng|trạm"),
)  # fmt: skip
_MAU = tuple((kind, re.compile(rf"(?:{heads})\b", re.I)) for kind, heads in _LOAI)


def loai_co_quan(ten: str) -> str | None:
    """The kind of the agency called `ten`, one of "ubnd", "so", "phong", "ttyt", "tyt", "bhxh", "vu", "cuc", "bo",
    "van_phong", "dang", "doan_the", "luc_luong", "su_nghiep", "doanh_nghiep", "khac"; `None` for an empty name."""
    name = ten.strip()
    if not name:
        return None
    entry = ten_trong_danh_muc(name)
    if entry and entry.loai:
        return entry.loai
    return next((kind for kind, pattern in _MAU if pattern.match(name)), "khac")
