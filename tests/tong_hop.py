"""After every test that used the database, the kept counts equal a recount: no writer of work items forgets them."""

from collections.abc import Iterator

import pytest
from django.db import connection

from nhiemvu.services.tong_hop import kiem

DUNG_CSDL = {"db", "transactional_db"}


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Iterator[None]:
    result = yield
    if DUNG_CSDL & set(getattr(item, "fixturenames", ())) and not connection.needs_rollback:
        assert dict(kiem()) == {}, "kept counts differ from a recount (plan: rows)"
    return result
