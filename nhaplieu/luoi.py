"""The grid that every format is read into: cells with their text as shown, merged ranges resolved, coordinates kept.

A grid is sparse: only cells that show something are stored, so a million formatted but empty cells cost nothing.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property, lru_cache
from itertools import groupby
from typing import NamedTuple

MOI_O_PHU = 1_000_000
"""At most so many (row, merged range) pairs are indexed; real files stay far below, overlapping ranges of a forged one
do not."""


class KieuO(StrEnum):
    """What a cell holds."""

    CHU = "chu"
    SO = "so"
    NGAY = "ngay"
    LOGIC = "logic"
    LOI = "loi"
    CONG_THUC = "cong_thuc"


class Vung(NamedTuple):
    """A merged range, both corners included."""

    dong_dau: int
    cot_dau: int
    dong_cuoi: int
    cot_cuoi: int


class O(NamedTuple):  # noqa: E742 - "ô" is the office word for a cell
    """One cell: its place (from 1), its text as shown (NFC), its kind, and what lies behind the text.

    `so` is the number and `ngay` the day of a numeric or date cell, `dinh_dang` the number format that shows it,
    `dam` whether the text is bold.
    A `CONG_THUC` cell is a formula whose result the file does not hold: its text is empty.
    """

    dong: int
    cot: int
    gia_tri: str
    kieu: KieuO = KieuO.CHU
    so: float | int | None = None
    ngay: date | None = None
    dinh_dang: str = ""
    dam: bool = False

    @property
    def dia_chi(self) -> str:
        """The address as a spreadsheet writes it, "C14"."""
        return f"{ten_cot(self.cot)}{self.dong}"


@lru_cache(maxsize=1024)
def ten_cot(cot: int) -> str:
    """The letters of a column: 1 is A, 27 is AA."""
    chu = ""
    while cot > 0:
        cot, du = divmod(cot - 1, 26)
        chu = chr(65 + du) + chu
    return chu


@dataclass
class Luoi:
    """One sheet, table or pasted block: `hang_rieng` holds the rows' own cells by row and column.

    `doan_truoc` is the running text right above the grid where the format has any (Word), `so_cot` the number of
    columns where the format states it, `an` a hidden sheet, `dong_an` and `cot_an` what is hidden in it,
    `luu_y` what the reader has to tell the user.
    """

    ten_trang: str
    hang_rieng: dict[int, dict[int, O]] = field(default_factory=dict)
    hop: list[Vung] = field(default_factory=list)
    doan_truoc: list[str] = field(default_factory=list)
    doan_sau: list[str] = field(default_factory=list)
    so_cot: int | None = None
    an: bool = False
    dong_an: frozenset[int] = frozenset()
    cot_an: frozenset[int] = frozenset()
    luu_y: list[str] = field(default_factory=list)

    def them(self, o: O) -> None:
        """Put a cell into its place."""
        self.hang_rieng.setdefault(o.dong, {})[o.cot] = o

    @cached_property
    def cao(self) -> int:
        """The last row that shows something (0 for an empty grid)."""
        return max(self.hang_rieng, default=0)

    @cached_property
    def rong(self) -> int:
        """The last column that shows something."""
        return max((max(hang) for hang in self.hang_rieng.values() if hang), default=0)

    def cac_dong(self) -> Iterator[int]:
        """The rows that have a cell of their own, downwards."""
        return iter(sorted(self.hang_rieng))

    def hang(self, dong: int) -> dict[int, O]:
        """The row with merged ranges resolved: column → cell, for columns that have a cell of their own in some row.
        A covered cell is the range's first cell, so its own `dong` and `cot` tell where the value really stands."""
        rieng = self.hang_rieng.get(dong, {})
        phu = self._phu.get(dong)
        if not phu:
            return rieng
        day_du = dict(rieng)
        for cot_dau, cot_cuoi, goc in phu:
            for cot in self._cac_cot[bisect_left(self._cac_cot, cot_dau) : bisect_right(self._cac_cot, cot_cuoi)]:
                day_du.setdefault(cot, goc)
        return day_du

    def o_khac_nhau(self, dong: int) -> list[O]:
        """The cells that the row shows, each merged range once, from left to right."""
        hang = self.hang(dong)
        return [o for o, _ in groupby(hang[cot] for cot in sorted(hang))]

    def o(self, dong: int, cot: int) -> O | None:
        """The cell at a place, merged ranges resolved; `None` where nothing shows."""
        return self.hang(dong).get(cot)

    @cached_property
    def _cac_cot(self) -> list[int]:
        return sorted({cot for hang in self.hang_rieng.values() for cot in hang})

    @cached_property
    def _phu(self) -> dict[int, list[tuple[int, int, O]]]:
        """Row with own cells → the merged ranges that cover cells in it, with the cell whose value they show."""
        cac_dong = sorted(self.hang_rieng)
        phu: dict[int, list[tuple[int, int, O]]] = {}
        con_lai = MOI_O_PHU
        for vung in self.hop:
            goc = self.hang_rieng.get(vung.dong_dau, {}).get(vung.cot_dau)
            if goc is None:
                continue
            trong_vung = cac_dong[bisect_left(cac_dong, vung.dong_dau) : bisect_right(cac_dong, vung.dong_cuoi)]
            con_lai -= len(trong_vung)
            if con_lai < 0:
                break
            for dong in trong_vung:
                phu.setdefault(dong, []).append((vung.cot_dau, vung.cot_cuoi, goc))
        return phu
