"""What is ticked in a list."""

import re
from collections.abc import Iterable

from django.http import Http404

_KHOA = re.compile(r"[1-9][0-9]{0,17}")
NHIEU_NHAT = 100
"""So many rows at most are handled at once: more than a page of any list shows."""


def cac_khoa(gia_tri: Iterable[str]) -> list[int]:
    """The keys that were ticked, each once, in their order; 404 for what is no key or for too many."""
    words = list(dict.fromkeys(gia_tri))
    if len(words) > NHIEU_NHAT or not all(_KHOA.fullmatch(word) for word in words):
        raise Http404
    return [int(word) for word in words]
