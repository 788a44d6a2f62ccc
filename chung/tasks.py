"""What Celery runs for this room."""

from celery import shared_task

from chung.lan_doi import gom_lan_doi as gom


@shared_task
def gom_lan_doi() -> int:
    """Keep the notes of changes few; running it twice changes nothing more."""
    return gom()
