"""Agencies in running text: a heading that names who shall do what stands below it, "phối hợp với …" inside a task."""

import re

from chung.chu import khong_dau
from donvi.tach import TenGoi, tach
from donvi.tach.danh_muc import ten_trong_danh_muc
from donvi.tach.loai import loai_co_quan

DAI_TEN = 300
_MO_DAU = re.compile(r"(?:giao(?: cho)?|phân công|trách nhiệm (?:của|cho)|đối với|yêu cầu)\s+", re.IGNORECASE)
_PHOI_HOP = re.compile(
    r"phối(?: kết)? hợp (?:chặt chẽ |đồng bộ |thường xuyên )*(?:với|cùng)(?: với)?\s+", re.IGNORECASE
)
_HET_CUM = re.compile(r"[;:]|\.(?=\s|$)|\bphối(?: kết)? hợp\b|\bchủ trì\b", re.IGNORECASE)
_DONG_TU = (
    "triển khai|tham mưu|xây dựng|hướng dẫn|rà soát|biên soạn|biên tập|tập huấn|cấp phát|cung ứng|cập nhật"
    "|thành lập|ký kết|phát động|phát hành|giúp|giới thiệu|tuyển dụng|khám|điều tra|phân tích|ngăn chặn|phát hiện"
    "|tạo điều kiện|tiến hành|thường xuyên|kịp thời|chủ động|đẩy mạnh|trong việc|trong công tác|trong quá trình"
    "|thực hiện|nghiên cứu|tăng cường|đề xuất|kiểm tra|thẩm định|bố trí|tổng hợp|theo dõi|đôn đốc|hoàn thiện|lập"
    "|ban hành|trình|báo cáo|giải quyết|xử lý|quản lý|tuyên truyền|phổ biến|quán triệt|chỉ đạo|giám sát|đánh giá"
    "|huy động|lồng ghép|cân đối|phân bổ|đưa|nâng cao|mở rộng|phát triển|đào tạo|bồi dưỡng|cung cấp|khảo sát"
    "|thống kê|chuẩn bị|duy trì|bảo đảm|đảm bảo|để|nhằm|theo|tiếp tục|hỗ trợ|vận động|quy hoạch|kiện toàn|sắp xếp"
    "|đầu tư|thanh tra"
)
_VIEC = re.compile(
    rf"(?<!cơ quan )(?<!đơn vị )(?<!phòng )(?<!trung tâm )(?<!ban )\b(?:(?:{_DONG_TU})\b|tổ chức (?=\w)(?!chính trị"
    r"|đoàn thể|xã hội|chính quyền|tôn giáo|quốc tế|nghề nghiệp|có |liên quan|đảng|trong|ngoài))"
)
"""Verbs with which the rest of the sentence says what to do; in small letters, as names have capitals there."""
_KHONG_PHAI = re.compile(
    r"(cac )?(bao cao|che do|phong(, chong| benh| ngua| chong)|hoi (nghi|thao|nhap)|to chuc (?!chinh tri|doan|xa hoi)"
    r"|truong hop|trung tam cua|so huu|so lieu|vien (tro|phi)|vu viec|cuc dien|ban hanh|bo sung|bo tri|doan kiem tra"
    r"|quy trinh)\b"
)
"""Texts that begin as the names of agencies do and are none."""
_CHU_TRI = re.compile(
    r"(?P<ten>[^;:.]{3,200}?)\s*,?\s+(?:làm cơ quan |là cơ quan )?"
    r"(?:chủ trì|chịu trách nhiệm|có trách nhiệm|làm đầu mối)\b",
    re.IGNORECASE,
)


def co_quan_cua_tua(ten: str, ten_da_biet: frozenset[str] = frozenset()) -> tuple[TenGoi, ...]:
    """The agencies that the heading names; none where it is about anything else."""
    if len(ten) > DAI_TEN:
        return ()
    cac_ten = tach(_MO_DAU.sub("", ten, count=1) if _MO_DAU.match(ten) else ten, ten_da_biet).ten_goi
    return cac_ten if all(_la_co_quan(t) for t in cac_ten) else ()


def chu_tri_trong_cau(chu: str, ten_da_biet: frozenset[str] = frozenset()) -> tuple[TenGoi, ...]:
    """The agencies with which the sentence begins as those who lead: "Giao Sở Y tế chủ trì …"."""
    tim = _CHU_TRI.match(chu)
    return co_quan_cua_tua(tim["ten"], ten_da_biet) if tim else ()


def phoi_hop_trong_cau(chu: str, ten_da_biet: frozenset[str] = frozenset()) -> tuple[TenGoi, ...]:
    """The agencies after each "phối hợp với", up to where the sentence says what to do."""
    ten_goi: dict[str, TenGoi] = {}
    for tim in _PHOI_HOP.finditer(chu):
        het = _HET_CUM.search(chu, tim.end())
        cum = chu[tim.end() : het.start() if het else len(chu)]
        viec = _VIEC.search(cum)
        for ten in tach(cum[: viec.start()] if viec else cum, ten_da_biet).ten_goi:
            if not _la_co_quan(ten):
                break
            ten_goi.setdefault(ten.ten, ten)
    return tuple(ten_goi.values())


def _la_co_quan(ten: TenGoi) -> bool:
    if _KHONG_PHAI.match(khong_dau(ten.ten)):
        return False
    return ten.la_nhom or loai_co_quan(ten.ten) not in (None, "khac") or ten_trong_danh_muc(ten.ten) is not None
