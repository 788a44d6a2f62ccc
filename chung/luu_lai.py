"""What was worked out is kept under a key of all that it rests on (`chung.lan_doi` says what changed)."""

import logging
from collections.abc import Callable
from hashlib import sha256
from typing import TypeVar

from django.conf import settings
from django.core.cache import cache
from redis import RedisError

from chung.cuoi_viec import dang_ghi

GIU = 600
"""Seconds for which it is kept."""
T = TypeVar("T")
logger = logging.getLogger(__name__)


def luu_lai(khoa: tuple, lam: Callable[[], T]) -> T:
    """What `lam` gives (never `None`), or gave under the same key.

    Worked out each time while the cache cannot be reached, and within a service: its changes are noted at its end.
    """
    if settings.DEBUG or dang_ghi():
        return lam()
    key = f"luu-{sha256(repr(khoa).encode()).hexdigest()}"
    try:
        kept = cache.get(key)
        if kept is None:
            kept = lam()
            cache.set(key, kept, GIU)
        return kept
    except RedisError:
        logger.warning("Cannot reach the cache", exc_info=True)
        return lam()
