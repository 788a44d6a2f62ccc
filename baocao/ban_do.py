"""The picture of the country: how much of each province's work is overdue."""

from datetime import date

from django.urls import reverse

from baocao.queries import DongDiaBan
from chung.so import viet_so, viet_ty_le
from donvi.ban_do import Hinh, Manh, ban_do
from donvi.lich_su import tinh_nay_la
from donvi.models import DiaBan
from nhiemvu.so_dem import SoDem

MUC = ((3, "dưới 3%"), (6, "3–6%"), (9, "6–9%"), (15, "9–15%"), (101, "trên 15%"))


def hinh_ban_do(dong: list[DongDiaBan], ngay: date) -> list[Hinh]:
    """The provinces of the day, coloured by the share of dated work items that is overdue. The work of a province
    that is no more is shown where it is now."""
    return _cac_hinh(_theo_tinh_hien_nay(dong, ngay), ngay)


def hinh_ban_do_cu(dong: list[DongDiaBan], ngay: date) -> list[Hinh]:
    """The provinces of an earlier day, coloured by the work that fell to each: `dong` names them as of that day."""
    return _cac_hinh({row.dia_ban.ma: (row.dia_ban, row.so) for row in dong if row.dia_ban}, ngay)


def _cac_hinh(counts: dict[str, tuple[DiaBan, SoDem]], ngay: date) -> list[Hinh]:
    return [_hinh(shape, *counts.get(shape.ma, (None, SoDem()))) for shape in ban_do(ngay)]


def chu_giai() -> list[dict]:
    """The colours and what they mean."""
    return [{"muc": level, "chu": words} for level, (_, words) in enumerate(MUC)]


def _theo_tinh_hien_nay(dong: list[DongDiaBan], ngay: date) -> dict[str, tuple[DiaBan, SoDem]]:
    now = tinh_nay_la(ngay)
    sums: dict[str, tuple[DiaBan, SoDem]] = {}
    for row in dong:
        if place := now.get(row.loc):
            sums[place.ma] = (place, sums.get(place.ma, (place, SoDem()))[1] + row.so)
    return sums


def _hinh(manh: Manh, dia_ban: DiaBan | None, so: SoDem) -> Hinh:
    if dia_ban is None or manh.quan_dao:
        return Hinh(manh, None, manh.ten if manh.quan_dao else f"{manh.ten}: chưa có việc", "")
    rate = 100 * so["qua_han"] / so.co_han if so.co_han else 0
    level = next(level for level, (top, _) in enumerate(MUC) if rate < top)
    overdue = f"{viet_ty_le(so['qua_han'], so.co_han)} quá hạn ({viet_so(so['qua_han'])}/{viet_so(so.co_han)} việc)"
    return Hinh(manh, level, f"{manh.ten}: {overdue}", reverse("dia-ban", args=[dia_ban.pk]))
