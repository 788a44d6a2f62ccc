"""The paragraphs of a document, with their places, free of the marks of a plain-text format."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from chung.chu import gon
from nhaplieu.luoi import Luoi
from nhaplieu.nhan_dang.dau_hieu import la_noi_tiep
from nhaplieu.nhan_dang.loai_dong import LoaiDong

TEN_TRANG = "Văn bản"
_DAU_DONG = re.compile(r"^\s*(?:#{1,6}\s+|>\s+)+")
_DAM = re.compile(r"\*{2,}|__|</?(?:su[bp]|b|i|u|strong|em)>|\\(?=[.\-*_#()\[\]])", re.IGNORECASE)
_NGHIENG = re.compile(r"(?<![\w*])\*(?=[^\s*])([^*]*[^\s*])\*(?![\w*])")
_KE = re.compile(r"[-_=*.\s]{3,}")


@dataclass
class Doan:
    """A paragraph: its place, its clean text, its text as it stands, what it was taken for, the places of its rest."""

    dong: int
    chu: str
    goc: str
    loai: LoaiDong = LoaiDong.GHI_CHU
    noi: list["Doan"] = field(default_factory=list)


@dataclass
class VanBanDoc:
    """The running text of a document; `dong` are all its lines in order, those of its tables (letterhead) too."""

    ten_trang: str
    so_dong: int
    doan: list[Doan]
    dong: list[str]


def bo_dau_danh(chu: str) -> str:
    """The text without the marks of markdown and HTML; a line that is only a rule becomes empty."""
    chu = _NGHIENG.sub(r"\1", _DAM.sub("", _DAU_DONG.sub("", chu)))
    return "" if _KE.fullmatch(chu) else gon(chu)


def doc_doan(cac_luoi: list[Luoi]) -> VanBanDoc:
    """The document's paragraphs: the lines of a text, or what stands around the tables of a Word document or page."""
    chinh = next((luoi for luoi in cac_luoi if _la_van_ban(luoi)), None)
    if chinh is not None:
        tho = [(dong, " ".join(o.gia_tri for o in chinh.o_khac_nhau(dong))) for dong in chinh.cac_dong()]
        doan = [Doan(dong, bo_dau_danh(chu), chu) for dong, chu in tho]
        return VanBanDoc(chinh.ten_trang, chinh.cao, doan, _tach_dong(d.chu for d in doan))
    tho_doan = [chu for luoi in cac_luoi for chu in (*luoi.doan_truoc, *luoi.doan_sau)]
    doan = [Doan(so, bo_dau_danh(chu), chu) for so, chu in enumerate(tho_doan, start=1)]
    dong = (chu for luoi in cac_luoi for chu in (*luoi.doan_truoc, *_chu_trong_bang(luoi), *luoi.doan_sau))
    return VanBanDoc(TEN_TRANG, len(doan), doan, _tach_dong(dong))


def _la_van_ban(luoi: Luoi) -> bool:
    """Whether the grid is running text: nearly every row has one cell."""
    mot_o = sum(len(hang) == 1 for hang in luoi.hang_rieng.values())
    return luoi.so_cot is None and mot_o > 0 and mot_o * 5 >= len(luoi.hang_rieng) * 4


def _chu_trong_bang(luoi: Luoi) -> list[str]:
    """The cells of a table, column by column: a letterhead's left cell goes before its right one."""
    cac_o = [o for hang in luoi.hang_rieng.values() for o in hang.values()]
    return [o.gia_tri for o in sorted(cac_o, key=lambda o: (o.cot, o.dong))]


def _tach_dong(cac_chu: Iterable[str]) -> list[str]:
    return [sach for chu in cac_chu for dong in chu.split("\n") if (sach := bo_dau_danh(dong))]


def noi_dong_gay(doan: list[Doan], co_so: Iterable[bool]) -> list[Doan]:
    """Put together paragraphs that a page break has cut in two; `co_so` tells which begin with a number or a bullet."""
    con: list[Doan] = []
    for nay, la_dau in zip(doan, co_so, strict=True):
        truoc = con[-1] if con else None
        if truoc and not la_dau and not truoc.chu.endswith((":", "!", "?")) and la_noi_tiep(nay.chu, truoc.chu):
            truoc.chu = f"{truoc.chu} {nay.chu}"
            truoc.noi.append(nay)
            nay.loai = LoaiDong.TIEP_NOI
        elif nay.chu:
            con.append(nay)
    return con
