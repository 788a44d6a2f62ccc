"""Columns of a table, also those whose header is blank or says nothing: their cells tell what they are."""

from dataclasses import dataclass, replace
from statistics import fmean

from nhaplieu.luoi import Luoi, ten_cot
from nhaplieu.nhan_dang.so_thu_tu import KieuSo, doc_stt
from nhaplieu.nhan_dang.vai_cot import Vai

SO_DONG_MAU = 60
"""Columns are judged by so many rows below the header."""
DAI_NOI_DUNG = 20

_VAI_VIEC_RO = {Vai.CHU_TRI, Vai.PHOI_HOP, Vai.THOI_HAN}


@dataclass(frozen=True)
class Cot:
    """A column of a table: its role, the sheet columns it spans, its header as written."""

    vai: Vai
    cac_cot: tuple[int, ...]
    ten: str
    nhan_phu: str = ""
    """The lower header under a group ("2026" under "Thời gian thực hiện")."""


def ten_cot_o(cot: Cot) -> str:
    """The column's name for the user: its header, or its letters where the header is blank."""
    return cot.ten or f"Cột {ten_cot(cot.cac_cot[0])}"


def gia_tri_mau(luoi: Luoi, dong: int, cac_cot: tuple[int, ...]) -> list[str]:
    """The column's own texts in the rows right below the header row."""
    return [
        o.gia_tri
        for d in range(dong + 1, dong + 1 + SO_DONG_MAU)
        for cot in cac_cot
        if (o := luoi.hang_rieng.get(d, {}).get(cot)) and o.gia_tri
    ]


def bo_sung_cot(luoi: Luoi, dong: int, cot: list[Cot]) -> list[Cot]:
    """The columns, with a number column and a text column found by their cells where no header names them."""
    vai = {c.vai for c in cot}
    if len(vai & _VAI_VIEC_RO) < 2 and not vai & {Vai.NOI_DUNG, Vai.CHI_TIEU}:
        return cot
    co_ten = {c for muc in cot for c in muc.cac_cot}
    trong = [Cot(Vai.KHAC, (c,), "") for c in range(1, min(luoi.rong, max(co_ten) + 1) + 1) if c not in co_ten]
    if Vai.STT not in vai and (so := next((c for c in trong if _la_cot_so(luoi, dong, c)), None)):
        cot = [replace(so, vai=Vai.STT), *cot]
        trong.remove(so)
    if not vai & {Vai.NOI_DUNG, Vai.CHI_TIEU}:
        cot = _them_noi_dung(luoi, dong, cot, trong)
    return sorted(cot, key=lambda c: c.cac_cot)


def _la_cot_so(luoi: Luoi, dong: int, cot: Cot) -> bool:
    chu = gia_tri_mau(luoi, dong, cot.cac_cot)
    so = [c for c in chu if doc_stt(c).kieu not in (KieuSo.KHONG, KieuSo.MA)]
    return len(so) >= 2 and len(so) * 5 >= len(chu) * 4


def _them_noi_dung(luoi: Luoi, dong: int, cot: list[Cot], trong: list[Cot]) -> list[Cot]:
    """Take the column with the longest texts, among those of no known role, for the work itself."""
    ung = [c for c in (*trong, *cot) if c.vai is Vai.KHAC]
    dai = {c: fmean(map(len, chu)) for c in ung if (chu := gia_tri_mau(luoi, dong, c.cac_cot))}
    chon = max(dai, key=lambda c: dai[c], default=None)
    if chon is None or dai[chon] < DAI_NOI_DUNG:
        return cot
    return [c for c in cot if c is not chon] + [replace(chon, vai=Vai.NOI_DUNG)]
