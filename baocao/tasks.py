"""What Celery runs for this room."""

from celery import shared_task
from django.utils import timezone

from baocao.services_nen import VIEC_LAP, lap_nen
from chung.viec_nen import goi


@shared_task
def lap_ban_bao_cao(pk: int) -> None:
    """Draw up a long report; running it twice draws it up once."""
    lap_nen(pk, timezone.now())


@shared_task
def xep_lai() -> int:
    """Put reports whose worker died back into the queue; running it twice changes nothing."""
    return goi(lap_ban_bao_cao, *VIEC_LAP.xep_lai(timezone.now()))
