"""Addresses of single rows, of which a page writes hundreds."""

from functools import cache

from django.urls import reverse

_SO = 1234567890


def duong_dong(ten: str, pk: int) -> str:
    """The address of the row under the name of its page, as `reverse(ten, args=[pk])`: that is asked once a name."""
    before, after = _khuon(ten)
    return f"{before}{pk}{after}"


@cache
def _khuon(ten: str) -> tuple[str, str]:
    before, _, after = reverse(ten, args=[_SO]).partition(str(_SO))
    return before, after
