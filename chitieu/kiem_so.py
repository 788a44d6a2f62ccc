"""What a value cannot be, and what deserves a second look (pure)."""

from collections.abc import Mapping
from decimal import Decimal
from itertools import pairwise

from chitieu.enums import CO_MAU_SO, CachGop
from chung.so import gon_so

TRAN = 100


def loi_so_lieu(cach_gop: str, tu_so: Decimal | None, mau_so: Decimal | None, *, phan_tram: bool) -> str:
    """Why the figures cannot be; empty where they can.

    A part is never larger than its whole, whatever the unit; a rate given as it is never passes 100%.
    """
    if tu_so is None:
        return "Thiếu tử số." if mau_so is not None else "Thiếu số liệu."
    if cach_gop in CO_MAU_SO:
        if mau_so is None:
            return "Thiếu mẫu số: số liệu phải có cả tử số và mẫu số."
        if mau_so <= 0:
            return "Mẫu số phải lớn hơn 0."
        if tu_so > mau_so:
            return f"Tử số {gon_so(tu_so)} lớn hơn mẫu số {gon_so(mau_so)}."
    elif cach_gop == CachGop.MOI_NHAT and phan_tram and tu_so > TRAN:
        return "Tỷ lệ không thể vượt 100%."
    return ""


def buoc_nhay(theo_ky: Mapping[tuple[int, int], Decimal], nguong: Decimal) -> dict[tuple[int, int], Decimal]:
    """The periods (year, month) whose value differs from the one reported before by more than the threshold, with the
    difference."""
    ordered = sorted(theo_ky.items())
    steps = ((now, value - before) for (_, before), (now, value) in pairwise(ordered))
    return {period: step for period, step in steps if abs(step) > nguong}


def viet_buoc_nhay(buoc: Decimal, so_voi: str) -> str:
    """The jump in words: "Tăng 14 so với kỳ trước, đề nghị kiểm tra"."""
    return f"{'Tăng' if buoc > 0 else 'Giảm'} {gon_so(round(abs(buoc), 1))} so với {so_voi}, đề nghị kiểm tra"
