from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db.models import Q

from chung.ngay import hom_nay
from donvi.models import DiaBan
from taikhoan.enums import VaiTro
from taikhoan.pham_vi import PhamVi, pham_vi_cua, q_duong_dan
from tests.factories import DiaBanFactory, NguoiDungFactory, PhanQuyenFactory


def test_staff_and_coordinators_reach_their_agency(the_gioi):
    staff, coordinator = pham_vi_cua(the_gioi.can_bo_so), pham_vi_cua(the_gioi.dau_moi)
    assert (staff.can_bo, staff.dau_moi) == ({the_gioi.so_y_te.pk}, frozenset())
    assert (coordinator.can_bo, coordinator.dau_moi) == (frozenset(), {the_gioi.so_y_te.pk})
    assert staff.co_quan == coordinator.co_quan == {the_gioi.so_y_te.pk}
    assert staff.dia_ban == coordinator.dia_ban == frozenset()


def test_leaders_and_admins_reach_their_place(the_gioi):
    leader, admin = pham_vi_cua(the_gioi.lanh_dao_a), pham_vi_cua(the_gioi.quan_tri)
    assert (leader.lanh_dao, leader.quan_tri, leader.co_quan) == ({"/40/412/"}, frozenset(), frozenset())
    assert (admin.quan_tri, admin.lanh_dao, admin.dia_ban) == ({"/40/"}, frozenset(), {"/40/"})


DOC_DUOC = {
    "quan_tri": {"nghe_an", "huyen_a", "huyen_b", "xa_1"},
    "lanh_dao_tinh": {"nghe_an", "huyen_a", "huyen_b", "xa_1"},
    "lanh_dao_a": {"huyen_a"},
    "lanh_dao_tinh_khac": {"tinh_khac"},
    "dau_moi": set(),
    "can_bo_so": set(),
    "can_bo_a": set(),
    "nguoi_la": set(),
}


@pytest.mark.parametrize(("person", "places"), DOC_DUOC.items())
def test_the_places_that_each_may_read(the_gioi, person, places):
    reach = pham_vi_cua(getattr(the_gioi, person))
    names = ("quoc_gia", "nghe_an", "huyen_a", "huyen_b", "xa_1", "tinh_khac")
    assert {name for name in names if reach.doc_dia_ban(getattr(the_gioi, name))} == places
    administered = {name for name in names if reach.quan_tri_dia_ban(getattr(the_gioi, name))}
    assert administered == (places if person == "quan_tri" else set())


def test_an_operator_reaches_everything(the_gioi):
    reach = pham_vi_cua(NguoiDungFactory(is_superuser=True))
    assert reach.toan_he_thong
    assert reach.doc_dia_ban(the_gioi.tinh_khac)
    assert reach.quan_tri_dia_ban(the_gioi.quoc_gia)


def test_whoever_has_not_signed_in_reaches_nothing(db):
    assert pham_vi_cua(AnonymousUser()) == PhamVi()


def test_roles_of_several_kinds_add_up(the_gioi):
    person = the_gioi.can_bo_so
    PhanQuyenFactory(nguoi_dung=person, co_quan=the_gioi.so_noi_vu, vai_tro=VaiTro.DAU_MOI)
    PhanQuyenFactory(nguoi_dung=person, co_quan=None, dia_ban=the_gioi.huyen_b, vai_tro=VaiTro.LANH_DAO)
    reach = pham_vi_cua(person)
    assert reach.co_quan == {the_gioi.so_y_te.pk, the_gioi.so_noi_vu.pk}
    assert reach.dia_ban == {"/40/415/"}


@pytest.mark.parametrize(
    ("first", "last", "held"),
    [(None, 0, True), (0, None, True), (-9, 9, True), (None, -1, False), (1, None, False)],
)
def test_a_role_counts_from_its_first_to_its_last_day(the_gioi, first, last, held):
    def day(offset: int | None):
        return None if offset is None else hom_nay() + timedelta(days=offset)

    role = PhanQuyenFactory(co_quan=the_gioi.so_y_te, tu_ngay=day(first), den_ngay=day(last))
    assert bool(pham_vi_cua(role.nguoi_dung).co_quan) == held


def test_the_reach_is_read_once_for_a_person(the_gioi, django_assert_num_queries):
    with django_assert_num_queries(1):
        pham_vi_cua(the_gioi.can_bo_so)
        pham_vi_cua(the_gioi.can_bo_so)


@pytest.mark.parametrize(
    ("paths", "around"),
    [
        (set(), set()),
        ({"/"}, {"/"}),
        ({"/40/"}, {"/", "/40/"}),
        ({"/40/412/", "/70/"}, {"/", "/40/", "/40/412/", "/70/"}),
    ],
)
def test_the_places_around_are_those_of_each_part_of_the_path(paths, around):
    assert PhamVi(duong_dan_co_quan=frozenset(paths)).duong_dan_bao_trum() == around
    assert PhamVi(lanh_dao=frozenset(paths)).duong_dan_bao_trum() == around


def test_a_path_finds_the_place_and_what_lies_under_it_and_no_other_code(the_gioi):
    DiaBanFactory(ma="401", ten="Tỉnh mã gần giống")

    def found(*paths: str) -> set[str]:
        return set(DiaBan.objects.filter(q_duong_dan("duong_dan", frozenset(paths))).values_list("ma", flat=True))

    assert found("/40/") == {"40", "412", "415", "16681", "16690"}
    assert found("/40/412/", "/70/") == {"412", "70"}
    assert found() == set()
    assert DiaBan.objects.filter(q_duong_dan("duong_dan", frozenset()) | Q(ma="40")).count() == 1
