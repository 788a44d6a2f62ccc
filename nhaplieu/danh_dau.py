"""Tables with a column for each agency or each period, ticked where it applies."""

import re
from functools import lru_cache

from donvi.tach import loai_co_quan, tach
from nhaplieu.nhan_dang.cot import Cot
from nhaplieu.nhan_dang.vai_cot import Vai, cac_vai
from nhaplieu.viec_tho import ViecTho

DANH_DAU = frozenset({"x", "X", "✓", "✔", "√", "+", "●", "•"})
_KY = re.compile(r"(?:quý|tháng|q)\b", re.IGNORECASE)
_THANG = re.compile(r"^[Tt]\.?\s?(\d{1,2})(?!\d)")
_VAI_GHI_TAT = {"ct": Vai.CHU_TRI, "chủ trì": Vai.CHU_TRI, "ph": Vai.PHOI_HOP, "phối hợp": Vai.PHOI_HOP}


def ky_danh_dau(viec: ViecTho) -> str:
    """The periods ticked in a table with one column for each ("2025 - 2027"); any word ticks a quarter or a month."""
    co = [_ten_ky(cot) for i, cot in enumerate(viec.hang.khung.cot) if _co_dau(cot, viec.chu.get(i, ""))]
    return " - ".join(dict.fromkeys((co[0], co[-1]))) if co else ""


def _co_dau(cot: Cot, chu: str) -> bool:
    if cot.vai not in (Vai.NAM, Vai.THOI_HAN, Vai.KHAC) or _vai_co_quan(cot):
        return False
    return chu in DANH_DAU or (cot.vai is Vai.NAM and bool(chu) and _KY.match(_ten_ky(cot)) is not None)


def _ten_ky(cot: Cot) -> str:
    """The period of a column, its unit written out ("T4" is "Tháng 4")."""
    return _THANG.sub(r"Tháng \1", cot.nhan_phu or cot.ten)


def nhan_co_quan_danh_dau(viec: ViecTho) -> None:
    """Where each agency has a column, let the ticked ones be the task's: a tick is for the role that the group of
    columns names, "CT" and "PH" for the lead and the coordinators."""
    cot = [(i, c, vai) for i, c in enumerate(viec.hang.khung.cot) if (vai := _vai_co_quan(c))]
    if len(cot) < 2:
        return
    named: dict[Vai, list[str]] = {Vai.CHU_TRI: [], Vai.PHOI_HOP: []}
    for i, c, vai in cot:
        chu = viec.chu.get(i, "")
        ghi = _VAI_GHI_TAT.get(chu.lower(), vai if chu in DANH_DAU else None)
        if ghi:
            named[ghi].append(c.nhan_phu or c.ten)
            if c.vai in named:
                viec.dat(c.vai, "")
    for vai, ten in named.items():
        if ten:
            viec.dat(vai, "; ".join(ten))
            viec.trong_o[vai] = "; ".join(ten)


@lru_cache(maxsize=1024)
def _vai_co_quan(cot: Cot) -> Vai | None:
    """The role of a column that stands for one agency; `None` for any other column."""
    ten = cot.nhan_phu or cot.ten
    if cot.vai not in (Vai.CHU_TRI, Vai.PHOI_HOP, Vai.KHAC) or cac_vai(ten):
        return None
    nhom = cac_vai(cot.ten.removesuffix(ten).rstrip(" -"))
    if nhom and nhom[0].vai in (Vai.CHU_TRI, Vai.PHOI_HOP):
        return nhom[0].vai
    named = tach(ten).ten_goi
    known = len(named) == 1 and (named[0].la_nhom or loai_co_quan(named[0].ten) != "khac")
    return Vai.CHU_TRI if known else None
