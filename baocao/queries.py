"""What leaders see: the official count by place, and what needs a decision."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import F

from donvi.enums import CapDiaBan
from donvi.models import DiaBan
from nhiemvu.so_dem import SoDem

CA_NUOC = "/"
Counts = Iterable[tuple[str, SoDem]]
# PostgreSQL and SQLite disagree on where an empty date stands.
_CU_TRUOC = F("tu_ngay").asc(nulls_first=True)


@dataclass(frozen=True, slots=True)
class DongDiaBan:
    """A row of a table of places: the count of everything at or under `loc`.

    `loc` is the value of the filter "dia_ban" that lists what the row counts: a path, or "=" and a path for the
    agencies of the place itself.
    """

    ten: str
    loc: str
    so: SoDem
    dia_ban: DiaBan | None = None


def theo_tinh(so: Counts, ngay: date, luc: date | None = None) -> list[DongDiaBan]:
    """The count for each province that has work, and for the central agencies.

    Args:
        so: counts by the path of the place to which the items count.
        luc: the day on which codes are read as provinces; the day of the count where not given.
    """
    return _bang(so, ngay, CA_NUOC, "Cơ quan trung ương", luc)


def theo_dia_ban_con(so: Counts, dia_ban: DiaBan, ngay: date) -> list[DongDiaBan]:
    """The count for the agencies of the place itself and for each place right under it; `so` as for `theo_tinh`."""
    inside = [(path, count) for path, count in so if path.startswith(dia_ban.duong_dan)]
    own = {CapDiaBan.TINH: "Cơ quan cấp tỉnh", CapDiaBan.HUYEN: "Cơ quan cấp huyện"}.get(
        dia_ban.cap, "Cơ quan của địa bàn"
    )
    return _bang(inside, ngay, dia_ban.duong_dan, own)


def cac_cap_tren(dia_ban: DiaBan, ngay: date) -> list[DiaBan]:
    """The places above, from the province down, as they are on the day or as they last were."""
    codes = dia_ban.duong_dan.strip("/").split("/")[:-1]
    paths = ["/" + "".join(f"{code}/" for code in codes[:depth]) for depth in range(1, len(codes) + 1)]
    places = _dia_ban_cua(paths, ngay)
    return [places[path] for path in paths if path in places]


def _bang(so: Counts, ngay: date, goc: str, ten_goc: str, luc: date | None = None) -> list[DongDiaBan]:
    sums: dict[str, SoDem] = {}
    for path, count in so:
        key = _con_truc_tiep(path, goc)
        sums[key] = sums.get(key, SoDem()) + count
    places = _dia_ban_cua([path for path in sums if path != goc], luc or ngay)
    rows = [DongDiaBan(places[path].ten, path, count, places[path]) for path, count in sums.items() if path in places]
    if goc in sums:
        rows.insert(0, DongDiaBan(ten_goc, f"={goc}", sums[goc]))
    return rows


def _con_truc_tiep(duong_dan: str, goc: str) -> str:
    """The path of the child of `goc` on the way to `duong_dan`; `goc` itself for its own."""
    rest = duong_dan.removeprefix(goc)
    return f"{goc}{rest.split('/')[0]}/" if rest else goc


def _dia_ban_cua(duong_dan: Iterable[str], ngay: date) -> dict[str, DiaBan]:
    """The place of each path as it is on the day, or as it last was."""
    chosen: dict[str, DiaBan] = {}
    for place in DiaBan.objects.filter(duong_dan__in=list(duong_dan)).order_by(_CU_TRUOC):
        if place.duong_dan not in chosen or not chosen[place.duong_dan].con_hieu_luc(ngay):
            chosen[place.duong_dan] = place
    return chosen
