import itertools
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from baocao.thoi_gian import cac_quy, cac_tuan
from baocao.xep_hang import DongCoQuan, can_duoi, xep_hang
from nhiemvu.so_dem import SoDem
from nhiemvu.trang_thai import PhanLoai


def dong(khoa: int, muon: int, dung: int) -> DongCoQuan:
    return DongCoQuan(khoa, "/", SoDem({PhanLoai.QUA_HAN: muon, PhanLoai.DUNG_HAN: dung}), im_lang=False)


def test_one_late_item_of_one_says_less_than_forty_of_a_hundred():
    assert [row.khoa for row in xep_hang([dong(1, 1, 0), dong(2, 40, 60), dong(3, 0, 9)])] == [2, 1, 3]


def test_an_agency_that_counts_to_two_places_is_ranked_once():
    [row] = xep_hang([dong(1, 2, 3), dong(1, 1, 4)])
    assert (row.muon, row.da_ro) == (3, 10)


@given(phan=st.integers(0, 500), them=st.integers(0, 500))
def test_the_bound_is_never_above_the_share(phan, them):
    share = phan / (phan + them) if phan + them else 0
    assert 0 <= can_duoi(phan, phan + them) <= share + 1e-9


@given(ngay=st.dates(date(2020, 1, 1), date(2040, 12, 31)))
def test_quarters_and_weeks_follow_each_other_without_gap(ngay):
    for parts in (list(cac_quy(ngay)), list(cac_tuan(ngay))):
        assert all((after[1] - before[2]).days == 1 for before, after in itertools.pairwise(parts))
    assert list(cac_quy(ngay))[-1][1] <= ngay <= list(cac_quy(ngay))[-1][2]
    assert next(iter(cac_tuan(ngay)))[1] == ngay
