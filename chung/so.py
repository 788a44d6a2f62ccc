"""Numbers the Vietnamese way: decimal comma, thousands point."""

from decimal import ROUND_HALF_UP, Decimal

_COMMA_AND_POINT = str.maketrans(",.", ".,")


def viet_so(value: float | int | Decimal | None, le: int = 0) -> str:
    """The number with `le` decimals, a half rounded away from zero, "1.234,5"; empty for `None`."""
    if value is None:
        return ""
    if type(value) is int and not le:  # most are, and pages write hundreds
        return f"{value:,}".replace(",", ".")
    rounded = Decimal(str(value)).quantize(Decimal(1).scaleb(-le), ROUND_HALF_UP)
    return f"{rounded + 0:,f}".translate(_COMMA_AND_POINT)


def viet_ty_le(phan: int, tong: int) -> str:
    """`phan` out of `tong` as a percentage with one decimal, "49,9%"; a dash where there is nothing to divide by."""
    return f"{viet_so(100 * phan / tong, 1)}%" if tong else "–"


def gon_so(value: Decimal) -> str:
    """The number without zeros at the end of its decimals: "95,2", "1.387"."""
    return viet_so(value, max(0, -value.normalize().as_tuple().exponent))
