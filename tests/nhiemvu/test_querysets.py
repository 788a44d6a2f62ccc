import pytest

from nhiemvu.models import CapNhat, DauViec, NhiemVu
from taikhoan.models import NguoiDung
from tests.factories import CapNhatFactory, DauViecFactory, KeHoachFactory, NguoiDungFactory

MOI_NGUOI = {
    "quan_tri": {"so_y_te", "so_noi_vu", "ubnd_a", "ubnd_b"},
    "dau_moi": {"so_y_te", "so_noi_vu", "ubnd_a", "ubnd_b"},
    "lanh_dao_tinh": {"so_y_te", "so_noi_vu", "ubnd_a", "ubnd_b"},
    "can_bo_so": {"so_y_te"},
    "can_bo_a": {"ubnd_a"},
    "can_bo_b": {"ubnd_b"},
    "lanh_dao_a": {"ubnd_a"},
    "nguoi_la": set(),
    "lanh_dao_tinh_khac": set(),
}


@pytest.mark.parametrize(("person", "agencies"), MOI_NGUOI.items())
def test_the_items_that_each_may_read(the_gioi, person, agencies):
    readable = DauViec.objects.cho_nguoi(getattr(the_gioi, person))
    wanted = DauViec.objects.filter(co_quan__in=[getattr(the_gioi, name) for name in agencies])
    assert set(readable) == set(wanted)
    assert readable.count() == wanted.count()


@pytest.mark.parametrize(
    ("person", "agency"),
    [("can_bo_so", "so_y_te"), ("dau_moi", "so_y_te"), ("can_bo_a", "ubnd_a"), ("quan_tri", ""), ("lanh_dao_a", "")],
)
def test_my_work_is_that_of_my_agency_alone(the_gioi, person, agency):
    mine = DauViec.objects.cua_co_quan(getattr(the_gioi, person))
    assert set(mine) == set(DauViec.objects.filter(co_quan=getattr(the_gioi, agency, None)))


def test_a_leader_reads_what_agencies_of_the_place_owe_elsewhere(the_gioi):
    elsewhere = DauViecFactory(phan_cong__co_quan=the_gioi.so_y_te)
    assert elsewhere in DauViec.objects.cho_nguoi(the_gioi.lanh_dao_tinh)
    assert elsewhere not in DauViec.objects.cho_nguoi(the_gioi.dau_moi).exclude(co_quan=the_gioi.so_y_te)


def test_a_leader_reads_what_the_plans_of_the_place_ask_of_agencies_elsewhere(the_gioi):
    outside = DauViecFactory(phan_cong__nhiem_vu__ke_hoach=the_gioi.ke_hoach, phan_cong__co_quan=the_gioi.bo_y_te)
    assert outside in DauViec.objects.cho_nguoi(the_gioi.lanh_dao_tinh)
    assert outside not in DauViec.objects.cho_nguoi(the_gioi.lanh_dao_a)


@pytest.mark.parametrize("person", MOI_NGUOI)
def test_naming_the_plan_changes_nothing_of_what_one_reads_in_it(the_gioi, person):
    reader, places = getattr(the_gioi, person), (the_gioi.quoc_gia, the_gioi.tinh_khac, the_gioi.huyen_a)
    plans = [the_gioi.ke_hoach, *(KeHoachFactory(dia_ban=place) for place in places)]
    for plan in plans:
        for agency in (the_gioi.so_y_te, the_gioi.ubnd_a, the_gioi.ubnd_b):
            DauViecFactory(phan_cong__nhiem_vu__ke_hoach=plan, phan_cong__co_quan=agency)
        items = DauViec.objects.filter(ke_hoach=plan)
        assert set(items.cho_nguoi(reader, plan)) == set(items.cho_nguoi(reader))


@pytest.mark.parametrize("person", MOI_NGUOI)
def test_whoever_reads_an_item_reads_its_task(the_gioi, person):
    reader = getattr(the_gioi, person)
    for agency in (the_gioi.so_y_te, the_gioi.ubnd_a):
        DauViecFactory(phan_cong__co_quan=agency)
    tasks = set(DauViec.objects.cho_nguoi(reader).values_list("nhiem_vu", flat=True))
    assert tasks <= set(NhiemVu.objects.cho_nguoi(reader).values_list("pk", flat=True))


@pytest.mark.parametrize(("person", "sees"), [("can_bo_b", True), ("lanh_dao_tinh_khac", False), ("nguoi_la", False)])
def test_tasks_are_read_with_their_plan(the_gioi, person, sees):
    assert NhiemVu.objects.cho_nguoi(getattr(the_gioi, person)).count() == (8 if sees else 0)


@pytest.mark.parametrize("manager", [DauViec.objects, NhiemVu.objects])
def test_an_operator_reads_everything(the_gioi, manager):
    assert set(manager.cho_nguoi(NguoiDungFactory(is_superuser=True))) == set(manager.all())


@pytest.mark.parametrize("person", MOI_NGUOI)
@pytest.mark.parametrize("more", [0, 3])
def test_reading_costs_the_same_however_many_items(the_gioi, django_assert_max_num_queries, person, more):
    reader = NguoiDung.objects.get(pk=getattr(the_gioi, person).pk)
    plan = KeHoachFactory(dia_ban=the_gioi.nghe_an, dau_moi=the_gioi.so_y_te)
    for _ in range(more):
        DauViecFactory(phan_cong__nhiem_vu__ke_hoach=plan, phan_cong__co_quan=the_gioi.ubnd_a)
    with django_assert_max_num_queries(3):
        rows = [
            (str(item), item.nhiem_vu.ke_hoach.van_ban.ten_goi, item.nhiem_vu.muc, item.ma_trang_thai)
            for item in DauViec.objects.cho_nguoi(reader)
            .voi_trang_thai(the_gioi.ngay)
            .kem_nguon()
            .select_related("nhiem_vu__muc")
        ]
    assert bool(rows) == bool(MOI_NGUOI[person])


def test_an_operator_may_review_every_report(the_gioi):
    waiting = CapNhatFactory(dau_viec=the_gioi.viec("mot_chu_tri"), duyet="cho")
    CapNhatFactory(dau_viec=the_gioi.viec("mot_chu_tri"))
    assert list(CapNhat.objects.cho_toi_duyet(NguoiDungFactory(is_superuser=True))) == [waiting]
