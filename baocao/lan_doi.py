"""When the numbers of pages of counts changed: noted in the transaction that changes them, asked before they are shown.

A note is a row of its own, so that writers never wait for each other here. `ma_so_lieu` says what the notes come to;
what was drawn under the same code is still true.
"""

import secrets
from collections.abc import Iterable

from django.db import connection, transaction
from django.db.models import Count, Sum
from django.db.models.signals import post_delete, post_migrate, post_save

from baocao.models import LanDoi
from donvi.models import CoQuan, DiaBan, KeThuaDiaBan
from donvi.tin_hieu import danh_muc_da_nap
from kehoach.models import KeHoach, TiepTucKeHoach, VanBan
from nhiemvu.models import ChuyenGiao
from nhiemvu.tin_hieu import tong_hop_da_doi

MOI_NOI = ""
"""In place of a province: the names of everything and who may read it may have changed."""
DANH_MUC = (DiaBan, KeThuaDiaBan, CoQuan, VanBan, KeHoach, TiepTucKeHoach, ChuyenGiao)
_NHIEU = 100
_SO_BIT = 40


def noi() -> None:
    """Listen; called once, when Django has loaded the rooms."""
    tong_hop_da_doi.connect(_so_dem)
    danh_muc_da_nap.connect(_tat_ca)
    post_migrate.connect(_ban_moi)
    for model in DANH_MUC:
        for signal in (post_save, post_delete):
            signal.connect(_tat_ca, sender=model)


def ma_so_lieu(tinh: str | None) -> str:
    """A code that differs whenever what is counted in the province may: its path, "/" for central agencies; `None` for
    the whole country."""
    notes = LanDoi.objects.all() if tinh is None else LanDoi.objects.filter(noi__in=(MOI_NOI, tinh))
    whole = notes.aggregate(tong=Sum("ma"), so=Count("pk"))
    return f"{whole['so']}.{whole['tong'] or 0}"


def ghi_lan_doi(noi: Iterable[str]) -> None:
    """Note that the numbers of these provinces change."""
    LanDoi.objects.bulk_create(LanDoi(noi=path, ma=_ma()) for path in set(noi))


def gom_lan_doi() -> int:
    """Put one note in place of the many of a province; returns how many went."""
    many = LanDoi.objects.values("noi").annotate(so=Count("pk")).filter(so__gt=_NHIEU)
    return sum(_gom(path) for path in many.values_list("noi", flat=True))


@transaction.atomic
def _gom(noi: str) -> int:
    keys = list(LanDoi.objects.filter(noi=noi).values_list("pk", flat=True))
    ghi_lan_doi([noi])
    return LanDoi.objects.filter(pk__in=keys).delete()[0]


def cap_tinh(duong_dan: str) -> str:
    """The path of the province on a path: "/40/" of "/40/412/", "/" of the country's."""
    code = duong_dan[1:].split("/", 1)[0]
    return f"/{code}/" if code else "/"


def _so_dem(sender, cap: set[tuple[int, int]] | None, noi: set[str] | None, **kwargs) -> None:
    ghi_lan_doi([MOI_NOI] if cap is None or noi is None else noi | _noi_doc(cap))


def _tat_ca(sender, raw: bool = False, **kwargs) -> None:
    ghi_lan_doi([MOI_NOI])


def _ban_moi(sender, **kwargs) -> None:
    """A new release draws pages anew; it comes with `migrate`."""
    if sender.name == "baocao" and "baocao_landoi" in connection.introspection.table_names():
        ghi_lan_doi([MOI_NOI])


def _noi_doc(cap: set[tuple[int, int]]) -> set[str]:
    """The provinces whose people may read the work of these (plan, agency) wherever it counts: of the plan, of the
    places that carry it on, and of the agency (`nhiemvu.quyen_doc`)."""
    plans = KeHoach.objects.filter(pk__in={plan for plan, _ in cap}).order_by()
    agencies = CoQuan.objects.filter(pk__in={agency for _, agency in cap}).order_by()
    of_plans = plans.values_list("dia_ban__duong_dan", "tiep_tuc__dia_ban__duong_dan")
    of_agencies = agencies.values_list("dia_ban__duong_dan", "nay_la__dia_ban__duong_dan")
    return {cap_tinh(path) for pair in of_plans.union(of_agencies) for path in pair if path}


def _ma() -> int:
    return 1 + secrets.randbits(_SO_BIT)
