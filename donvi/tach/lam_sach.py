"""What stands in a cell beside agencies: people, telephone numbers, addresses of e-mail."""

import re
from collections.abc import Iterator

from .o_chu import CHU_HOA
from .tinh_luoc import la_tinh
from .tu_vung import DON_VI, gop

_TIENG = rf"[{CHU_HOA}][^\W\d_{CHU_HOA}]*(?![^\W_])"
_HO = (
    "Nguyễn|Trần|Lê|Phạm|Hoàng|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương|Lý|Đinh|Đoàn|Trương|Mai|Trịnh|Đào|Cao|Lâm|Phùng|Vương|"
    "Tạ|Lương|Hà|Châu|Thái|Tô|Quách|Nông|Chu|Lưu|Tăng|Kiều|Nghiêm|Doãn|Khổng|Vi|Lò|Triệu|Diệp|Văn|Đàm|Từ|La|Mạc|Viên"
)
_KHONG_LA_TEN = r"(?!Chủ tịch|Phó|Giám|Bí thư|Trưởng|Chánh|Lãnh)"
_XUNG_HO = r"(?<![^\W_])(?:[Đđ]/c|[Đđ]\.c|Đc|[Đđ]ồng chí|[Ôô]ng|[Bb]à|[Aa]nh|[Cc]hị|Mr|Ms|Mrs)\.?:?"
_XUNG_HO_RE = re.compile(_XUNG_HO)
_HOC_VI = r"(?<![^\W_])(?:(?:PGS|GS|TS|ThS|Ths|BS|Bs|DS|CN|KS|CV|BSCKI{1,2}|BSCK[12]|CKI{1,2})[.,]?\s*)+"
_DIEN_THOAI = re.compile(
    r"(?:[,;\-–]\s*)?(?:\(\s*)?"
    r"(?:(?:SĐT|SDT|ĐTDĐ|ĐT|DĐ|Tel|Điện thoại|Số điện thoại|Di động|Hotline|Mobile|Zalo)\s*[:.]?\s*)?"
    r"(?:\+84|0)\d(?:[ .\-]?\d){7,9}(?!\d)(?:\s*\))?",
    re.I,
)
_THU = re.compile(r"(?:\b(?:e-?mail|thư điện tử)\s*:\s*)?[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.I)
_NGUOI = re.compile(
    rf"{_XUNG_HO}\s*(?:{_HOC_VI})?{_KHONG_LA_TEN}{_TIENG}(?: {_TIENG}){{0,4}}|{_HOC_VI}(?:{_HO})(?: {_TIENG}){{1,4}}"
)
_TEN_TRAN = re.compile(
    r"(?:(?<=[,;(\n+:–-])|(?<=[,;(\n+:–-] )|^)"
    rf"(?:(?:{_HO})(?: {_TIENG}){{2,4}}|(?:Nguyễn|Phạm|Bùi|Ngô|Huỳnh|Trịnh) {_TIENG})"
    r"(?=\s*(?:[,;:.()\n–-]|$))"
)
_CHUC_VU = gop("""
    (?:phó )?(?:giám đốc|chủ tịch|trưởng phòng|trưởng ban|chánh văn phòng|cục trưởng|vụ trưởng)|p?gđ|ptp|phó phòng|
    phó trưởng phòng
""")
_DAU_MOI = gop("""
    lãnh đạo phụ trách|người phụ trách|người theo dõi|cán bộ (?:phụ trách|đầu mối)|đầu mối liên hệ|liên hệ|chuyên viên|
    công chức phụ trách|sđt
""")
_LA_NGUOI = rf"\s*(?-i:{_XUNG_HO}|{_HOC_VI}|(?:{_HO})\b|[<0])"
_HET_NGUOI = r"(?:(?!,\s*(?:sở|bộ|ubnd|công an|ban|cục|vụ|trung tâm|ttyt|bệnh viện|hội|tỉnh|các)\b)[^;\n)])*"
_LIEN_HE = re.compile(
    rf"(?:[-–+*(]\s*)?\b(?:{_CHUC_VU}\b[^:;,\n]{{0,40}}:(?={_LA_NGUOI})|{_DAU_MOI}\b[^:;,\n]{{0,40}}:){_HET_NGUOI}"
    rf"(?:\s*[-–+*]\s*(?:phòng|tổ|bộ phận|trưởng|phó|chuyên viên|sđt|đt)\b{_HET_NGUOI})*",
    re.I,
)
_CHUYEN_VIEN = re.compile(r"[-–+(<]?\s*\bchuyên viên\b[^;\n,)]*", re.I)
_GHI_CHU = re.compile(r"[\[(]\d{1,2}[\])]|\(\*+\)|(?<![^\W_])v\.?\s?v(?![^\W_])", re.I)
_CHI_CON_NGOAC = re.compile(r"((?:^|\n)[;,\s–-]*)\(([^()\n]*)\)")
"""A bracket that said what the person before it is: "Đ/c … (Giám đốc Sở Y tế)"."""
_MAU = (
    (_LIEN_HE, ":"),
    (_CHUYEN_VIEN, "huyên viên"),
    (_DIEN_THOAI, "0"),
    (_THU, "@"),
    (_NGUOI, ""),
    (_TEN_TRAN, ""),
)
_CHO_CUA_NOI = re.compile(rf"\b(?i:{DON_VI})(?:[.:]?\s*|[.:]?\s+[{CHU_HOA}0-9][^;\n]*)$")
_SAU_TEN_RIENG = re.compile(rf"[{CHU_HOA}]\w*\s$")
_NHU_TEN_NOI = re.compile(rf"(?:Ông|Bà|Anh|Chị)\s(?!(?:{_HO})\s){_TIENG}(?:\s{_TIENG})?")


def bo_nguoi(text: str) -> tuple[str, list[str]]:
    """The text with people and how to reach them blanked out (by ";", so offsets stay), and what was taken out."""
    taken: list[str] = []
    text = _GHI_CHU.sub(lambda mark: ";" * len(mark[0]), text)
    for pattern, sign in _MAU:
        for start, end in list(_cho(pattern, text)) if sign in text else ():
            taken.append(text[start:end].strip(" -–+*,;:()<>\n"))
            text = text[:start] + ";" * (end - start) + text[end:]
    if taken:
        text = re.sub(r"[(<][;,\s]*[)>]", lambda empty: ";" * len(empty[0]), text)
        text = _CHI_CON_NGOAC.sub(r"\1;\2;", text)
    return text, [piece for piece in taken if piece]


def _cho(pattern: re.Pattern, text: str) -> Iterator[tuple[int, int]]:
    """Where the pattern finds somebody."""
    for found in pattern.finditer(text):
        if not (pattern in (_NGUOI, _TEN_TRAN) and _la_noi(text[: found.start()], found[0])):
            yield found.span()


def _la_noi(before: str, name: str) -> bool:
    """What looks like a person is a place ("quận Hai Bà Trưng", "UBND huyện Cái Nước, Trần Văn Thời")."""
    if la_tinh(name):
        return True
    if _NHU_TEN_NOI.fullmatch(name):
        return bool(_CHO_CUA_NOI.search(before) or _SAU_TEN_RIENG.search(before))
    return not _XUNG_HO_RE.match(name) and bool(_CHO_CUA_NOI.search(before))
