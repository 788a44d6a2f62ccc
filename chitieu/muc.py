"""How a target value is written (pure)."""

from decimal import Decimal

from chitieu.enums import ToanTu
from chung.so import gon_so


def viet_muc(
    toan_tu: str, gia_tri: Decimal | None, gia_tri_den: Decimal | None = None, *, phan_tram: bool = False
) -> str:
    """The value with its operator, the Vietnamese way: "> 95%", "40 – 50"; "định tính" where it has no number."""
    if gia_tri is None:
        return ToanTu.DINH_TINH.label
    unit = "%" if phan_tram else ""
    if toan_tu == ToanTu.KHOANG:
        return f"{gon_so(gia_tri)} – {gon_so(gia_tri_den)}{unit}"
    return f"{ToanTu(toan_tu).label} {gon_so(gia_tri)}{unit}"


def loi_muc(toan_tu: str, gia_tri: Decimal | None, gia_tri_den: Decimal | None = None) -> str:
    """What is wrong with the value for its operator; empty where nothing is."""
    if toan_tu == ToanTu.DINH_TINH:
        return "" if gia_tri is None else "Mức định tính không có giá trị bằng số."
    if gia_tri is None:
        return "Mức này cần một giá trị bằng số."
    if toan_tu == ToanTu.KHOANG and (gia_tri_den is None or gia_tri_den < gia_tri):
        return "Khoảng cần hai giá trị, từ nhỏ đến lớn."
    return ""
