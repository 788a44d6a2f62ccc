"""Numbers of rows as annexes write them: I, A, 1, 1.1, a), đ), dashes, codes."""

import re
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

_LA_MA = re.compile(r"(?=[IVXLC])(X[CL]|L?X{0,4})(I[XV]|V?I{0,4})")
_DUOI = r"[.)/:\-–]*"
_SO = re.compile(rf"\(?(\d{{1,4}}){_DUOI}")
_SO_CHAM = re.compile(rf"\(?((?:\d{{1,4}}|[IVX]{{1,5}}|[A-ZĐ])(?:[.,]\d{{1,3}})+){_DUOI}")
_SO_CHU = re.compile(rf"\(?(\d{{1,4}}(?:\.\d{{1,3}})*)[.\-]?([a-zđ]){_DUOI}")
_CHU = re.compile(rf"\(?([A-Za-zĐđ]){_DUOI}")
_GACH = re.compile(r"[-+*•–—·●▪○]+")
_MA = re.compile(r"(?=.*\d)[\w./\-]{1,14}")
_DAU_MUC = re.compile(
    r"(?:(?P<tu>(?i:phần|mục|nhóm|chương|lĩnh vực)\s+(?:(?i:thứ\s+\w{2,4})|[IVXLC]{1,5}|\d{1,2}|[A-ZĐ]))\s*(?:[.:–-]|$)"
    r"|(?P<so>[IVXLC]{1,6}|[A-ZĐ]|\d{1,2}(?:\.\d{1,2})*)\s*(?:[.)](?=\s|$|\w{2})|[-–/:](?=\s)))\s*(?P<ten>.*)",
    re.DOTALL,
)


class KieuSo(StrEnum):
    """How a row is numbered."""

    LA_MA = "la_ma"
    CHU_HOA = "chu_hoa"
    SO = "so"
    SO_CHAM = "so_cham"
    CHU_THUONG = "chu_thuong"
    GACH = "gach"
    MA = "ma"
    TU = "tu"
    KHONG = "khong"


KIEU_MUC = frozenset({KieuSo.LA_MA, KieuSo.CHU_HOA, KieuSo.TU})
"""The numberings that head a section, not a task."""


class SoThuTu(NamedTuple):
    """A number as written (without the closing dot), and its kind; `cap` counts its parts ("1.2.3" has three)."""

    chu: str
    kieu: KieuSo
    cap: int = 1


@lru_cache(maxsize=8192)
def doc_stt(chu: str) -> SoThuTu:
    """The kind of a number column's text; `KHONG` for anything that is no number."""
    chu = chu.strip()
    gon = chu.rstrip(".")
    if tim := _SO.fullmatch(chu):
        return SoThuTu(gon, KieuSo.SO)
    if tim := _SO_CHAM.fullmatch(chu):
        return SoThuTu(gon.replace(",", "."), KieuSo.SO_CHAM, len(re.split("[.,]", tim[1])))
    if la_so_la_ma(gon.strip("()/:-– .")):
        return SoThuTu(gon, KieuSo.LA_MA)
    if tim := _CHU.fullmatch(chu):
        return SoThuTu(gon, KieuSo.CHU_HOA if tim[1].isupper() else KieuSo.CHU_THUONG)
    if tim := _SO_CHU.fullmatch(chu):
        return SoThuTu(gon, KieuSo.CHU_THUONG, tim[1].count(".") + 2)
    if _GACH.fullmatch(chu):
        return SoThuTu(chu, KieuSo.GACH)
    return SoThuTu(chu, KieuSo.MA if _MA.fullmatch(chu) else KieuSo.KHONG)


def la_so_la_ma(chu: str) -> bool:
    """Whether the text is a Roman number (capitals, up to XCIX)."""
    return bool(chu) and _LA_MA.fullmatch(chu) is not None


@lru_cache(maxsize=4096)
def dau_muc(chu: str) -> tuple[SoThuTu, str]:
    """The number that a heading's text begins with, and the rest: "II. Đào tạo", "Phần A: …", "1.2. …"."""
    tim = _DAU_MUC.match(chu)
    if not tim:
        return SoThuTu("", KieuSo.KHONG), chu
    if tim["tu"]:
        return SoThuTu(tim["tu"], KieuSo.TU), tim["ten"].strip()
    return doc_stt(tim["so"]), tim["ten"].strip()


class ThuTuMuc:
    """The nesting of sections: each kind of numbering is a level, in the order in which kinds first appear below
    one another. A single letter that can be both (I, C, V) is read by the letter before it."""

    def __init__(self) -> None:
        self._chong: list[tuple[str, str, str]] = []

    @property
    def duong_dan(self) -> tuple[str, ...]:
        """The titles from the outermost section inwards."""
        return tuple(ten for _, _, ten in self._chong)

    def vao(self, so: SoThuTu, ten: str) -> None:
        """Enter a section; sections of its level and below are left."""
        cap = self._cap(so)
        for i, (cap_cu, _, _) in enumerate(self._chong):
            if cap_cu == cap:
                del self._chong[i:]
                break
        self._chong.append((cap, so.chu.strip("()/:-– ."), ten))

    def _cap(self, so: SoThuTu) -> str:
        chu = so.chu.strip("()/:-– .")
        if so.kieu is KieuSo.LA_MA and len(chu) == 1:
            truoc = next((cu for cap, cu, _ in self._chong if cap == KieuSo.CHU_HOA.value), "")
            if truoc and 0 < ord(chu) - ord(truoc) <= 2:
                return KieuSo.CHU_HOA.value
        return so.kieu.value if so.cap == 1 else f"{so.kieu.value}{so.cap}"
