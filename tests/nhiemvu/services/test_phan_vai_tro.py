"""Roles held in a place that ended follow its People's Committee: told beforehand, and taken back with the handover."""

from datetime import timedelta

import pytest
from django.urls import reverse

from donvi.enums import LoaiCoQuan
from nhiemvu.services.chuyen_giao import hoan_tac, xem_truoc_chuyen_giao
from taikhoan.enums import VaiTro
from taikhoan.models import PhanQuyen
from taikhoan.pham_vi import pham_vi_cua, quen_pham_vi
from tests.dan_vai import CAI_CACH
from tests.factories import CoQuanFactory, PhanQuyenFactory
from tests.ke_thua import anh_chup, chuyen, ghi, ubnd_xa
from tests.web import Trang

HOM_TRUOC = CAI_CACH - timedelta(days=1)


@pytest.fixture
def w(the_gioi):
    the_gioi.xa_dong, the_gioi.xa_tay = ubnd_xa(the_gioi.xa_1), ubnd_xa(the_gioi.xa_2)
    the_gioi.vai_tro = PhanQuyen.objects.get(nguoi_dung=the_gioi.lanh_dao_a)
    return the_gioi


def cac_vai_tro(person) -> list[tuple]:
    roles = PhanQuyen.objects.filter(nguoi_dung=person).order_by("pk")
    return [(role.dia_ban, role.vai_tro, role.tu_ngay, role.den_ngay) for role in roles]


def test_the_leader_of_a_place_that_ended_leads_the_one_that_carries_it_on(w):
    chuyen(w.quan_tri, w.ubnd_a, w.xa_dong)
    assert cac_vai_tro(w.lanh_dao_a) == [
        (w.huyen_a, VaiTro.LANH_DAO, None, HOM_TRUOC),
        (w.xa_1, VaiTro.LANH_DAO, CAI_CACH, None),
    ]
    quen_pham_vi(w.lanh_dao_a)
    reach = pham_vi_cua(w.lanh_dao_a)
    assert reach.doc_dia_ban(w.xa_1)
    assert not reach.doc_dia_ban(w.xa_2)


def test_the_preview_tells_whose_role_passes_where(w, vao, monkeypatch):
    act = ghi(w.quan_tri, w.ubnd_a, w.xa_dong, w.xa_tay)
    [item] = [m for m in xem_truoc_chuyen_giao(act, CAI_CACH).muc if m.ma == f"vai_tro-{w.vai_tro.pk}"]
    assert (item.ten, item.moi, item.lua_chon) == ("lanh_dao_a – Lãnh đạo", w.xa_dong, [w.xa_dong, w.xa_tay])
    page = Trang(vao(w.quan_tri).get(reverse("ke-thua", args=[act.pk])))
    assert "vai trò theo địa bàn, chuyển sang Xã Đông" in page.chu
    assert page.gia_tri(f"vai_tro-{w.vai_tro.pk}") == str(w.xa_dong.pk)


def test_in_a_split_a_person_says_which_place_gets_the_role(w):
    chuyen(w.quan_tri, w.ubnd_a, w.xa_dong, w.xa_tay, lua_chon={f"vai_tro-{w.vai_tro.pk}": w.xa_tay.pk})
    assert cac_vai_tro(w.lanh_dao_a)[-1][0] == w.xa_2


def test_undo_gives_the_roles_back(w):
    PhanQuyenFactory(vai_tro=VaiTro.QUAN_TRI, co_quan=None, dia_ban=w.huyen_a)
    before = anh_chup(ca_chuyen_giao=False)
    act = chuyen(w.quan_tri, w.ubnd_a, w.xa_dong)
    hoan_tac(act, nguoi=w.quan_tri)
    assert anh_chup(ca_chuyen_giao=False) == before


def test_somebody_of_two_places_that_merge_gets_one_role(w):
    PhanQuyenFactory(nguoi_dung=w.lanh_dao_a, vai_tro=VaiTro.LANH_DAO, co_quan=None, dia_ban=w.huyen_b)
    chuyen(w.quan_tri, [w.ubnd_a, w.ubnd_b], w.xa_dong)
    assert [role[0] for role in cac_vai_tro(w.lanh_dao_a)] == [w.huyen_a, w.huyen_b, w.xa_1]


def test_roles_stay_where_the_place_still_stands(w):
    committee = CoQuanFactory(ten_ngan="UBND tỉnh", loai=LoaiCoQuan.UBND, dia_ban=w.nghe_an)
    before = cac_vai_tro(w.lanh_dao_tinh)
    chuyen(w.quan_tri, committee, w.so_y_te)
    assert cac_vai_tro(w.lanh_dao_tinh) == before


def test_another_agency_of_the_place_takes_no_role_of_the_place_along(w):
    office = CoQuanFactory(ten_ngan="Phòng Y tế", loai=LoaiCoQuan.PHONG, dia_ban=w.huyen_a, den_ngay=HOM_TRUOC)
    before = cac_vai_tro(w.lanh_dao_a)
    chuyen(w.quan_tri, office, w.xa_dong)
    assert cac_vai_tro(w.lanh_dao_a) == before


def test_a_role_that_had_ended_stays_ended(w):
    w.vai_tro.den_ngay = HOM_TRUOC - timedelta(days=30)
    w.vai_tro.save()
    before = cac_vai_tro(w.lanh_dao_a)
    chuyen(w.quan_tri, w.ubnd_a, w.xa_dong)
    assert cac_vai_tro(w.lanh_dao_a) == before
