"""In every test, what is kept of a page equals what would be drawn anew: no writer is forgotten by `baocao.lan_doi`."""

from collections.abc import Callable

import pytest

from baocao.luu_phan import luu_phan
from baocao.trang_so import TrangSo


def _kiem(ten: str, page: TrangSo, ve: Callable[[], dict]) -> dict:
    drawn: list[dict] = []

    def ve_that() -> dict:
        drawn.append(ve())
        return drawn[0]

    kept = luu_phan(ten, page, ve_that)
    if not drawn:
        assert kept == ve(), f"a kept part of {ten} is not what a fresh page says"
    return kept


@pytest.fixture(autouse=True)
def _phan_da_luu_dung(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("baocao.views.phan_so.luu_phan", _kiem)
