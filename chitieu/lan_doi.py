"""Notes that values changed (`chung.lan_doi`), by the province of their places."""

from collections.abc import Iterable

from django.db.models.signals import post_delete, post_save

from chung.cuoi_viec import lam_cuoi
from chung.lan_doi import ghi_lan_doi
from donvi.duong_dan import cap_tinh
from donvi.models import DiaBan

SO_LIEU = "so_lieu"


def noi() -> None:
    """Listen; called once, when Django has loaded the rooms."""
    from chitieu.models import SoLieu

    for signal in (post_save, post_delete):
        signal.connect(_mot, sender=SoLieu)


def so_lieu_da_doi(dia_ban: Iterable[int]) -> None:
    """Values of these places changed; their provinces are asked for once, at the end of the service around."""
    lam_cuoi(_ghi, dia_ban)


def _mot(sender, instance, **kwargs) -> None:
    so_lieu_da_doi([instance.dia_ban_id])


def _ghi(dia_ban: set[int]) -> None:
    paths = DiaBan.objects.filter(pk__in=dia_ban).order_by().values_list("duong_dan", flat=True)
    ghi_lan_doi(SO_LIEU, {cap_tinh(path) for path in paths})
