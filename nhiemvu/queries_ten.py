"""Who leads tasks and who helps, in the few words that a row shows."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from donvi.enums import CachXacDinh
from donvi.ke_tuc import nay_la_theo_khoa
from donvi.models import CoQuan
from nhiemvu.enums import VaiTroPhanCong
from nhiemvu.models import PhanCong


class Ten(NamedTuple):
    """An agency, a group, or somebody not known yet, as the document calls them; `hien_nay` is the agency that answers
    for this one now."""

    nhiem_vu: int
    vai_tro: str
    ten_goi: str
    co_quan: int | None
    nhom: int | None
    cach: str | None
    hien_nay: int | None

    @property
    def chua_ro(self) -> bool:
        return self.co_quan is None and self.nhom is None

    @property
    def mo(self) -> bool:
        """Whether nobody owes anything by this name (yet)."""
        return self.chua_ro or self.cach == CachXacDinh.MO


class CacTen(NamedTuple):
    """The first names in one role, how many more there are, what agencies have become, by key, and all names that
    nobody answers to yet."""

    ten: list[Ten]
    con_lai: int
    nay_la: Mapping[int, str]
    chua_ro: list[str]


def ten_theo_nhiem_vu(
    nhiem_vu: Iterable[int], ngay: date, toi_da: int | None = None
) -> dict[int, tuple[CacTen, CacTen]]:
    """Who leads and who helps with each task, at most `toi_da` names of each.

    An agency that has become one of the leads shows as lead only.
    """
    keys = list(nhiem_vu)
    leads, helpers = _doc(keys)
    shown = (ten for names in (*leads.values(), *helpers.values()) for ten in names[:toi_da])
    now = nay_la_theo_khoa({ten.co_quan for ten in shown if ten.hien_nay != ten.co_quan}, ngay)

    def cell(names: list[Ten]) -> CacTen:
        first = names[:toi_da]
        return CacTen(first, len(names) - len(first), now, [ten.ten_goi for ten in names if ten.chua_ro])

    return {key: (cell(leads[key]), cell(helpers[key])) for key in keys}


def _doc(nhiem_vu: list[int]) -> tuple[dict[int, list[Ten]], dict[int, list[Ten]]]:
    """The names of leads and of helpers, by task. Plain rows: a plan may have thousands of them, of a few agencies."""
    leads, helpers, leading = defaultdict(list), defaultdict(list), set()
    named = PhanCong.objects.filter(nhiem_vu__in=nhiem_vu).order_by("vai_tro", "thu_tu")
    rows = list(named.values_list("nhiem_vu", "vai_tro", "ten_goi", "co_quan", "nhom", "nhom__cach"))
    passed_on = CoQuan.objects.filter(pk__in={agency for *_, agency, _, _ in rows if agency}, nay_la__isnull=False)
    now = dict(passed_on.order_by().values_list("pk", "nay_la"))
    for ten in (Ten(*row, now.get(row[3], row[3])) for row in rows):
        if ten.vai_tro == VaiTroPhanCong.CHU_TRI:
            leads[ten.nhiem_vu].append(ten)
            leading.add((ten.nhiem_vu, ten.hien_nay))
        elif ten.co_quan is None or (ten.nhiem_vu, ten.hien_nay) not in leading:
            helpers[ten.nhiem_vu].append(ten)
    return leads, helpers
