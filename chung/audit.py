"""Who wrote what: everything that a service writes carries its person in the audit log (django-auditlog)."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import ParamSpec, TypeVar

from auditlog.models import LogEntry
from django.contrib.auth.models import AbstractUser
from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from django.db.models.signals import pre_save
from django.dispatch import receiver

from chung.cuoi_viec import gom_lai
from chung.kho_tep import bo_tep_neu_hong

P = ParamSpec("P")
R = TypeVar("R")

_nguoi_ghi: ContextVar[AbstractUser | None] = ContextVar("nguoi_ghi", default=None)
_ghi_kem: ContextVar[dict[str, object] | None] = ContextVar("ghi_kem", default=None)


def service(ham: Callable[P, R]) -> Callable[P, R]:
    """Make the function a service: all or nothing (stored files too), written in the name of its argument `nguoi`.

    A service that takes `nguoi=None` writes in the name of the service, command or request around it.
    """

    @wraps(ham)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        with bo_tep_neu_hong(), transaction.atomic(), ghi_boi(kwargs.get("nguoi")), gom_lai():
            return ham(*args, **kwargs)

    return run


@contextmanager
def ghi_boi(nguoi: AbstractUser | None) -> Iterator[None]:
    """Attribute what is written inside to the person; blocks nest, `None` leaves it to the block around.

    auditlog's own `set_actor` does not nest: an inner one takes the actor of the request from what follows it.
    """
    who, beside = _nguoi_ghi.set(nguoi or _nguoi_ghi.get()), _ghi_kem.set(_ghi_kem.get() or {})
    try:
        yield
    finally:
        _nguoi_ghi.reset(who)
        _ghi_kem.reset(beside)


def ghi_kem(**du_lieu: object) -> None:
    """Enter this beside everything that is written from here to the end of the service around, such as the file that
    it came from (`tep`, `lan_nhap`) or for whom a deputy acts (`thay_mat`). Outside of services nothing is noted."""
    beside = _ghi_kem.get()
    if beside is not None:
        _ghi_kem.set(beside | du_lieu)


def ghi_so(doi_tuong: models.Model, viec: str) -> None:
    """Enter a write in bulk as one line on the object that it was about: "Nhập 21 nhiệm vụ"."""
    LogEntry.objects.log_create(doi_tuong, action=LogEntry.Action.UPDATE, changes={"việc": ["", viec]})


def dong_cuoi() -> int:
    """The key of the last entry in the log."""
    return LogEntry.objects.order_by("-pk").values_list("pk", flat=True).first() or 0


def co_ghi_sau(dong: int, *bang: type[models.Model]) -> bool:
    """Whether a row of these tables was written after that entry."""
    types = ContentType.objects.get_for_models(*bang).values()
    return LogEntry.objects.filter(pk__gt=dong, content_type__in=types).exists()


@receiver(pre_save, sender=LogEntry)
def _gan_nguoi_va_nguon(sender: type[LogEntry], instance: LogEntry, **kwargs: object) -> None:
    person = _nguoi_ghi.get()
    if person is not None:
        instance.actor, instance.actor_email = person, person.email
    if beside := _ghi_kem.get():
        instance.additional_data = (instance.additional_data or {}) | beside
