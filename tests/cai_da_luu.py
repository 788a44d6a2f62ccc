"""In every test, what was kept equals what would be worked out anew: no writer forgets to note a change."""

from collections.abc import Callable

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


@pytest.fixture(autouse=True)
def _cai_da_luu_dung(monkeypatch: pytest.MonkeyPatch) -> None:
    for room in ("baocao.luu_phan", "chitieu.doc_so", "kehoach.forms_chon", "nhiemvu.filters"):
        monkeypatch.setattr(f"{room}.luu_lai", _kiem)
