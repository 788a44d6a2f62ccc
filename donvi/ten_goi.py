"""The keys under which the names of agencies and groups meet (pure). Every accent counts, always."""

import re

from chung.chu import khoa_so_khop

_VIET_TAT = (
    ("ủy ban nhân dân", "ubnd"),
    ("hội đồng nhân dân", "hđnd"),
    ("ủy ban mặt trận tổ quốc", "ubmttq"),
    ("ủy ban mttq", "ubmttq"),
    ("ub mttq", "ubmttq"),
    ("mặt trận tổ quốc", "mttq"),
    ("bảo hiểm xã hội", "bhxh"),
    ("trung tâm y tế", "ttyt"),
    ("trạm y tế", "tyt"),
    ("trung ương", "tw"),
    ("thành phố", "tp"),
    ("tp.", "tp"),
)
_CAP = {
    "tỉnh": "tỉnh",
    "huyện": "huyện",
    "quận": "huyện",
    "thị xã": "huyện",
    "tp": "huyện",
    "xã": "xã",
    "phường": "xã",
    "thị trấn": "xã",
    "đặc khu": "xã",
}
_LOAI = "|".join(sorted(_CAP, key=len, reverse=True))
_LIET_KE = re.compile(
    rf"\b(?P<cac>các )?(?P<loai>(?:{_LOAI})(?: (?:{_LOAI}))*)(?P<tw> trực thuộc tw)?\b(?! ủy| đoàn| hội)"
)
_GACH = re.compile(r"\s*[-–—]\s*")
_VIEN = " .,;:-+*•"


def khoa_ten(ten: str) -> str:
    """The key of an agency's name: case, tone mark, dashes, marks around it and the usual short forms are ignored.

    >>> khoa_ten("Uỷ ban nhân dân thành phố Vinh;") == khoa_ten("UBND TP. Vinh")
    True
    """
    key = khoa_so_khop(_GACH.sub(" - ", ten)).strip(_VIEN)
    for long, short in _VIET_TAT:
        key = key.replace(long, short)
    return key


def khoa_nhom(ten: str) -> str:
    """The key of a group's name, under which its usual spellings meet.

    Also ignored: commas and "và", "các" and a count, "có" of "có liên quan"; and a list of the kinds of places of
    one level, in any order, is that level.

    >>> khoa_nhom("UBND các huyện, thành phố và thị xã") == khoa_nhom("UBND cấp huyện")
    True
    """
    words = re.sub(r"[,;/]| và ", " ", f" {khoa_ten(ten)} ")
    words = _LIET_KE.sub(_cap_cua, " ".join(words.split()))
    words = re.sub(r"\bcác\b|^\d+ |^tất cả |^toàn thể |\bcó(?= liên quan)", " ", words)
    words = " ".join(words.split())
    if words.startswith(("sở ban ", "sở ngành")):
        words = re.sub(r"( cấp)? (tỉnh|tp)$", "", words)
    return words


def _cap_cua(found: re.Match) -> str:
    kinds = re.findall(_LOAI, found["loai"])
    levels = {"tỉnh" if kind == "tp" and "tỉnh" in kinds else _CAP[kind] for kind in kinds}
    one_place = len(kinds) == 1 and not found["cac"]
    if len(levels) > 1 or one_place or (found["tw"] and levels != {"tỉnh"}):
        return found[0]
    return f"cấp {levels.pop()}"
