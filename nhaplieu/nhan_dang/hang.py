"""One row of a table, cell by cell under the table's columns."""

from collections import Counter
from dataclasses import dataclass

from nhaplieu.luoi import Luoi, O
from nhaplieu.nhan_dang.cot import Cot
from nhaplieu.nhan_dang.khung import Khung
from nhaplieu.nhan_dang.vai_cot import Vai

VAI_VIEC = (Vai.CHU_TRI, Vai.PHOI_HOP, Vai.THOI_HAN, Vai.SAN_PHAM, Vai.CAP_TRINH)
"""The columns that say something about a task beside its text."""


@dataclass(slots=True, eq=False)
class Hang:
    """A row seen through its table's columns.

    `o[i]` is the cell under the i-th column: its own, or the one of a vertically merged range that covers it (its
    `dong` is smaller then). A range merged across several columns belongs to the first of them; `so_cot_phu` counts
    the columns that the widest such range covers. `o_rieng` are the row's own cells with their columns, `ngoai` its
    cells beside the table.
    """

    dong: int
    khung: Khung
    o: tuple[O | None, ...]
    o_rieng: list[tuple[Cot, O]]
    so_cot_phu: int
    ngoai: list[O]

    def chu(self, vai: Vai, *, rieng: bool = True) -> str:
        """The text under the role's column ("" if none); with `rieng` only where it stands in this very row."""
        o = self.o_vai(vai)
        return o.gia_tri if o is not None and (not rieng or o.dong == self.dong) else ""

    def o_vai(self, vai: Vai) -> O | None:
        """The cell under the role's column, inherited from a vertical merge or its own."""
        i = self.khung.vi_tri.get(vai)
        return None if i is None else self.o[i]

    def ke_thua(self, vai: Vai) -> bool:
        """Whether the role's value comes from a range that began in a row above."""
        o = self.o_vai(vai)
        return o is not None and o.dong != self.dong


def xem_hang(luoi: Luoi, khung: Khung, dong: int) -> Hang:
    """The row through the table's columns."""
    hang, rieng = luoi.hang(dong), luoi.hang_rieng.get(dong, {})
    cac_o = tuple([_o_duoi(hang, cot.cac_cot, khung.dong_cuoi) for cot in khung.cot])
    o_rieng = [(cot, o) for cot, o in zip(khung.cot, cac_o, strict=True) if o is not None and o.dong == dong]
    phu = _so_cot_phu(hang, khung, dong) if hang is not rieng else 0
    dau, cuoi = khung.bien
    ngoai = [o for cot, o in sorted(rieng.items()) if not dau <= cot <= cuoi]
    return Hang(dong, khung, cac_o, o_rieng, phu, ngoai)


def _so_cot_phu(hang: dict[int, O], khung: Khung, dong: int) -> int:
    """How many columns of the table the widest range that begins in the row covers."""
    dau = [hang.get(cot.cac_cot[0]) for cot in khung.cot]
    return max(Counter(id(o) for o in dau if o is not None and o.dong == dong).values(), default=0)


def _o_duoi(hang: dict[int, O], cac_cot: tuple[int, ...], dong_tieu_de: int) -> O | None:
    """The cell that shows under the column: not one that reaches in from another column or from the header."""
    cac_o = {o: None for cot in cac_cot if (o := hang.get(cot)) and o.cot in cac_cot and o.dong > dong_tieu_de}
    if len(cac_o) <= 1:
        return next(iter(cac_o), None)
    dau = next(iter(cac_o))
    return O(dau.dong, dau.cot, " ".join(o.gia_tri for o in cac_o), dam=dau.dam)
