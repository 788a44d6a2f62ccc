"""Two writers at the same moment, on a database that lets them in side by side."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection, connections

can_postgresql = pytest.mark.skipif(
    connection.vendor != "postgresql", reason="SQLite lets one writer in at a time; set DATABASE_URL to a PostgreSQL"
)


def cung_luc(*viec: Callable[[], object]) -> list[object]:
    """Run the works in threads of their own that start together; what each returned, or the exception it raised."""
    start = Barrier(len(viec))

    def run(work: Callable[[], object]) -> object:
        try:
            start.wait(timeout=10)
            return work()
        except Exception as error:
            return error
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(viec)) as pool:
        return list(pool.map(run, viec))
