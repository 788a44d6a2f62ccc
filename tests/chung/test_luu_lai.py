"""What was worked out is kept under its key; never what a service has written and may take back."""

from collections.abc import Callable
from itertools import count

import pytest
from django.core.cache import cache
from redis import ConnectionError as KhongToi

from chung import luu_lai as phong
from chung.cuoi_viec import gom_lai
from chung.luu_lai import luu_lai


@pytest.fixture
def dem() -> Callable[[], int]:
    """Gives 1, then 2, …"""
    turn = count(1)
    return lambda: next(turn)


def test_it_is_worked_out_once_for_a_key(dem: Callable[[], int]):
    assert [luu_lai(("a", 1), dem), luu_lai(("a", 1), dem), luu_lai(("a", 2), dem)] == [1, 1, 2]


def test_within_a_service_nothing_is_kept_or_taken_from_what_is_kept(dem: Callable[[], int]):
    """Its own changes are noted at its end: the code of before would stand for what others may never see."""
    with gom_lai():
        assert luu_lai(("a",), dem) == 1
        assert luu_lai(("a",), dem) == 2
    assert luu_lai(("a",), dem) == 3
    with gom_lai():
        assert luu_lai(("a",), dem) == 4
    assert luu_lai(("a",), dem) == 3


def test_without_the_cache_it_is_worked_out_each_time(dem: Callable[[], int], monkeypatch: pytest.MonkeyPatch):
    class Hong:
        def get(self, *args):
            raise KhongToi("down")

    monkeypatch.setattr(phong, "cache", Hong())
    assert [luu_lai(("a",), dem), luu_lai(("a",), dem)] == [1, 2]


def test_developers_see_what_they_change(dem: Callable[[], int], settings):
    settings.DEBUG = True
    assert [luu_lai(("a",), dem), luu_lai(("a",), dem)] == [1, 2]
    settings.DEBUG = False
    cache.clear()
    assert luu_lai(("a",), dem) == 3
