"""Columns of a Word table. Its grid has an edge wherever any row has one, a millimetre apart if need be, so the spans
that rows state do not say which columns belong together; the rows with the usual number of cells do."""

from collections import Counter
from dataclasses import dataclass
from itertools import accumulate
from statistics import median


@dataclass
class OTho:
    """A cell as stored: its text, the grid columns it spans, its part in a vertical ("dau", "tiep") or old-style
    horizontal merge; `trong` is the gap before a row that begins further right. `cot` is set by `xep_cot`."""

    chu: str = ""
    so_cot: int = 1
    gop_doc: str = ""
    gop_ngang: str = ""
    dam: bool = True
    trong: bool = False
    cot: int = 0


def xep_cot(hang: list[list[OTho]], luoi_rong: list[int]) -> tuple[list[list[OTho]], int]:
    """The rows with `cot` (from 1) and `so_cot` in real columns, and how many columns the table has."""
    hang = [_gop_ngang(cac_o) for cac_o in hang]
    dem = Counter(len(cac_o) for cac_o in hang if cac_o)
    if not dem:
        return hang, 0
    so_cot = max(dem, key=lambda so: (dem[so] * (so > 1), so))
    moc = _cac_moc(hang, luoi_rong, so_cot)
    for cac_o in hang:
        if len(cac_o) == so_cot:
            for i, o in enumerate(cac_o, start=1):
                o.cot, o.so_cot = i, 1
        else:
            _theo_moc(cac_o, _vi_tri(cac_o, luoi_rong), moc)
    return [[o for o in cac_o if not o.trong] for cac_o in hang], so_cot


def _gop_ngang(cac_o: list[OTho]) -> list[OTho]:
    """The row with old-style horizontal merges as spans."""
    con: list[OTho] = []
    for o in cac_o:
        if o.gop_ngang == "tiep" and con:
            con[-1].so_cot += o.so_cot
        else:
            con.append(o)
    return con


def _vi_tri(cac_o: list[OTho], luoi_rong: list[int]) -> list[int]:
    """Where the row's cells begin and end, by the grid's widths."""
    canh = list(accumulate(luoi_rong, initial=0))
    thu_tu = list(accumulate((o.so_cot for o in cac_o), initial=0))
    rong = canh[-1] // max(len(luoi_rong), 1) or 1
    return [canh[i] if i < len(canh) else canh[-1] + (i - len(canh) + 1) * rong for i in thu_tu]


def _cac_moc(hang: list[list[OTho]], luoi_rong: list[int], so_cot: int) -> list[float]:
    """The edges of the real columns: the usual place of each edge in rows with the usual number of cells."""
    mau = [_vi_tri(cac_o, luoi_rong) for cac_o in hang if len(cac_o) == so_cot]
    return [median(vi_tri[i] for vi_tri in mau) for i in range(so_cot + 1)]


def _theo_moc(cac_o: list[OTho], vi_tri: list[int], moc: list[float]) -> None:
    """Put a row with another number of cells under the nearest columns, at least one column each while they last."""
    dau = 0
    for i, o in enumerate(cac_o):
        cuoi = min(range(len(moc)), key=lambda k: abs(moc[k] - vi_tri[i + 1]))
        cuoi = len(moc) - 1 if i == len(cac_o) - 1 and vi_tri[i + 1] >= moc[-1] else cuoi
        cuoi = max(cuoi, dau + 1)
        o.cot, o.so_cot = dau + 1, cuoi - dau
        dau = cuoi
