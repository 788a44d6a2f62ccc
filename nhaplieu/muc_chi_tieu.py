"""Target values as plans write them: "> 95%", "≥ 0,7", "40 - 50", "trên 95%", "duy trì 100%", words."""

import re
from typing import NamedTuple

from chung.chu import gon

_SO = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?"
_DON_VI = r"\s*(?:%|‰|phần trăm)?"
_KHOANG = re.compile(
    rf"(?:từ |đạt |khoảng |ở mức )*(?P<dau>{_SO}){_DON_VI}\s*(?:-|–|—|đến|tới|÷|~)\s*(?P<cuoi>{_SO}){_DON_VI}",
    re.IGNORECASE,
)
_PHEP = {
    "gt": r">|trên|hơn|lớn hơn|vượt|cao hơn|nhiều hơn",
    "ge": r"≥|>=|=>|⩾|ít nhất|tối thiểu|không dưới|không (?:thấp|ít|nhỏ) hơn|lớn hơn hoặc bằng|từ",
    "lt": r"<|dưới|nhỏ hơn|thấp hơn|ít hơn",
    "le": r"≤|<=|=<|⩽|không quá|tối đa|nhiều nhất|không vượt quá|không (?:cao|lớn|nhiều) hơn|giảm còn",
    "keep": r"duy trì|giữ(?: vững| mức| ổn định)*|ổn định",
    "eq": r"=|đạt|bằng|khoảng|~|là",
}
_TEN = {ten: re.compile(mau, re.IGNORECASE) for ten, mau in _PHEP.items()}
_THU_TU = ("keep", "ge", "le", "gt", "lt")
"""The longer wording first: "không dưới" holds "dưới", ">=" holds ">"."""
_MOT_SO = re.compile(
    rf"(?P<phep>(?:(?:{'|'.join(_PHEP.values())})\s*)*)(?P<so>{_SO}){_DON_VI}\s*(?P<sau>trở lên|trở xuống)?\.?",
    re.IGNORECASE,
)
_TRONG_CAU = re.compile(
    rf"(?<![\w.,/])(?:(?:(?:từ|đạt|khoảng|ở mức)\s+)*(?:{_SO})\s*%?\s*(?:-|–|—|đến|tới)\s*(?:{_SO})\s*%"
    rf"|(?:(?:{'|'.join(_PHEP.values())})\s*)*(?:{_SO})\s*(?:%|‰|phần trăm)(?:\s*(?:trở lên|trở xuống))?)",
    re.IGNORECASE,
)


class MucChiTieu(NamedTuple):
    """A value as understood: the operator (gt, ge, eq, le, lt, range, keep, text), the value, the upper end."""

    toan_tu: str
    gia_tri: float | None = None
    gia_tri_den: float | None = None


def doc_muc(chu: str) -> MucChiTieu:
    """The value that the text states; anything but one number or one range with its operator stays words ("text")."""
    chu = gon(chu)
    if tim := _KHOANG.fullmatch(chu):
        dau, cuoi = so_viet(tim["dau"]), so_viet(tim["cuoi"])
        return MucChiTieu("range", dau, cuoi) if dau <= cuoi else MucChiTieu("text")
    if tim := _MOT_SO.fullmatch(chu):
        return MucChiTieu(_toan_tu(tim["phep"], tim["sau"]), so_viet(tim["so"]))
    return MucChiTieu("text")


def tim_muc(chu: str) -> list[tuple[int, int]]:
    """Where a sentence states rates, with the words that say how they are meant: "trên 95%", "từ 40% đến 50%"."""
    return [tim.span() for tim in _TRONG_CAU.finditer(chu)]


def _toan_tu(phep: str, sau: str | None) -> str:
    if sau:
        return "ge" if sau.casefold() == "trở lên" else "le"
    return next((ten for ten in _THU_TU if _TEN[ten].search(phep)), "eq")


def so_viet(chu: str) -> float:
    """The number written the Vietnamese way: "1.234,5" is 1234.5, "0,7" is 0.7, "1.000" is 1000, "12.5" is 12.5."""
    if re.fullmatch(r"\d{1,3}(\.\d{3})+(,\d+)?", chu):
        chu = chu.replace(".", "")
    return float(chu.replace(",", "."))
