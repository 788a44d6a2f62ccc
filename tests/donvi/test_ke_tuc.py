"""Who carries on the work of an agency on a day, and under which name."""

from datetime import date

import pytest

from donvi.ke_tuc import ChuoiKeTuc, nay_la, nguoi_ke_tuc
from donvi.models import CoQuan
from tests.dan_vai import CAI_CACH
from tests.factories import CoQuanFactory, DiaBanFactory
from tests.ke_thua import chuyen, ghi, ubnd_xa

THANG_3 = date(2025, 3, 1)
HOM_TRUOC = date(2025, 6, 30)
VE_SAU = date(2026, 1, 1)


@pytest.fixture
def w(the_gioi):
    the_gioi.xa_dong, the_gioi.xa_tay = ubnd_xa(the_gioi.xa_1), ubnd_xa(the_gioi.xa_2)
    the_gioi.so_moi = CoQuanFactory(ten_ngan="Sở Tài chính", dia_ban=the_gioi.nghe_an, tu_ngay=THANG_3)
    return the_gioi


def moi(agency: CoQuan) -> CoQuan:
    return CoQuan.objects.get(pk=agency.pk)


def test_while_it_stands_an_agency_carries_on_itself(w):
    chuyen(w.quan_tri, w.ubnd_a, w.xa_dong, w.xa_tay)
    assert nguoi_ke_tuc(moi(w.ubnd_a), HOM_TRUOC) == [w.ubnd_a]
    assert nguoi_ke_tuc(moi(w.ubnd_a), CAI_CACH) == [w.xa_dong, w.xa_tay]


def test_an_act_that_is_only_recorded_changes_nothing(w):
    ghi(w.quan_tri, w.ubnd_a, w.xa_dong)
    assert nguoi_ke_tuc(moi(w.ubnd_a), CAI_CACH) == []


def test_chains_are_followed_as_far_as_the_day(w):
    last = CoQuanFactory(ten_ngan="Sở Ngân sách", dia_ban=w.nghe_an, tu_ngay=CAI_CACH)
    chuyen(w.quan_tri, w.so_noi_vu, w.so_moi, ngay=THANG_3)
    chuyen(w.quan_tri, w.so_moi, last)
    assert nguoi_ke_tuc(moi(w.so_noi_vu), HOM_TRUOC) == [w.so_moi]
    assert nguoi_ke_tuc(moi(w.so_noi_vu), VE_SAU) == [last]
    assert moi(w.so_noi_vu).nay_la == last


def test_a_territory_is_shared_out_and_tasks_go_to_one(w):
    other = CoQuanFactory(ten_ngan="Sở Xây dựng", dia_ban=w.nghe_an)
    chuyen(w.quan_tri, w.ubnd_a, w.xa_dong, w.xa_tay)
    chuyen(w.quan_tri, w.so_noi_vu, w.so_moi, other, ngay=THANG_3)
    chains = ChuoiKeTuc([moi(w.ubnd_a), moi(w.so_noi_vu)])
    assert chains.nhan_viec_moi(moi(w.ubnd_a), VE_SAU) == [w.xa_dong, w.xa_tay]
    assert chains.nhan_viec_moi(moi(w.so_noi_vu), VE_SAU) == [w.so_moi]
    assert chains.nhan_viec_moi(moi(w.so_noi_vu), VE_SAU, {other.pk}) == [other]
    assert chains.mac_dinh(moi(w.so_noi_vu), VE_SAU) == w.so_moi


def test_what_agencies_are_now_is_said_in_words(w):
    third = ubnd_xa(DiaBanFactory(ma="16999", ten="Xã Nam", cha=w.nghe_an, tu_ngay=CAI_CACH))
    chuyen(w.quan_tri, w.ubnd_a, w.xa_dong, w.xa_tay, third)
    chuyen(w.quan_tri, w.ubnd_b, w.xa_tay, w.xa_dong)
    chuyen(w.quan_tri, w.so_noi_vu, w.so_moi, ngay=THANG_3)
    agencies = CoQuan.objects.filter(pk__in=[w.ubnd_a.pk, w.ubnd_b.pk, w.so_noi_vu.pk, w.so_y_te.pk])
    assert nay_la(agencies, VE_SAU) == {
        w.ubnd_a.pk: f"nay là {w.xa_dong} và 2 cơ quan khác",
        w.ubnd_b.pk: f"nay là {w.xa_tay} và {w.xa_dong}",
        w.so_noi_vu.pk: f"nay là {w.so_moi}",
    }
    assert w.ubnd_a.pk not in nay_la(agencies, HOM_TRUOC)


def test_what_many_agencies_are_now_takes_as_many_queries_as_for_one(w, django_assert_num_queries):
    chuyen(w.quan_tri, [w.ubnd_a, w.ubnd_b], w.xa_dong)
    chuyen(w.quan_tri, w.so_noi_vu, w.so_moi, ngay=THANG_3)
    agencies = list(CoQuan.objects.all())
    with django_assert_num_queries(1):
        nay_la(agencies[:1] + [a for a in agencies if a.pk == w.ubnd_a.pk], VE_SAU)
    with django_assert_num_queries(1):
        assert len(nay_la(agencies, VE_SAU)) == 3
