"""Keeps when each task of Celery last began, ended and failed, for the page of the administrators."""

from celery import Task, signals
from django.db import DatabaseError, transaction
from django.utils import timezone

from nhacviec.models import TacVu


@signals.task_prerun.connect
def ghi_bat_dau(sender: Task, **_: object) -> None:
    _ghi(sender, bat_dau=timezone.now())


@signals.task_success.connect
def ghi_xong(sender: Task, **_: object) -> None:
    _ghi(sender, xong_luc=timezone.now())


@signals.task_failure.connect
def ghi_loi(sender: Task, exception: Exception, **_: object) -> None:
    _ghi(sender, loi_luc=timezone.now(), loi=f"{type(exception).__name__}: {exception}")


def _ghi(tac_vu: Task, **gia_tri: object) -> None:
    """Best effort: a note that cannot be taken must not stop the task that it is about."""
    try:
        with transaction.atomic():
            TacVu.objects.update_or_create(ten=tac_vu.name, defaults=gia_tri)
    except DatabaseError:
        return
