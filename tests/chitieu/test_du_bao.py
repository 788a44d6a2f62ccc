"""The forecast, on series whose reading can be worked out by hand."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chitieu.danh_gia import Muc
from chitieu.du_bao import LoTrinh, du_bao

TREN_95 = Muc("gt", Decimal(95))


def chuoi(**years) -> dict[int, Decimal]:
    return {int(year[1:]): Decimal(value) for year, value in years.items()}


@pytest.mark.parametrize(
    ("series", "level", "label"),
    [
        (chuoi(n2022="89", n2024="91.5", n2026="94"), TREN_95, LoTrinh.DUNG),
        (chuoi(n2022="80", n2024="82.5", n2026="85"), TREN_95, LoTrinh.NGUY_CO),
        (chuoi(n2022="80", n2024="80.2", n2026="80.4"), TREN_95, LoTrinh.CHAM),
        (chuoi(n2022="90", n2024="88", n2026="86"), TREN_95, LoTrinh.CHAM),
        (chuoi(n2022="20", n2024="14", n2026="9"), Muc("le", Decimal(5)), LoTrinh.DUNG),
        (chuoi(n2022="20", n2024="20", n2026="20"), Muc("le", Decimal(5)), LoTrinh.CHAM),
        (chuoi(n2022="0", n2024="50", n2026="80"), Muc("eq", Decimal(100)), LoTrinh.DUNG),
    ],
)
def test_the_path_so_far(series, level, label):
    assert du_bao(series, level, 2030).loai is label


def test_the_two_readings_are_told():
    forecast = du_bao(chuoi(n2022="80", n2024="82.5", n2026="85"), TREN_95, 2030)
    assert (forecast.nam_goc, forecast.nam_cuoi) == (2022, 2026)
    assert forecast.ty_le_can == pytest.approx(((85 / 80) ** (1 / 4) - 1) / ((95 / 80) ** (1 / 8) - 1))
    assert forecast.gia_tri == pytest.approx(90)


def test_the_more_cautious_reading_is_the_label():
    """Growth since the base year would do; the last years go down."""
    series = chuoi(n2019="60", n2021="94", n2023="93.5", n2024="93", n2025="92.5", n2026="92")
    forecast = du_bao(series, TREN_95, 2030)
    assert forecast.ty_le_can > 1
    assert forecast.loai is LoTrinh.CHAM


@pytest.mark.parametrize("level", [None, Muc("text")])
def test_without_a_number_there_is_no_forecast(level):
    assert du_bao(chuoi(n2025="90"), level, 2030).loai is None


def test_one_year_is_no_path_and_none_is_nothing():
    assert du_bao(chuoi(n2025="90"), TREN_95, 2030).loai is None
    assert du_bao({}, TREN_95, 2030).loai is None


def test_met_already_and_maintained():
    assert du_bao(chuoi(n2025="96"), TREN_95, 2030).da_dat
    keep = Muc("keep", Decimal(100))
    assert du_bao(chuoi(n2024="100", n2025="100"), keep, 2025).loai is LoTrinh.DUNG
    assert du_bao(chuoi(n2024="100", n2025="99"), keep, 2026).loai is LoTrinh.CHAM


@given(
    st.dictionaries(st.integers(2015, 2030), st.decimals(0, 100, places=2), min_size=1),
    st.sampled_from(["gt", "ge", "eq", "le", "lt", "keep"]),
    st.decimals(0, 100, places=1),
)
def test_every_series_has_a_reading_or_none(series, operator, level):
    forecast = du_bao(series, Muc(operator, level), 2030)
    assert forecast.loai is not None or len(series) == 1
