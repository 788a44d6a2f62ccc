"""Memory while very many objects are made at once."""

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from typing import TypeVar

T = TypeVar("T")


@contextmanager
def hoan_don_rac() -> Iterator[None]:
    """Put off the search for cyclic garbage until the block ends.

    Each search walks every object alive: while tens of thousands of rows are made it costs as much as the work itself
    and finds nothing, since rows point one way. What the block left behind is collected at its end.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
            gc.collect(0)


def tung_dot(cac_muc: Iterable[T], so: int) -> Iterator[list[T]]:
    """The items in lists of at most so many, each made when the one before is done with."""
    items = iter(cac_muc)
    while batch := list(islice(items, so)):
        yield batch
