"""What Celery runs for this room."""

from celery import shared_task

from chung.ngay import hom_nay
from nhiemvu.services.giao_viec import mo_ky


@shared_task
def mo_ky_bao_cao() -> int:
    """Open today's reporting periods; running it twice changes nothing."""
    return mo_ky(hom_nay())
