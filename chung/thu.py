"""Seeing what a service does without doing it."""

from collections.abc import Callable
from typing import TypeVar

from django.db import transaction

T = TypeVar("T")
R = TypeVar("R")


def thu(lam: Callable[[], T], xem: Callable[[T], R]) -> R:
    """Do it, look at what came of it, and take it back.

    Raises:
        PermissionDenied, ValidationError: as the service that is tried.
    """
    with transaction.atomic():
        seen = xem(lam())
        transaction.set_rollback(True)
    return seen
