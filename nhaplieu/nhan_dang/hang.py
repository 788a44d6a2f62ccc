"""One row of a table, cell by cell under the table's columns."""

from dataclasses import dataclass
from functools import cached_property

from nhaplieu.luoi import Luoi, O
from nhaplieu.nhan_dang.cot import Cot
from nhaplieu.nhan_dang.khung import Khung
from nhaplieu.nhan_dang.vai_cot import Vai

VAI_VIEC = (Vai.CHU_TRI, Vai.PHOI_HOP, Vai.THOI_HAN, Vai.SAN_PHAM, Vai.CAP_TRINH)
"""The columns that say something about a task beside its text."""


@dataclass(frozen=True, eq=False)
class Hang:
    """A row seen through its table's columns.

    `o[i]` is the cell under the i-th column: its own, or the one of a vertically merged range that covers it
    (`rieng[i]` is false then). A range merged across several columns belongs to the first of them;
    `so_cot_phu` counts the columns that the widest such range covers.
    """

    dong: int
    khung: Khung
    o: tuple[O | None, ...]
    rieng: tuple[bool, ...]
    so_cot_phu: int
    ngoai: tuple[O, ...]

    def chu(self, vai: Vai, *, rieng: bool = True) -> str:
        """The text under the role's column ("" if none); with `rieng` only where it stands in this very row."""
        i = self.khung.vi_tri.get(vai)
        if i is None or self.o[i] is None or (rieng and not self.rieng[i]):
            return ""
        return self.o[i].gia_tri

    def o_vai(self, vai: Vai) -> O | None:
        """The cell under the role's column, inherited from a vertical merge or its own."""
        i = self.khung.vi_tri.get(vai)
        return None if i is None else self.o[i]

    def ke_thua(self, vai: Vai) -> bool:
        """Whether the role's value comes from a range that began in a row above."""
        i = self.khung.vi_tri.get(vai)
        return i is not None and self.o[i] is not None and not self.rieng[i]

    @cached_property
    def o_rieng(self) -> list[tuple[Cot, O]]:
        """The row's own cells with their columns, from left to right."""
        return [(cot, o) for cot, o, rieng in zip(self.khung.cot, self.o, self.rieng, strict=True) if o and rieng]


def xem_hang(luoi: Luoi, khung: Khung, dong: int) -> Hang:
    """The row through the table's columns."""
    hang = luoi.hang(dong)
    cac_o = tuple(_o_duoi(hang, cot, khung.dong_cuoi) for cot in khung.cot)
    rieng = tuple(o is not None and o.dong == dong for o in cac_o)
    phu = 0
    if hang is not luoi.hang_rieng.get(dong):
        dem: dict[O, int] = {}
        for cot in khung.cot:
            o = hang.get(cot.cac_cot[0])
            if o is not None and o.dong == dong:
                dem[o] = dem.get(o, 0) + 1
        phu = max(dem.values(), default=0)
    dau, cuoi = khung.bien
    ngoai = tuple(o for cot, o in sorted(luoi.hang_rieng.get(dong, {}).items()) if not dau <= cot <= cuoi)
    return Hang(dong, khung, cac_o, rieng, phu, ngoai)


def _o_duoi(hang: dict[int, O], cot: Cot, dong_tieu_de: int) -> O | None:
    """The cell that shows under the column: not one that reaches in from another column or from the header."""
    cac_o = [
        o for c in cot.cac_cot if (o := hang.get(c)) is not None and o.cot in cot.cac_cot and o.dong > dong_tieu_de
    ]
    khac_nhau = list(dict.fromkeys(cac_o))
    if len(khac_nhau) <= 1:
        return khac_nhau[0] if khac_nhau else None
    dau = khac_nhau[0]
    return O(dau.dong, dau.cot, " ".join(o.gia_tri for o in khac_nhau), dam=dau.dam)
