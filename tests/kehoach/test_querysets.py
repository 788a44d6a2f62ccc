import pytest

from donvi.enums import CachXacDinh
from kehoach.models import KeHoach
from nhiemvu.enums import VaiTroPhanCong
from nhiemvu.services.giao_viec import giao_viec
from taikhoan.models import NguoiDung
from tests.factories import (
    CoQuanFactory,
    KeHoachFactory,
    NguoiDungFactory,
    NhiemVuFactory,
    NhomCoQuanFactory,
    PhanCongFactory,
    PhanQuyenFactory,
)

MOI_NGUOI = {
    "quan_tri": {"tinh", "huyen_a", "quoc_gia"},
    "dau_moi": {"tinh", "quoc_gia"},
    "can_bo_so": {"tinh", "quoc_gia"},
    "can_bo_a": {"tinh", "huyen_a", "quoc_gia"},
    "can_bo_b": {"tinh", "quoc_gia"},
    "lanh_dao_tinh": {"tinh", "huyen_a", "quoc_gia"},
    "lanh_dao_a": {"tinh", "huyen_a", "quoc_gia"},
    "lanh_dao_tinh_khac": {"tinh_khac", "quoc_gia"},
    "nguoi_la": set(),
}


@pytest.fixture
def ke_hoach(the_gioi) -> dict[str, KeHoach]:
    """One plan for each place, the province's being that of the cast."""
    return {
        "tinh": the_gioi.ke_hoach,
        "huyen_a": KeHoachFactory(dia_ban=the_gioi.huyen_a),
        "quoc_gia": KeHoachFactory(dia_ban=the_gioi.quoc_gia),
        "tinh_khac": KeHoachFactory(dia_ban=the_gioi.tinh_khac),
    }


def ten_doc_duoc(plans: dict[str, KeHoach], person) -> set[str]:
    readable = set(KeHoach.objects.cho_nguoi(person))
    return {name for name, plan in plans.items() if plan in readable}


@pytest.mark.parametrize(("person", "names"), MOI_NGUOI.items())
def test_the_plans_that_each_may_read(the_gioi, ke_hoach, person, names):
    assert ten_doc_duoc(ke_hoach, getattr(the_gioi, person)) == names


@pytest.mark.parametrize("person", MOI_NGUOI)
def test_asked_of_one_plan_the_answer_is_the_same(the_gioi, ke_hoach, person):
    reader = getattr(the_gioi, person)
    assert {name for name, plan in ke_hoach.items() if reader.has_perm("kehoach.doc", plan)} == MOI_NGUOI[person]


def test_an_operator_reads_every_plan(ke_hoach):
    assert ten_doc_duoc(ke_hoach, NguoiDungFactory(is_superuser=True)) == set(ke_hoach)


def test_a_coordinator_reads_the_plans_of_other_places_that_they_coordinate(the_gioi, ke_hoach):
    ke_hoach["tinh_khac"].dau_moi = the_gioi.so_y_te
    ke_hoach["tinh_khac"].save()
    assert "tinh_khac" in ten_doc_duoc(ke_hoach, the_gioi.dau_moi)
    assert "tinh_khac" not in ten_doc_duoc(ke_hoach, the_gioi.can_bo_so)


@pytest.mark.parametrize("role", VaiTroPhanCong)
def test_an_agency_named_in_a_task_reads_the_plan(the_gioi, ke_hoach, role):
    for _ in range(2):
        PhanCongFactory(nhiem_vu__ke_hoach=ke_hoach["tinh_khac"], vai_tro=role, co_quan=the_gioi.so_y_te)
    assert "tinh_khac" in ten_doc_duoc(ke_hoach, the_gioi.can_bo_so)
    assert "tinh_khac" not in ten_doc_duoc(ke_hoach, the_gioi.can_bo_a)
    assert KeHoach.objects.cho_nguoi(the_gioi.can_bo_so).count() == 3


def test_an_agency_that_owes_work_through_a_group_reads_the_plan(the_gioi, ke_hoach):
    plan = ke_hoach["huyen_a"]
    group = NhomCoQuanFactory(cach=CachXacDinh.LIET_KE)
    group.thanh_vien.add(the_gioi.so_noi_vu)
    assignment = PhanCongFactory(nhiem_vu=NhiemVuFactory(ke_hoach=plan), nhom=group, co_quan=None)
    person = PhanQuyenFactory(co_quan=the_gioi.so_noi_vu).nguoi_dung
    assert "huyen_a" not in ten_doc_duoc(ke_hoach, person)
    giao_viec(plan, [assignment.nhiem_vu], the_gioi.ngay)
    assert "huyen_a" in ten_doc_duoc(ke_hoach, person)


@pytest.mark.parametrize("person", MOI_NGUOI)
def test_reading_costs_the_same_however_many_plans(the_gioi, ke_hoach, person, django_assert_max_num_queries):
    reader = NguoiDung.objects.get(pk=getattr(the_gioi, person).pk)
    PhanQuyenFactory(nguoi_dung=reader, co_quan=CoQuanFactory(dia_ban=the_gioi.tinh_khac))
    for _ in range(4):
        KeHoachFactory(dia_ban=the_gioi.nghe_an)
    with django_assert_max_num_queries(3):
        list(KeHoach.objects.cho_nguoi(reader))
