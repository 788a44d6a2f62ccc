"""How a target value is written (pure)."""

from decimal import Decimal

from chitieu.enums import ToanTu
from chung.so import viet_so


def viet_muc(
    toan_tu: str, gia_tri: Decimal | None, gia_tri_den: Decimal | None = None, *, phan_tram: bool = False
) -> str:
    """The value with its operator, the Vietnamese way: "> 95%", "40 – 50"; "định tính" where it has no number."""
    if gia_tri is None:
        return ToanTu.DINH_TINH.label
    unit = "%" if phan_tram else ""
    if toan_tu == ToanTu.KHOANG:
        return f"{_gon_so(gia_tri)} – {_gon_so(gia_tri_den)}{unit}"
    return f"{ToanTu(toan_tu).label} {_gon_so(gia_tri)}{unit}"


def _gon_so(value: Decimal) -> str:
    """Without zeros at the end of the decimals."""
    return viet_so(value, max(0, -value.normalize().as_tuple().exponent))
