"""Notes that values changed (`chung.lan_doi`), by the province of their places."""

from django.db.models.signals import post_delete, post_save

from chitieu.models import SoLieu
from chitieu.tin_hieu import so_lieu_da_doi
from chung.cuoi_viec import lam_cuoi
from chung.lan_doi import ghi_lan_doi
from donvi.duong_dan import cap_tinh
from donvi.models import DiaBan

SO_LIEU = "so_lieu"


def noi() -> None:
    """Listen; called once, when Django has loaded the rooms."""
    so_lieu_da_doi.connect(_nhieu)
    for signal in (post_save, post_delete):
        signal.connect(_mot, sender=SoLieu)


def _mot(sender, instance: SoLieu, **kwargs) -> None:
    lam_cuoi(_ghi, {instance.dia_ban_id})


def _nhieu(sender, dia_ban: set[int], **kwargs) -> None:
    lam_cuoi(_ghi, dia_ban)


def _ghi(dia_ban: set[int]) -> None:
    """Their provinces are asked for once, at the end of the service around."""
    paths = DiaBan.objects.filter(pk__in=dia_ban).order_by().values_list("duong_dan", flat=True)
    ghi_lan_doi(SO_LIEU, {cap_tinh(path) for path in paths})
