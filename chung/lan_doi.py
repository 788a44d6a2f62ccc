"""When something that pages tell changed: noted in the transaction that changes it, asked before it is shown.

A note is a row of its own, so that writers never wait for each other here. `ma_lan_doi` is what the notes come to; what
was worked out under the same code is still true (`chung.luu_lai`).
"""

import secrets
from collections.abc import Iterable

from django.db import transaction
from django.db.models import Count, Sum

from chung.cuoi_viec import lam_cuoi
from chung.models import LanDoi

DANH_MUC, VIEC, GIAO_VIEC = "danh_muc", "viec", "giao_viec"
"""Names and reach, on which every code rests; the kept counts of work; which agencies a plan gives work to."""
MOI_NOI = ""
_NHIEU = 100
_SO_BIT = 40


def ghi_lan_doi(ve: str, noi: Iterable[str] = (MOI_NOI,)) -> None:
    """Note that what is told of this kind changed in these provinces, or everywhere: at the end of the service around,
    all of its notes together."""
    lam_cuoi(_ghi, {(ve, path) for path in noi})


def ma_lan_doi(ve: str, noi: str | None = None) -> str:
    """A code that differs whenever what is told of this kind may.

    Args:
        noi: the path of a province, "/" for the country's own; `None` for all of them.
    """
    notes = LanDoi.objects.filter(ve__in=(DANH_MUC, ve))
    if noi is not None:
        notes = notes.filter(noi__in=(MOI_NOI, noi))
    whole = notes.aggregate(tong=Sum("ma"), so=Count("pk"))
    return f"{whole['so']}.{whole['tong'] or 0}"


def gom_lan_doi() -> int:
    """Put one note in place of the many of a kind and province; returns how many went."""
    many = LanDoi.objects.values("ve", "noi").annotate(so=Count("pk")).filter(so__gt=_NHIEU)
    return sum(_gom(ve, noi) for ve, noi in list(many.values_list("ve", "noi")))


@transaction.atomic
def _gom(ve: str, noi: str) -> int:
    keys = list(LanDoi.objects.filter(ve=ve, noi=noi).values_list("pk", flat=True))
    _ghi({(ve, noi)})
    return LanDoi.objects.filter(pk__in=keys).delete()[0]


def _ghi(lan_doi: set[tuple[str, str]]) -> None:
    LanDoi.objects.bulk_create(LanDoi(ve=ve, noi=noi, ma=1 + secrets.randbits(_SO_BIT)) for ve, noi in lan_doi)
