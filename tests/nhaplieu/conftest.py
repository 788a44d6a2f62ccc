"""Fixtures of the importer's pages."""

import pytest
from django.test import Client

from tests.dan_vai import TheGioi
from tests.web import Vao


@pytest.fixture
def quan_tri(the_gioi: TheGioi, vao: Vao) -> Client:
    """The admin of the cast, signed in."""
    return vao(the_gioi.quan_tri)
