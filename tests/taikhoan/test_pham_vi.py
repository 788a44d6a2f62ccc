from datetime import date, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db.models import Q

from chung.ngay import hom_nay
from donvi.enums import CapDiaBan, KieuKeThua, LoaiDiaBan
from donvi.models import CoQuan, DiaBan, KeThuaDiaBan
from kehoach.models import KeHoach
from nhiemvu.models import DauViec
from taikhoan.enums import VaiTro
from taikhoan.pham_vi import Noi, PhamVi, pham_vi_cua, q_duong_dan
from tests.dan_vai import CAI_CACH
from tests.factories import (
    CoQuanFactory,
    DauViecFactory,
    DiaBanFactory,
    KeHoachFactory,
    NguoiDungFactory,
    PhanQuyenFactory,
)

NGHE_AN, HUYEN_A = Noi("/40/"), Noi("/40/412/", None, date(2025, 6, 30))


def test_staff_and_coordinators_reach_their_agency(the_gioi):
    staff, coordinator = pham_vi_cua(the_gioi.can_bo_so), pham_vi_cua(the_gioi.dau_moi)
    assert (staff.can_bo, staff.dau_moi) == ({the_gioi.so_y_te.pk}, frozenset())
    assert (coordinator.can_bo, coordinator.dau_moi) == (frozenset(), {the_gioi.so_y_te.pk})
    assert staff.co_quan == coordinator.co_quan == {the_gioi.so_y_te.pk}
    assert staff.dia_ban == coordinator.dia_ban == frozenset()


def test_leaders_and_admins_reach_their_place(the_gioi):
    leader, admin = pham_vi_cua(the_gioi.lanh_dao_a), pham_vi_cua(the_gioi.quan_tri)
    assert (leader.lanh_dao, leader.quan_tri, leader.co_quan) == ({HUYEN_A}, frozenset(), frozenset())
    assert (admin.quan_tri, admin.lanh_dao, admin.dia_ban) == ({NGHE_AN}, frozenset(), {NGHE_AN})


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
    assert [place.duong_dan for place in reach.dia_ban] == ["/40/415/"]


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
        ((), set()),
        (("/",), {"0"}),
        (("/40/",), {"0", "40"}),
        (("/40/412/", "/70/"), {"0", "40", "412", "70"}),
    ],
)
def test_the_places_around_are_those_of_each_part_of_the_path(the_gioi, paths, around):
    places = frozenset(Noi(path) for path in paths)
    for reach in (PhamVi(noi_co_quan=places), PhamVi(lanh_dao=places)):
        found = DiaBan.objects.filter(reach.q_bao_trum("duong_dan"))
        assert set(found.values_list("ma", flat=True)) == around


def test_a_path_finds_the_place_and_what_lies_under_it_and_no_other_code(the_gioi):
    DiaBanFactory(ma="401", ten="Tỉnh mã gần giống")

    def found(*paths: str) -> set[str]:
        return set(
            DiaBan.objects.filter(q_duong_dan("duong_dan", [Noi(path) for path in paths])).values_list("ma", flat=True)
        )

    assert found("/40/") == {"40", "412", "415", "16681", "16690"}
    assert found("/40/412/", "/70/") == {"412", "70"}
    assert found() == set()
    assert DiaBan.objects.filter(q_duong_dan("duong_dan", []) | Q(ma="40")).count() == 1


TRUOC = CAI_CACH - timedelta(days=1)


@pytest.fixture
def ma_24(db):
    """The code of Bắc Giang, taken by Bắc Ninh, a city later; each with a commune, an agency and a plan."""
    rows = {
        "bac_giang": ("Tỉnh Bắc Giang", None, TRUOC),
        "bac_ninh": ("Tỉnh Bắc Ninh", CAI_CACH, date(2026, 9, 19)),
        "thanh_pho": ("Thành phố Bắc Ninh", date(2026, 9, 20), None),
    }
    places = {
        name: DiaBanFactory(ma="24", ten=ten, tu_ngay=first, den_ngay=last) for name, (ten, first, last) in rows.items()
    }
    links = (("bac_giang", "bac_ninh", KieuKeThua.NHAP), ("bac_ninh", "thanh_pho", KieuKeThua.DOI_LOAI))
    for old, new, kind in links:
        KeThuaDiaBan.objects.create(cu=places[old], moi=places[new], ngay=places[new].tu_ngay, kieu=kind, chinh=True)
    for number, place in enumerate(places.values()):
        commune = DiaBanFactory(
            ma=f"7000{number}", ten="Xã", cap=CapDiaBan.XA, loai=LoaiDiaBan.XA, cha=place, tu_ngay=place.tu_ngay,
            den_ngay=place.den_ngay,
        )  # fmt: skip
        agency = CoQuanFactory(dia_ban=commune, tu_ngay=place.tu_ngay, den_ngay=place.den_ngay)
        DauViecFactory(phan_cong__co_quan=agency, phan_cong__nhiem_vu__ke_hoach=KeHoachFactory(dia_ban=place))
    return places


@pytest.mark.parametrize(
    ("noi", "den"),
    [
        ("bac_giang", {"bac_giang"}),
        ("bac_ninh", {"bac_ninh", "thanh_pho"}),
        ("thanh_pho", {"bac_ninh", "thanh_pho"}),
    ],
)
@pytest.mark.parametrize("vai_tro", [VaiTro.LANH_DAO, VaiTro.QUAN_TRI])
def test_a_code_that_is_used_again_does_not_carry_a_role_to_the_new_place(ma_24, noi, den, vai_tro):
    person = PhanQuyenFactory(vai_tro=vai_tro, co_quan=None, dia_ban=ma_24[noi]).nguoi_dung
    reach = pham_vi_cua(person)
    assert {name for name, place in ma_24.items() if reach.doc_dia_ban(place)} == den
    administered = {name for name, place in ma_24.items() if reach.quan_tri_dia_ban(place)}
    assert administered == (den if vai_tro == VaiTro.QUAN_TRI else set())
    reached = {ma_24[name] for name in den}
    assert {plan.dia_ban for plan in KeHoach.objects.cho_nguoi(person)} == reached
    items = DauViec.objects.cho_nguoi(person)
    assert {item.nhiem_vu.ke_hoach.dia_ban for item in items} == reached
    agencies = CoQuan.objects.filter(q_duong_dan("dia_ban__duong_dan", reach.dia_ban))
    assert agencies.count() == len(den)


@pytest.mark.parametrize(
    ("noi", "doc"), [("bac_giang", {"bac_giang"}), ("bac_ninh", {"bac_ninh", "thanh_pho"}), ("thanh_pho", None)]
)
def test_staff_of_an_ended_place_read_no_plan_of_the_one_that_got_its_code(ma_24, noi, doc):
    person = PhanQuyenFactory(co_quan=CoQuanFactory(dia_ban=ma_24[noi])).nguoi_dung
    read = {plan.dia_ban for plan in KeHoach.objects.cho_nguoi(person)}
    assert read == {ma_24[name] for name in doc or {"bac_ninh", "thanh_pho"}}


def test_a_province_that_takes_another_in_and_keeps_its_name_stays_in_reach(db):
    old = DiaBanFactory(ma="75", ten="Tỉnh Đồng Nai", den_ngay=TRUOC)
    new = DiaBanFactory(ma="75", ten="Tỉnh Đồng Nai", tu_ngay=CAI_CACH)
    KeThuaDiaBan.objects.create(cu=old, moi=new, ngay=CAI_CACH, kieu=KieuKeThua.NHAP, chinh=True)
    for place in (old, new):
        person = PhanQuyenFactory(vai_tro=VaiTro.LANH_DAO, co_quan=None, dia_ban=place).nguoi_dung
        assert all(pham_vi_cua(person).doc_dia_ban(row) for row in (old, new))
