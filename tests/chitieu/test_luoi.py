"""The grid: what its cells say, and how its errors find their cell."""

from decimal import Decimal

import pytest

from chitieu.enums import CachGop
from chitieu.luoi import cac_cot, chu_cua, doc_luoi
from tests.factories import ChiTieuFactory

XA = [11, 12]


def doc(target, **cells):
    columns = cac_cot(target, 2026, 3)
    return doc_luoi(
        target, columns, XA, {f"o-{name[1:].replace('_', '-2026-3-')}": text for name, text in cells.items()}
    )


def test_the_columns_of_a_year_and_of_a_period():
    target = ChiTieuFactory.build(chu_ky="thang", tu_so="Có thẻ", mau_so="Dân số")
    assert len(cac_cot(target, 2026)) == 24
    assert [c.ten for c in cac_cot(target, 2026, 3)] == ["Tháng 3/2026: Có thẻ", "Tháng 3/2026: Dân số"]


def test_a_ratio_has_its_two_cells():
    values, errors = doc(ChiTieuFactory.build(), o11_tu="1.387", o11_mau="1400", o12_tu="", o12_mau="")
    assert [(v.tu_so, v.mau_so) for v in values] == [(1387, 1400), (None, None)]
    assert values[1].rong
    assert not errors


def test_a_cell_that_is_not_there_says_nothing():
    assert doc(ChiTieuFactory.build()) == ([], {})


def test_text_in_a_number_cell_is_told_and_the_other_places_are_read():
    values, errors = doc(ChiTieuFactory.build(), o11_tu="chưa có", o11_mau="10", o12_tu="5", o12_mau="10")
    assert [v.dia_ban_id for v in values] == [12]
    assert list(errors) == ["o-11-2026-3-tu"]


def test_a_unit_that_meets_it_is_one_of_one():
    values, _ = doc(ChiTieuFactory.build(cach_gop=CachGop.TY_LE_DAT), o11_tu="đạt", o12_tu="0")
    assert [(v.tu_so, v.mau_so) for v in values] == [(1, 1), (0, 1)]


@pytest.mark.parametrize("score", ["95,2", "95.2", "95,2%"])
def test_a_survey_score_is_kept_with_how_many_were_asked(score):
    target = ChiTieuFactory.build(cach_gop=CachGop.KHAO_SAT)
    (value, *_), _ = doc(target, o11_tu=score, o11_mau="250")
    assert (value.tu_so, value.mau_so) == (238, 250)
    assert chu_cua(target, "tu", value.tu_so, value.mau_so, "") == "95,2"


def test_words_are_words():
    (value,), _ = doc(ChiTieuFactory.build(cach_gop=CachGop.DINH_TINH), o11_chu="Đã  đầu tư")
    assert value.nhan_xet == "Đã đầu tư"


def test_a_kept_value_is_shown_as_it_is_typed():
    assert chu_cua(ChiTieuFactory.build(), "tu", Decimal("1387.000"), Decimal(1400), "") == "1.387"
    assert chu_cua(ChiTieuFactory.build(), "mau", None, None, "") == ""
