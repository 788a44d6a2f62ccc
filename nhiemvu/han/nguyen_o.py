"""Cells whose whole text has a meaning of its own: blank, ditto, a status, a proposal, a bare number."""

import re

from nhiemvu.han.kieu import LoaiHan
from nhiemvu.han.phat_hien import PhatHien

_DAU_TRONG = re.compile(r"[-_.,/\\:;*…\s]*")
_KHONG = re.compile(
    r"n/?a|none|null|nil|không(?: áp dụng)?|(?:chưa|không) có|vô thời hạn|(?:để|bỏ) trống"
    r"|(?:không|chưa)(?: có)?"
    r"(?: (?:xác định|quy định|giới hạn|ấn định|giao|ghi|rõ|thời hạn|thời gian|kỳ hạn|hạn))+(?!.*[0-9]{3}).*"
)
_NHU_TREN = re.compile(
    r"-?\s*(?:n/?t|n\.t\.?|như trên|như (?:nhiệm vụ|mục) trên|tương tự|ditto|〃|[\"'“”„〞»]{1,2}|,,|//)\s*[-.]?"
)
_TINH_TRANG = re.compile(
    r"-?\s*(?:đã|đang)\b.*|(?:chưa|không) (?:hoàn thành|thực hiện|triển khai|đạt|xong|trình|ban hành|báo cáo)\b.*"
    r"|(?:hoàn thành|xong|đạt|ok|done|x+|v|[✓✔☑√✗✘])[.!]*"
)
_DE_XUAT = re.compile(
    r"\b(?:đề xuất|đề nghị|kiến nghị|xin|cho phép)(?: được phép| được| cho)?"
    r" (?:chuyển|lùi|dời|(?:gia )?hạn|kéo dài|điều chỉnh|bỏ|rút|thay đổi|hoãn|(?:tạm )?dừng|không thực hiện|thời)\b"
    r"|\bgia hạn\b|\b(?:lùi|dời|hoãn) (?:sang|đến|tới|thời|hạn|lại)\b"
    r"|\bchuyển sang (?:thực hiện )?(?:kỳ|quý|năm|tháng|ngày|[0-9])"
)
_AM_LICH = re.compile(r"\bâm lịch\b|\bâl\b")
_CO_HAN = re.compile(r"(?:nhiệm vụ )?(?:có|theo) (?:thời )?hạn(?: cụ thể)?")
_SO = re.compile(r"([0-9]{1,3})(?:\.0+)?")


def doc_nguyen_o(text: str) -> tuple[LoaiHan, PhatHien | None, int | None] | None:
    """The kind, finding and number of days of a cell that is read whole, or `None` for one that needs the grammar."""
    if _NHU_TREN.fullmatch(text):
        return LoaiHan.THAM_CHIEU, None, None
    if _DAU_TRONG.fullmatch(text) or _KHONG.fullmatch(text):
        return LoaiHan.KHONG, None, None
    if _DE_XUAT.search(text):
        return LoaiHan.KHONG_RO, PhatHien.DE_XUAT, None
    if _TINH_TRANG.fullmatch(text):
        return LoaiHan.KHONG_RO, PhatHien.TRANG_THAI, None
    if _AM_LICH.search(text):
        return LoaiHan.KHONG_RO, PhatHien.NGAY_LE, None
    if _CO_HAN.fullmatch(text):
        return LoaiHan.KHONG_RO, PhatHien.KHONG_DOC_DUOC, None
    so = _SO.fullmatch(text)
    if so and int(so[1]):
        return LoaiHan.TUONG_DOI, PhatHien.CHI_CO_SO, int(so[1])
    return None
