"""The grid in which many places are filled in at once: its columns, its cells as text, and what the text says (pure).

The page, the paste from a spreadsheet and the Excel file all share it: a cell has one name everywhere.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Protocol

from chitieu.doc_o import KieuO, LoiO, doc_o
from chitieu.enums import CachGop
from chitieu.ky_so_lieu import cac_thang, nhan_ky
from chitieu.so_lieu_moi import SoLieuMoi
from chitieu.tong_hop import HE_SO
from chung.so import gon_so

TU, MAU, CHU = "tu", "mau", "chu"


class ChiTieuDo(Protocol):
    """What the grid needs to know of a target."""

    cach_gop: str
    chu_ky: str
    tu_so: str
    mau_so: str
    don_vi_tinh: str


@dataclass(frozen=True, slots=True)
class Cot:
    """A column: the part of the value of a period that its cells hold."""

    nam: int
    thang: int
    phan: str
    ten: str
    kieu: KieuO

    def o(self, dia_ban_id: int) -> str:
        """The name of the cell of the place."""
        return f"o-{dia_ban_id}-{self.nam}-{self.thang}-{self.phan}"


@dataclass(slots=True)
class OLuoi:
    """A cell: its name and text, what is wrong with it, what deserves a second look, whether it can be filled."""

    ten: str
    nhan: str
    chu: str = ""
    loi: str = ""
    canh_bao: str = ""
    ghi_chu: str = ""
    khoa: bool = False


@dataclass(frozen=True, slots=True)
class Dong:
    """A row: a place and its cells."""

    dia_ban_id: int
    ma: str
    ten: str
    o: list[OLuoi] = field(default_factory=list)


def cac_cot(chi_tieu: ChiTieuDo, nam: int, thang: int | None = None) -> list[Cot]:
    """The columns of a year, or of one of its periods."""
    months = [m for m in cac_thang(chi_tieu.chu_ky) if thang in (None, m)]
    return [
        Cot(nam, month, part, f"{nhan_ky(chi_tieu.chu_ky, nam, month)}: {name}", kind)
        for month in months
        for part, name, kind in cac_phan(chi_tieu)
    ]


def cac_phan(chi_tieu: ChiTieuDo) -> list[tuple[str, str, KieuO]]:
    """What is filled in for each period: part, name, kind of cell."""
    top, bottom = chi_tieu.tu_so or "tử số", chi_tieu.mau_so or "mẫu số"
    unit = f"giá trị ({chi_tieu.don_vi_tinh})" if chi_tieu.don_vi_tinh else "giá trị"
    return {
        CachGop.TY_SO: [(TU, top, KieuO.DEM), (MAU, bottom, KieuO.DEM)],
        CachGop.TY_LE_DAT: [(TU, "đạt (1) hay chưa đạt (0)", KieuO.DAT)],
        CachGop.KHAO_SAT: [(TU, top, KieuO.THAP_PHAN), (MAU, bottom, KieuO.DEM)],
        CachGop.TONG: [(TU, unit, KieuO.THAP_PHAN)],
        CachGop.MOI_NHAT: [(TU, unit, KieuO.THAP_PHAN)],
        CachGop.DINH_TINH: [(CHU, "nhận xét", KieuO.CHU)],
    }[CachGop(chi_tieu.cach_gop)]


def doc_luoi(
    chi_tieu: ChiTieuDo, cot: Iterable[Cot], dia_ban: Iterable[int], chu: Mapping[str, object]
) -> tuple[list[SoLieuMoi], dict[str, str]]:
    """The values that the texts say, and what is wrong with the others by the name of the cell. A cell that is not
    there says nothing; an empty one says that there is no value."""
    periods: dict[tuple[int, int], list[Cot]] = {}
    for column in cot:
        periods.setdefault((column.nam, column.thang), []).append(column)
    values, errors = [], {}
    for place in dia_ban:
        for (year, month), columns in periods.items():
            cells = {column.phan: column for column in columns if column.o(place) in chu}
            if not cells:
                continue
            parts, wrong = _doc_cac_o(cells, place, chu)
            errors |= wrong
            if not wrong:
                values.append(_gia_tri(chi_tieu, place, year, month, parts))
    return values, errors


def chu_cua(chi_tieu: ChiTieuDo, phan: str, tu_so: Decimal | None, mau_so: Decimal | None, nhan_xet: str) -> str:
    """A kept value as the text of its cell."""
    if phan == CHU:
        return nhan_xet
    value = tu_so if phan == TU else mau_so
    if value is not None and phan == TU and chi_tieu.cach_gop == CachGop.KHAO_SAT and mau_so:
        value = round(HE_SO * value / mau_so, 2)
    return "" if value is None else gon_so(value)


def _doc_cac_o(
    cells: Mapping[str, Cot], place: int, chu: Mapping[str, object]
) -> tuple[dict[str, Decimal | str | None], dict[str, str]]:
    parts, errors = {}, {}
    for part, column in cells.items():
        try:
            parts[part] = doc_o(chu[column.o(place)], column.kieu)
        except LoiO as error:
            errors[column.o(place)] = str(error)
    return parts, errors


def _gia_tri(
    chi_tieu: ChiTieuDo, place: int, nam: int, thang: int, parts: Mapping[str, Decimal | str | None]
) -> SoLieuMoi:
    top, bottom, words = parts.get(TU), parts.get(MAU), str(parts.get(CHU) or "")
    if chi_tieu.cach_gop == CachGop.TY_LE_DAT and top is not None:
        bottom = Decimal(1)
    if chi_tieu.cach_gop == CachGop.KHAO_SAT and top is not None and bottom:
        top = round(top * bottom / HE_SO, 3)
    return SoLieuMoi(place, nam, thang, top, bottom, words)
