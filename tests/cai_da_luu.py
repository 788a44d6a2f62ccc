"""In every test, what was kept equals what would be worked out anew: no writer forgets to note a change."""

import sys
from collections.abc import Callable
from functools import cache
from importlib import import_module
from types import ModuleType

import pytest

from chung.luu_lai import luu_lai


def _kiem(khoa: tuple, lam: Callable[[], object]) -> object:
    made: list[object] = []

    def lam_that() -> object:
        made.append(lam())
        return made[0]

    kept = luu_lai(khoa, lam_that)
    if not made:
        assert kept == lam(), f"what was kept is no longer true: {khoa}"
    return kept


@cache
def _noi_luu() -> list[ModuleType]:
    """Every module of the rooms that keeps something."""
    import_module("cauhinh.urls")
    keeping = [module for module in list(sys.modules.values()) if vars(module).get("luu_lai") is luu_lai]
    return [module for module in keeping if module.__name__.split(".")[0] not in ("chung", "tests")]


@pytest.fixture(autouse=True)
def _cai_da_luu_dung(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in _noi_luu():
        monkeypatch.setattr(module, "luu_lai", _kiem)
