"""What Celery runs for this room."""

import logging

from celery import shared_task
from django.utils import timezone
from kombu.exceptions import OperationalError

from nhaplieu.services.doc import doc_nen, xep_lai_bi_ngat

logger = logging.getLogger(__name__)


@shared_task
def doc_lan_nhap(pk: int) -> None:
    """Read the file of an import; running it twice reads it once."""
    doc_nen(pk, timezone.now())


@shared_task
def xep_lai() -> int:
    """Put imports whose worker died back into the queue; running it twice changes nothing."""
    again = xep_lai_bi_ngat(timezone.now())
    for pk in again:
        doc_lan_nhap.delay(pk)
    return len(again)


def xep_hang(pk: int) -> None:
    """Ask for the reading of an import. Where the queue cannot be reached now, `xep_lai` finds it later."""
    try:
        doc_lan_nhap.delay(pk)
    except OperationalError:
        logger.exception("Cannot reach the queue; import %s waits", pk)
