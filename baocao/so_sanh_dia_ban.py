"""Places side by side: the count of each and its course over the last quarters, in two queries for all of them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db.models import F, Q
from django.db.models.functions import TruncQuarter

from baocao.ky_lich import QUY, KyLich, cac_ky
from baocao.thoi_gian import SO_QUY, Doan
from baocao.trang_so import TrangSo
from donvi.enums import CapDiaBan
from donvi.models import DiaBan
from nhiemvu.so_dem import SoDem


@dataclass(frozen=True, slots=True)
class DongSoSanh:
    """A place with its count; `quy`: what fell due in each of the last quarters."""

    dia_ban: DiaBan
    so: SoDem
    quy: list[Doan] = field(default_factory=list)

    @property
    def ten(self) -> str:
        return self.dia_ban.ten

    @property
    def loc(self) -> str:
        """The value of the filter "dia_ban" that lists what the row counts."""
        return self.dia_ban.duong_dan


def so_cua_cac_noi(page: TrangSo, places: Sequence[DiaBan]) -> list[DongSoSanh]:
    """The count of each place."""
    counts = _cong(places, ((path, so) for (path,), so in _viec(page, places).dem(page.ngay, "noi").items()))
    return [DongSoSanh(place, counts.get(place.duong_dan, SoDem())) for place in places]


def them_quy(page: TrangSo, rows: Sequence[DongSoSanh]) -> list[DongSoSanh]:
    """The rows with their quarters, whatever the period that is chosen."""
    quarters = list(cac_ky(page.ngay, QUY, SO_QUY - 1))
    places = [row.dia_ban for row in rows]
    items = _viec(page, places, moi_ky=True)
    due = items.su_kien(F("han"))
    within = items.filter(**{f"{due.name}__gte": quarters[0].tu, f"{due.name}__lte": quarters[-1].den})
    found = within.annotate(quy=TruncQuarter(due)).dem(page.ngay, "noi", "quy")
    by_quarter = {
        quarter.tu: _cong(places, ((path, so) for (path, first), so in found.items() if first == quarter.tu))
        for quarter in quarters
    }
    return [DongSoSanh(row.dia_ban, row.so, [_doan(q, by_quarter[q.tu], row) for q in quarters]) for row in rows]


def _doan(quarter: KyLich, counts: dict[str, SoDem], row: DongSoSanh) -> Doan:
    return Doan(quarter.nhan, quarter.tu, quarter.den, counts.get(row.loc, SoDem()))


def _viec(page: TrangSo, places: Sequence[DiaBan], *, moi_ky: bool = False):
    below = any(place.cap > CapDiaBan.TINH for place in places)
    inside = Q(pk__in=())
    for place in places:
        inside |= Q(noi__startswith=place.duong_dan)
    return page.viec(co_quan=below, moi_ky=moi_ky).filter(inside)


def _cong(places: Sequence[DiaBan], so: Iterable[tuple[str, SoDem]]) -> dict[str, SoDem]:
    """The sums of what lies at or under each place, by its path."""
    paths, sums = {place.duong_dan for place in places}, {}
    for path, count in so:
        for end in (at + 1 for at, letter in enumerate(path) if letter == "/"):
            if path[:end] in paths:
                sums[path[:end]] = sums.get(path[:end], SoDem()) + count
    return sums


def cac_con(noi: DiaBan, ngay: date) -> list[DiaBan]:
    """The places right under the place on the day."""
    below = DiaBan.objects.thuoc(noi).hieu_luc(ngay).exclude(duong_dan=noi.duong_dan)
    level = below.order_by("cap").values("cap")[:1]
    return list(below.filter(cap=level).order_by("ten_tim"))
