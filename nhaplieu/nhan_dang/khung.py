"""The frame of a table: where its header is and what each column holds."""

import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from chung.chu import khoa_so_khop
from nhaplieu.luoi import KieuO, Luoi, O
from nhaplieu.nhan_dang.cot import Cot, bo_sung_cot
from nhaplieu.nhan_dang.gan_vai import gan_vai, ten_ky
from nhaplieu.nhan_dang.loai_bang import LoaiBang, xet_loai_bang
from nhaplieu.nhan_dang.vai_cot import Vai, cac_vai

SO_DONG_TIEU_DE = 3
"""A header has at most so many rows."""

_CHU_CAI = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_SO_COT = re.compile(r"\(?([1-9]\d?|[a-zA-Z])\)?(\s*=.*)?")


@dataclass(frozen=True)
class Khung:
    """A recognised header: its rows, its columns from left to right, what the table lists."""

    dong_dau: int
    dong_cuoi: int
    cot: tuple[Cot, ...]
    loai: LoaiBang
    chu_ky: tuple[tuple[str, ...], ...]
    """The words of each header row: the same words further down are the header repeated on a new page."""

    def cua(self, vai: Vai) -> Cot | None:
        """The column with the role, if the table has one."""
        i = self.vi_tri.get(vai)
        return None if i is None else self.cot[i]

    @cached_property
    def vi_tri(self) -> dict[Vai, int]:
        """Role → index of the first column that has it."""
        return {cot.vai: i for i, cot in reversed(tuple(enumerate(self.cot)))}

    @cached_property
    def bien(self) -> tuple[int, int]:
        """The first and the last sheet column."""
        cac_cot = [c for cot in self.cot for c in cot.cac_cot]
        return min(cac_cot), max(cac_cot)


def tim_khung(luoi: Luoi, dong: int) -> Khung | None:
    """The header that begins in the row, or `None`."""
    if not _giong_tieu_de(luoi, dong):
        return None
    cac_dong = [dong]
    while len(cac_dong) < SO_DONG_TIEU_DE and _la_dong_phu(luoi, cac_dong):
        cac_dong.append(cac_dong[-1] + 1)
    loai, cot = xet_loai_bang(bo_sung_cot(luoi, cac_dong[-1], gan_vai(luoi, cac_dong)))
    if loai is None:
        return None
    if la_dong_so_cot(luoi, cac_dong[-1] + 1):
        cac_dong.append(cac_dong[-1] + 1)
    return Khung(dong, cac_dong[-1], tuple(cot), loai, tuple(chu_ky(luoi, d) for d in cac_dong))


def chu_ky(luoi: Luoi, dong: int) -> tuple[str, ...]:
    """The words of a row, by which a repeated header is known."""
    return tuple(khoa_so_khop(o.gia_tri) for o in luoi.o_khac_nhau(dong) if o.gia_tri)


def la_dong_so_cot(luoi: Luoi, dong: int) -> bool:
    """Whether the row only numbers the columns: "(1) (2) (3)", "A B 1 2", "A B C"."""
    if any(len(o.gia_tri) > 8 for o in luoi.hang_rieng.get(dong, {}).values()):
        return False
    cac_o = luoi.o_khac_nhau(dong)
    if len(cac_o) < 3 or not all(_SO_COT.fullmatch(o.gia_tri) for o in cac_o):
        return False
    chu = "".join(o.gia_tri.strip("()") for o in cac_o).upper()
    if chu == _CHU_CAI[: len(chu)]:
        return True
    so = [int(tim[1]) for o in cac_o if (tim := _SO_COT.fullmatch(o.gia_tri)) and tim[1].isdecimal()]
    return len(so) >= 2 and so == list(range(so[0], so[0] + len(so))) and so[0] <= 2


def _giong_tieu_de(luoi: Luoi, dong: int) -> bool:
    """Whether most cells of the row name columns, with the work (or the target) among them."""
    cac_o = luoi.o_khac_nhau(dong)
    if len(cac_o) < 2 or any(_la_du_lieu(o) for o in cac_o):
        return False
    manh = [vai[0] for o in cac_o if (vai := cac_vai(o.gia_tri)) and vai[0].ro]
    vai = {ung.vai for ung in manh} - {Vai.KHAC, Vai.NAM}
    so_ky = sum(1 for o in cac_o if (ung := cac_vai(o.gia_tri)) and ung[0].vai is Vai.NAM and not ung[0].ro)
    if len(vai) < 2 or len(manh) * 2 < len(cac_o) - so_ky:
        return False
    return len(vai) >= 3 or bool(vai & {Vai.NOI_DUNG, Vai.CHI_TIEU} and (Vai.STT in vai or len(manh) == len(cac_o)))


def _la_du_lieu(o: O) -> bool:
    return o.kieu is KieuO.NGAY or (o.kieu is KieuO.SO and not cac_vai(o.gia_tri))


def _la_dong_phu(luoi: Luoi, cac_dong: list[int]) -> bool:
    """Whether the next row is a lower row of the header: its own cells stand under groups, or go on with its
    words."""
    duoi = luoi.hang_rieng.get(cac_dong[-1] + 1)
    if duoi and len(duoi) > 1 and all(ten_ky(luoi.o(cac_dong[-1], o.cot), o) for o in duoi.values()):
        return True
    if not duoi or any(_la_du_lieu(o) or len(o.gia_tri) > 80 for o in duoi.values()):
        return False
    tren = luoi.hang(cac_dong[-1])
    if not tren or min(duoi) < min(tren) or max(duoi) > max(max(tren), luoi.rong):
        return False
    so_lan = Counter(id(o) for o in tren.values())
    nhom = [cot for cot, o in tren.items() if so_lan[id(o)] > 1]
    if all(cot in nhom or cot not in tren for cot in duoi):
        return any(cot in nhom for cot in duoi) or all(cac_vai(o.gia_tri) for o in duoi.values())
    return (
        len(duoi) >= 2
        and all((vai := cac_vai(o.gia_tri)) and vai[0].ro and vai[0].vai is not Vai.STT for o in duoi.values())
        and not {v.vai for o in duoi.values() for v in cac_vai(o.gia_tri)[:1]} <= {Vai.NOI_DUNG}
    )
