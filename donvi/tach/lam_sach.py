"""What stands in a cell beside agencies: people, telephone numbers, addresses of e-mail."""

import re

_HOA, _THUONG = "A-ZĐÀ-ÝĂĨŨƠƯẠ-Ỹ", "a-zđà-ýăĩũơưạ-ỹ"
_CHU_HOA = rf"(?:(?![{_THUONG}])[^\W\d_])"
_TEN_RIENG = rf"{_CHU_HOA}(?:(?!{_CHU_HOA})[^\W\d_])+"
_HO = (
    "Nguyễn|Trần|Lê|Phạm|Hoàng|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương|Lý|Đinh|Đoàn|Trương|Mai|Trịnh|Đào|Cao|Lâm|Phùng|Vương|"
    "Tạ|Lương|Hà|Châu|Thái|Tô|Quách|Nông|Chu|Lưu|Tăng|Kiều|Nghiêm|Doãn|Khổng|Vi|Lò|Triệu|Diệp|Văn|Đàm|Từ|La|Mạc|Viên"
)
_DIEN_THOAI = re.compile(
    r"(?:[,;\-–]\s*)?(?:\(\s*)?(?:(?:SĐT|SDT|ĐTDĐ|ĐT|DĐ|Tel|Điện thoại|Số điện thoại|Di động|Hotline|Mobile|Zalo)\s*[:.]?\s*)?"
    r"(?:\+84|0)\d(?:[ .\-]?\d){7,9}(?!\d)(?:\s*\))?",
    re.I,
)
_DIA_CHI_THU = re.compile(r"(?:\b(?:e-?mail|thư điện tử)\s*:\s*)?[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.I)
_XUNG_HO = r"(?:[Đđ]/c|[Đđ]\.c|Đc|[Đđ]ồng chí|Ông|ông|Bà|bà|Anh|anh|Chị|chị|Mr|Ms|Mrs)\.?:?"
_HOC_VI = r"(?:(?:(?:PGS|GS|TS|ThS|Ths|BS|Bs|DS|CN|KS|CV|BSCKI{1,2}|BSCK[12]|CKI{1,2})[.,]?\s*)+)"
_NGUOI = re.compile(
    rf"{_XUNG_HO}\s*{_HOC_VI}?{_TEN_RIENG}(?: {_TEN_RIENG}){{0,4}}|{_HOC_VI}(?:{_HO})(?: {_TEN_RIENG}){{1,4}}"
    rf"|(?:(?<=[,;(\n])|(?<=^)|(?<=[\-–+:] )|(?<=[,;] ))(?:{_HO})(?: {_TEN_RIENG}){{1,4}}(?=\s*(?:[,;:.()\n\-–+]|$))"
)
_LIEN_HE = re.compile(
    r"(?:[-–+*(]\s*)?\b(?:(?:phó )?(?:giám đốc|chủ tịch|trưởng phòng|trưởng ban|chánh văn phòng|cục trưởng|vụ trưởng)|p?gđ|ptp"
    r"|phó phòng|phó trưởng phòng|lãnh đạo phụ trách|người phụ trách|cán bộ (?:phụ trách|đầu mối)|đầu mối liên hệ|liên hệ"
    r"|chuyên viên|công chức phụ trách|sđt|người theo dõi)\b[^:;,\n]{0,40}:[^;\n]*",
    re.I,
)
_CHUYEN_VIEN = re.compile(r"[-–+(<]?\s*\bchuyên viên\b[^;\n,]*", re.I)
_SAU_LIEN_HE = re.compile(r"\s*[-–+*]\s*(?:phòng|tổ|bộ phận|trưởng|phó|chuyên viên|sđt|đt)\b[^;\n]*", re.I)
_MAU = (_LIEN_HE, _CHUYEN_VIEN, _DIEN_THOAI, _DIA_CHI_THU, _NGUOI)


def bo_nguoi(text: str) -> tuple[str, list[str]]:
    """The text with people and how to reach them blanked out (by ";", so offsets stay), and what was taken out."""
    taken: list[str] = []
    if not any(pattern.search(text) for pattern in _MAU):
        return text, taken
    for pattern in _MAU:
        while found := pattern.search(text):
            start, end = found.span()
            while pattern is _LIEN_HE and (more := _SAU_LIEN_HE.match(text, end)):
                end = more.end()
            taken.append(text[start:end].strip(" -–+*,;:()\n"))
            text = text[:start] + ";" * (end - start) + text[end:]
    return re.sub(r"\((?:[;,\s]*)\)", lambda empty: ";" * len(empty[0]), text), [piece for piece in taken if piece]
