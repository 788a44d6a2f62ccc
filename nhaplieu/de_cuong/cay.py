"""The outline of a document as a tree: parts, headings, points, bullets."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import IntEnum

from nhaplieu.de_cuong.doan import Doan, noi_dong_gay
from nhaplieu.nhan_dang.so_thu_tu import KieuSo, dau_muc

_GACH = re.compile(r"[-–—−•●▪■◦○·*\uf0b7\uf02d]+\s*(?=[^\s\d-]|\d+%|\d{2})")
_CONG = re.compile(r"\+\s*(?=\S)")
_CHU = re.compile(r"(?P<so>[a-zđ])\s*[).]\s*(?=\S)")
_NGOAC = re.compile(r"\((?P<so>\d{1,2}|[a-zđ]|[ivx]{1,4})\)\s*(?=\S)")
_SO_CHAM = re.compile(r"(?P<so>\d{1,2}\.\d{1,2})\s+(?=[^\W\d_])")
_DIEU = re.compile(r"(?P<so>Điều\s+\d{1,2})\s*[.:]\s*", re.IGNORECASE)


class Bac(IntEnum):
    """How deep a kind of numbering stands; a smaller one holds the greater ones."""

    GOC = -1
    TU = 0
    CHU_HOA = 1
    LA_MA = 2
    SO = 3
    SO_CHAM = 4
    SO_CHAM_BA = 5
    CHU_THUONG = 6
    NGOAC = 7
    GACH = 8
    CONG = 9
    DOAN = 10


@dataclass
class Nut:
    """A paragraph in the tree: its number as written, its text without the number, what stands below it."""

    doan: Doan
    bac: Bac
    so: str
    ten: str
    con: list["Nut"] = field(default_factory=list)

    @property
    def la_muc(self) -> bool:
        """Whether it is numbered, so that it may head others."""
        return self.bac < Bac.GACH

    @property
    def tieu_de(self) -> str:
        """Number and text, as a section is named."""
        return self.doan.chu

    def duyet(self) -> Iterator["Nut"]:
        """This node and all below it, in the order of the document."""
        yield self
        for con in self.con:
            yield from con.duyet()


_MAU = (
    (Bac.TU, _DIEU),
    (Bac.SO_CHAM, _SO_CHAM),
    (Bac.CHU_THUONG, _CHU),
    (Bac.NGOAC, _NGOAC),
    (Bac.GACH, _GACH),
    (Bac.CONG, _CONG),
)
_BAC = {
    KieuSo.TU: Bac.TU,
    KieuSo.CHU_HOA: Bac.CHU_HOA,
    KieuSo.LA_MA: Bac.LA_MA,
    KieuSo.SO: Bac.SO,
}


def tach_so(chu: str) -> tuple[Bac, str, str]:
    """The paragraph's kind, its number and the rest: "1.2. Đào tạo" is (SO_CHAM, "1.2", "Đào tạo")."""
    for bac, mau in (
        (Bac.TU, _DIEU),
        (Bac.CHU_THUONG, _CHU),
        (Bac.NGOAC, _NGOAC),
        (Bac.GACH, _GACH),
        (Bac.CONG, _CONG),
    ):
        if tim := mau.match(chu):
            return bac, tim["so"] if mau.groups else "", chu[tim.end() :].strip()
    so, ten = dau_muc(chu)
    if not ten or so.kieu is KieuSo.KHONG:
        return Bac.DOAN, "", chu
    if so.kieu is KieuSo.SO_CHAM:
        return (Bac.SO_CHAM if so.cap <= 2 else Bac.SO_CHAM_BA), so.chu, ten
    if so.kieu is KieuSo.LA_MA and so.chu in ("C", "L"):
        return Bac.CHU_HOA, so.chu, ten
    return _BAC.get(so.kieu, Bac.DOAN), so.chu, ten


def dung_cay(doan: list[Doan]) -> Nut:
    """The tree of the paragraphs; a paragraph without a number stands below the last numbered one."""
    lien = noi_dong_gay(doan, [tach_so(d.chu)[0] is not Bac.DOAN for d in doan])
    goc = Nut(Doan(0, "", ""), Bac.GOC, "", "")
    chong = [goc]
    for mot in lien:
        nut = Nut(mot, *tach_so(mot.chu))
        san = Bac.GACH if nut.bac is Bac.DOAN else nut.bac
        while chong[-1].bac >= san:
            chong.pop()
        chong[-1].con.append(nut)
        if nut.bac is not Bac.DOAN:
            chong.append(nut)
    return goc
