"""The standard label of a group: one spelling for "Các Sở ban ngành", "sở, ban, ngành", "Sở/ban/ngành"."""

import re

from .o_chu import CHU_HOA
from .tu_vung import DON_VI, gop

_DEM = re.compile(r"^(UBND |)\d{1,3}(?:/\d{1,3})? (.*?)\b(?:các )?(xã|phường|thị trấn|huyện|thị xã)\b")
_DAY = tuple(
    (re.compile(rf"\b{words}", re.I), label)
    for words, label in (
        (r"sở,? ban,? ngành\b", "sở, ban, ngành"),
        (r"sở ngành\b", "sở, ngành"),
        (r"bộ,? ban,? ngành\b", "bộ, ban, ngành"),
        (r"bộ ngành\b", "bộ, ngành"),
        (r"cơ quan đơn vị\b", "cơ quan, đơn vị"),
        (r"xã phường\b", "xã, phường"),
        (r"quận\s*-\s*huyện\b", "quận, huyện"),
        (r"huyện,? thị,? thành( phố)?\b", "huyện, thị xã, thành phố"),
    )
)
_HOA = re.compile(
    r"(?<!thuộc )\b"
    + gop("Sở|Ngành|Hội|Đoàn thể|Cơ quan|Đơn vị|Tổ chức|Địa phương|Viện|Trường|Doanh nghiệp|Huyện|Xã|Phường")
    + rf"(?=[,/ ]|$)(?! [{CHU_HOA}])"
)
_THIEU_CAC = re.compile(r"(?:sở|bộ|ban của)\b(?:,| ngành| ban| (?:có )?liên| HĐND)", re.I)


def nhan_nhom(text: str) -> str:
    """The label of a group from its words, abbreviations already written out."""
    label = re.sub(r"\s*/\s*", ", ", _DEM.sub(r"\1\2các \3", text))
    for pattern, replacement in _DAY:
        label = pattern.sub(replacement, label)
    if not re.search(r"\b(?:Vụ|Cục)\b", label):
        label = _HOA.sub(lambda noun: noun[0].lower(), label)
    label = re.sub(rf"^UBND (?=(?:{DON_VI})\s*,)", "UBND các ", label)
    label = re.sub(r"^(?:tất cả|toàn thể|toàn bộ) các ", "các ", label, flags=re.I)
    label = label.replace("Bảo hiểm xã hội", "BHXH")
    if _THIEU_CAC.match(label):
        label = "các " + label[0].lower() + label[1:]
    return label[:1].upper() + label[1:]
