"""What Celery runs for this room."""

from celery import shared_task
from django.utils import timezone

from chung.viec_nen import goi
from nhaplieu.services.doc_nen import VIEC_DOC, doc_nen


@shared_task
def doc_lan_nhap(pk: int) -> None:
    """Read the file of an import; running it twice reads it once."""
    doc_nen(pk, timezone.now())


@shared_task
def xep_lai() -> int:
    """Put imports whose worker died back into the queue; running it twice changes nothing."""
    return goi(doc_lan_nhap, *VIEC_DOC.xep_lai(timezone.now()))
