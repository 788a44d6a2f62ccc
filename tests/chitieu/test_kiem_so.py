from decimal import Decimal

import pytest

from chitieu.enums import CachGop
from chitieu.kiem_so import buoc_nhay, loi_so_lieu


@pytest.mark.parametrize(
    ("kind", "part", "whole", "words"),
    [
        (CachGop.TY_SO, 5, None, "Thiếu mẫu số"),
        (CachGop.TY_SO, None, 5, "Thiếu tử số"),
        (CachGop.TY_SO, None, None, "Thiếu số liệu"),
        (CachGop.TY_SO, 6, 5, "Tử số 6 lớn hơn mẫu số 5"),
        (CachGop.TY_SO, 0, 0, "lớn hơn 0"),
        (CachGop.TY_SO, 5, 5, ""),
        (CachGop.KHAO_SAT, 5, None, "Thiếu mẫu số"),
        (CachGop.MOI_NHAT, 101, None, "vượt 100%"),
        (CachGop.MOI_NHAT, 100, None, ""),
        (CachGop.TONG, 101, None, ""),
    ],
)
def test_what_figures_cannot_be(kind, part, whole, words):
    error = loi_so_lieu(
        kind,
        part and Decimal(part) if part is not None else None,
        whole if whole is None else Decimal(whole),
        phan_tram=True,
    )
    assert words in error
    assert bool(error) == bool(words)


def test_a_jump_is_measured_from_the_period_reported_before():
    series = {(2025, 12): Decimal(80), (2026, 3): Decimal(81), (2026, 9): Decimal(95), (2026, 12): Decimal(70)}
    assert buoc_nhay(series, Decimal(10)) == {(2026, 9): 14, (2026, 12): -25}
