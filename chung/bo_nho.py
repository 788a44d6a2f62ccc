"""Memory while very many objects are made at once."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def hoan_don_rac() -> Iterator[None]:
    """Put off the search for cyclic garbage until the block ends.

    Each search walks every object alive: while tens of thousands of rows are made it costs as much as the work itself
    and finds nothing, since rows point one way.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
