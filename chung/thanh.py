"""Geometry of the stacked bar: counts in, edges and widths out. Pure."""

from collections.abc import Sequence

NHO_NHAT = 0.8


def chia_thanh(so: Sequence[int], nho_nhat: float = NHO_NHAT) -> list[tuple[float, float]]:
    """The left edge and the width, in per cent, of each part of a bar; all zero where there is nothing to show.

    A part that is not zero is drawn at least about `nho_nhat` per cent wide: one overdue item among thousands is seen.
    """
    tong = sum(so)
    rong = [max(100 * phan / tong, nho_nhat) if phan else 0.0 for phan in so]
    ti_le = 100 / sum(rong) if tong else 0.0
    doan, trai = [], 0.0
    for phan in rong:
        doan.append((trai, phan * ti_le))
        trai += phan * ti_le
    return doan
