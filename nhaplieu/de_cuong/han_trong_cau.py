"""A deadline inside a task's sentence, taken only where it cannot be mistaken for the date of another document."""

import re
from datetime import date

from nhiemvu.han import Han, LoaiHan, doc_han

_NGAY = r"(?:ngày\s+)?\d{1,2}\s*[/.-]\s*\d{1,2}(?:\s*[/.-]\s*\d{4})?|ngày \d{1,2} tháng \d{1,2}(?: năm \d{4})?"
_KY = (
    r"(?:cuối |đầu |giữa )?(?:tháng \d{1,2}|quý (?:I{1,3}|IV|[1-4]))(?:\s*(?:/|năm|-)?\s*\d{4})?"
    r"|(?:cuối |hết )?năm \d{4}"
)
_MOC = rf"(?:{_NGAY}|{_KY})"
_HAN = re.compile(
    rf"(?P<han>(?:trước|chậm nhất(?: là)?"
    rf"(?: vào| trong| đến)?|muộn nhất(?: là)?|không muộn hơn)\s+{_MOC})"
    rf"|hoàn thành\s+(?P<xong>(?:trong|vào|trước)\s+{_MOC})|(?<=\()(?P<ngoac>hoàn thành[^()]{{0,20}}{_MOC})(?=\))",
    re.IGNORECASE,
)
_DINH_KY = re.compile(
    r"(?:định kỳ\s+)?(?:(?:hằng|hàng|mỗi) (?:tuần|tháng|quý|năm)|(?:6|06|sáu) tháng(?:, (?:hằng |hàng )?năm)?)\b",
    re.IGNORECASE,
)


def han_trong_cau(chu: str, ngay_ban_hanh: date | None) -> Han:
    """The one deadline that the sentence states, or a cycle with which it begins; else none."""
    cum = {" ".join((tim["han"] or tim["xong"] or tim["ngoac"]).split()) for tim in _HAN.finditer(chu)}
    if not cum and (tim := _DINH_KY.match(chu)):
        cum = {tim[0]}
    if len(cum) == 1:
        han = doc_han(cum.pop(), ngay_ban_hanh)
        if han.loai is not LoaiHan.KHONG and not han.can_xem:
            return han
    return doc_han("", ngay_ban_hanh)
