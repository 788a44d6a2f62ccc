"""Numbers the Vietnamese way: decimal comma, thousands point."""


def viet_so(value: float | int | None, le: int = 0) -> str:
    """The number with `le` decimals, "1.234,5"; empty for `None`."""
    if value is None:
        return ""
    return f"{value:,.{le}f}".translate(str.maketrans(",.", ".,"))


def viet_ty_le(phan: int, tong: int) -> str:
    """`phan` out of `tong` as a percentage with one decimal, "49,9%"; a dash where there is nothing to divide by."""
    return f"{viet_so(100 * phan / tong, 1)}%" if tong else "–"
