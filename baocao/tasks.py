"""What Celery runs for this room."""

import logging

from celery import shared_task
from django.utils import timezone
from kombu.exceptions import OperationalError

from baocao.services_nen import lap_nen, xep_lai_bi_ngat

logger = logging.getLogger(__name__)


@shared_task
def lap_ban_bao_cao(pk: int) -> None:
    """Draw up a long report; running it twice draws it up once."""
    lap_nen(pk, timezone.now())


@shared_task
def xep_lai() -> int:
    """Put reports whose worker died back into the queue; running it twice changes nothing."""
    again = xep_lai_bi_ngat(timezone.now())
    for pk in again:
        xep_hang(pk)
    return len(again)


def xep_hang(pk: int) -> None:
    """Ask for a report. Where the queue cannot be reached now, `xep_lai` finds it later."""
    try:
        lap_ban_bao_cao.delay(pk)
    except OperationalError:
        logger.exception("Cannot reach the queue; report %s waits", pk)
