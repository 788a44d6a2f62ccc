"""The places of the whole country, and its agencies, loaded once a module and rolled back after it."""

from collections.abc import Iterator

import pytest
from django.core.management import call_command
from django.db import transaction

from donvi.nap.dia_ban import nap_dia_ban
from donvi.nap.doc_dia_ban import DuLieuDiaBan, doc_dia_ban


@pytest.fixture(scope="session")
def du_lieu_dia_ban() -> DuLieuDiaBan:
    return doc_dia_ban()


@pytest.fixture(scope="module")
def _ca_nuoc(django_db_setup, django_db_blocker, du_lieu_dia_ban) -> Iterator[None]:
    with django_db_blocker.unblock(), transaction.atomic():
        nap_dia_ban(du_lieu_dia_ban)
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def _bo_may(_ca_nuoc, django_db_blocker) -> None:
    with django_db_blocker.unblock():
        call_command("nap_co_quan", verbosity=0)


@pytest.fixture
def ca_nuoc(_ca_nuoc, db) -> None:
    """Every place of the country is in the database."""


@pytest.fixture
def bo_may(_bo_may, db) -> None:
    """Every place, and the agencies, groups and aliases that `nap_co_quan` makes."""
