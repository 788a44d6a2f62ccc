"""Who leads tasks and who helps, in the few words that a row shows."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from django.db.models.functions import Coalesce

from donvi.enums import CachXacDinh
from donvi.ke_tuc import nay_la_theo_khoa
from nhiemvu.enums import VaiTroPhanCong
from nhiemvu.models import PhanCong


class Ten(NamedTuple):
    """An agency, a group, or somebody not known yet, as the document calls them.

    `hien_nay` is the agency that answers for this one now, `nay_la` says who that is where it is another.
    """

    ten_goi: str
    co_quan: int | None
    hien_nay: int | None
    nhom: int | None
    cach: str | None
    nay_la: str = ""

    @property
    def chua_ro(self) -> bool:
        return self.co_quan is None and self.nhom is None

    @property
    def mo(self) -> bool:
        """Whether nobody owes anything by this name (yet)."""
        return self.chua_ro or self.cach == CachXacDinh.MO

    @property
    def da_chuyen(self) -> bool:
        return self.hien_nay != self.co_quan


class CacTen(NamedTuple):
    """The first names in one role, and how many more there are."""

    ten: list[Ten]
    con_lai: int = 0


def ten_theo_nhiem_vu(
    nhiem_vu: Iterable[int], ngay: date, toi_da: int | None = None
) -> dict[int, tuple[CacTen, CacTen]]:
    """Who leads and who helps with each task, at most `toi_da` names of each.

    An agency that has become one of the leads shows as lead only.
    """
    keys = list(nhiem_vu)
    leads, helpers = _doc(keys)
    passed_on = {n.co_quan for names in (*leads.values(), *helpers.values()) for n in names[:toi_da] if n.da_chuyen}
    now = nay_la_theo_khoa(passed_on, ngay)

    def first(names: list[Ten]) -> CacTen:
        shown = [n._replace(nay_la=now.get(n.co_quan, "")) if n.da_chuyen else n for n in names[:toi_da]]
        return CacTen(shown, len(names) - len(shown))

    return {key: (first(leads[key]), first(helpers[key])) for key in keys}


def _doc(nhiem_vu: list[int]) -> tuple[dict[int, list[Ten]], dict[int, list[Ten]]]:
    """The names of leads and of helpers, by task. Plain rows: a plan may have thousands of them."""
    leads, helpers, leading = defaultdict(list), defaultdict(list), set()
    now = Coalesce("co_quan__nay_la", "co_quan")
    rows = PhanCong.objects.filter(nhiem_vu__in=nhiem_vu).order_by("vai_tro", "thu_tu")
    for task, role, *name in rows.values_list("nhiem_vu", "vai_tro", "ten_goi", "co_quan", now, "nhom", "nhom__cach"):
        ten = Ten(*name)
        if role == VaiTroPhanCong.CHU_TRI:
            leads[task].append(ten)
            leading.add((task, ten.hien_nay))
        elif ten.co_quan is None or (task, ten.hien_nay) not in leading:
            helpers[task].append(ten)
    return leads, helpers
