from collections import Counter
from datetime import date

import pytest
from django.db import IntegrityError

from donvi.enums import CachXacDinh, CapDiaBan, LoaiCoQuan, LoaiDiaBan
from kehoach.enums import TinhTrangVanBan
from kehoach.ky import ChuKy
from nhiemvu.enums import TinhChat, VaiTroPhanCong
from nhiemvu.han import LoaiHan
from nhiemvu.models import DauViec
from nhiemvu.services import giao_viec as module
from nhiemvu.services.ghi import NhiemVuMoi, PhanCongMoi, them_nhiem_vu
from nhiemvu.services.giao_viec import Dot, cac_dot, giao_viec, mo_ky
from tests.factories import CoQuanFactory, DiaBanFactory, KeHoachFactory, NhiemVuFactory, NhomCoQuanFactory
from tests.luong import can_postgresql, cung_luc

QUY_1 = (date(2023, 12, 15), date(2024, 3, 14))
QUY_2 = (date(2024, 3, 15), date(2024, 6, 14))
QUY_3 = (date(2024, 6, 15), date(2024, 9, 14))


def giao(world, *, chu_tri=(), phoi_hop=(), ngay=None, **fields) -> list[DauViec]:
    """The items of one new task with these leads, by agency and date."""
    leads = [PhanCongMoi(VaiTroPhanCong.CHU_TRI, str(who), who) for who in chu_tri]
    helpers = [PhanCongMoi(VaiTroPhanCong.PHOI_HOP, str(who), who) for who in phoi_hop]
    new = NhiemVuMoi("Việc mới", phan_cong=(*leads, *helpers), **fields)
    tasks = them_nhiem_vu(world.ke_hoach, [new], nguoi=world.quan_tri)
    made = giao_viec(world.ke_hoach, tasks, ngay or world.ngay)
    items = list(DauViec.objects.filter(nhiem_vu=tasks[0]).order_by("co_quan", "han"))
    assert made == len(items)
    return items


def cac_quy(world, ten: str) -> list[tuple[date, date]]:
    """The periods that Sở Y tế owes of the named task, oldest first."""
    items = DauViec.objects.filter(nhiem_vu=world.nhiem_vu[ten]).order_by("ky_tu")
    return list(items.values_list("ky_tu", "ky_den"))


def test_a_dated_task_with_one_lead_has_one_item(the_gioi):
    (item,) = giao(the_gioi, chu_tri=[the_gioi.so_y_te], loai_han=LoaiHan.QUY, han_den=date(2024, 6, 30))
    assert (item.co_quan, item.tinh_chat) == (the_gioi.so_y_te, TinhChat.CO_HAN)
    assert item.han == item.han_goc == date(2024, 6, 30)
    assert (item.ky_tu, item.ky_den, item.ten_ky, item.moc) == (None, None, "", 0)


def test_a_collective_of_21_owes_21_items(the_gioi):
    for number in range(19):
        place = DiaBanFactory(
            ma=f"5{number:02}",
            ten=f"Huyện số {number}",
            loai=LoaiDiaBan.HUYEN,
            cap=CapDiaBan.HUYEN,
            cha=the_gioi.nghe_an,
        )
        CoQuanFactory(dia_ban=place, loai=LoaiCoQuan.UBND)
        CoQuanFactory(dia_ban=place, loai=LoaiCoQuan.PHONG)
    items = giao(the_gioi, chu_tri=[the_gioi.ubnd_cap_huyen], loai_han=LoaiHan.NGAY, han_den=date(2024, 9, 1))
    assert len(items) == len({item.co_quan_id for item in items}) == 21
    assert {item.co_quan.loai for item in items} == {LoaiCoQuan.UBND}
    assert {item.phan_cong.nhom for item in items} == {the_gioi.ubnd_cap_huyen}


def test_helpers_and_open_groups_and_unknown_names_owe_nothing(the_gioi):
    assert not giao(the_gioi, phoi_hop=[the_gioi.so_y_te], han_den=date(2024, 6, 30))
    assert not giao(the_gioi, chu_tri=[the_gioi.cac_don_vi], han_den=date(2024, 6, 30))
    assert not giao(the_gioi, chu_tri=[None], han_den=date(2024, 6, 30))


def test_two_leads_owe_one_each_and_none_twice(the_gioi):
    group = NhomCoQuanFactory(cach=CachXacDinh.LIET_KE)
    group.thanh_vien.set([the_gioi.so_y_te, the_gioi.so_noi_vu])
    leads = [the_gioi.so_y_te, group, the_gioi.so_noi_vu]
    items = giao(the_gioi, chu_tri=leads, loai_han=LoaiHan.NGAY, han_den=date(2024, 9, 1))
    assert {(item.co_quan, item.phan_cong.nhom) for item in items} == {
        (the_gioi.so_y_te, None),
        (the_gioi.so_noi_vu, group),
    }


def test_two_milestones_are_two_items(the_gioi):
    days = (date(2024, 6, 14), date(2024, 11, 30))
    items = giao(the_gioi, chu_tri=[the_gioi.so_y_te], loai_han=LoaiHan.NGAY, cac_moc=days, han_den=days[-1])
    assert [(item.moc, item.han) for item in items] == list(enumerate(days))


@pytest.mark.parametrize(
    ("kind", "nature"),
    [
        (LoaiHan.DIEU_KIEN, TinhChat.CHO_DIEU_KIEN),
        (LoaiHan.TUONG_DOI, TinhChat.CHO_DIEU_KIEN),
        (LoaiHan.KHONG, TinhChat.CAN_THOI_HAN),
        (LoaiHan.KHONG_RO, TinhChat.CAN_THOI_HAN),
        (LoaiHan.THAM_CHIEU, TinhChat.CAN_THOI_HAN),
    ],
)
def test_without_a_date_an_item_waits_or_asks_for_one(the_gioi, kind, nature):
    (item,) = giao(the_gioi, chu_tri=[the_gioi.so_y_te], loai_han=kind)
    assert (item.tinh_chat, item.han) == (nature, None)


@pytest.mark.parametrize("kind", [LoaiHan.TUONG_DOI, LoaiHan.DIEU_KIEN, LoaiHan.NAM, LoaiHan.KHOANG])
def test_with_a_date_an_item_is_dated_whatever_the_words(the_gioi, kind):
    (item,) = giao(the_gioi, chu_tri=[the_gioi.so_y_te], loai_han=kind, han_den=date(2024, 12, 31))
    assert (item.tinh_chat, item.han) == (TinhChat.CO_HAN, date(2024, 12, 31))


def test_a_standing_task_has_one_item_per_period_up_to_the_current_one(the_gioi):
    assert cac_quy(the_gioi, "thuong_xuyen") == [QUY_1, QUY_2]
    item = the_gioi.viec("thuong_xuyen")
    assert (item.tinh_chat, item.han, item.ten_ky) == (TinhChat.DINH_KY, QUY_1[1], "Quý I/2024")


@pytest.mark.parametrize("kind", [LoaiHan.DINH_KY, LoaiHan.MO])
def test_a_standing_task_begins_where_it_says(the_gioi, kind):
    items = giao(the_gioi, chu_tri=[the_gioi.so_y_te], loai_han=kind, han_tu=date(2024, 4, 1), ngay=date(2024, 7, 1))
    assert [(item.ky_tu, item.ky_den) for item in items] == [QUY_2, QUY_3]


def test_a_standing_task_stops_where_it_says(the_gioi):
    items = giao(
        the_gioi,
        chu_tri=[the_gioi.so_y_te],
        loai_han=LoaiHan.DINH_KY,
        han_den=date(2024, 3, 31),
        ngay=date(2025, 1, 1),
    )
    assert [(item.ky_tu, item.ky_den) for item in items] == [QUY_1, QUY_2]


def test_a_task_may_have_its_own_cycle(the_gioi):
    items = giao(the_gioi, chu_tri=[the_gioi.so_y_te], loai_han=LoaiHan.DINH_KY, chu_ky=ChuKy.THANG.value)
    assert [item.ten_ky for item in items] == ["Tháng 3/2024", "Tháng 4/2024", "Tháng 5/2024", "Tháng 6/2024"]


def test_the_members_of_a_period_are_those_of_its_first_day(the_gioi):
    items = giao(
        the_gioi,
        chu_tri=[the_gioi.ubnd_cap_huyen],
        loai_han=LoaiHan.DINH_KY,
        han_tu=date(2025, 3, 20),
        ngay=date(2025, 12, 1),
    )
    assert Counter(item.ten_ky for item in items) == {"Quý II/2025": 2, "Quý III/2025": 2}


def test_the_first_period_asks_who_was_there_on_the_day_of_the_assignment(the_gioi):
    late = CoQuanFactory(dia_ban=the_gioi.nghe_an, tu_ngay=date(2024, 2, 1))
    later = CoQuanFactory(dia_ban=the_gioi.nghe_an, tu_ngay=date(2024, 3, 1))
    items = giao(the_gioi, chu_tri=[late, later], loai_han=LoaiHan.DINH_KY)
    assert [(item.co_quan, item.ky_tu) for item in items] == [
        (late, QUY_1[0]),
        (late, QUY_2[0]),
        (later, QUY_2[0]),
    ]


def test_an_agency_that_ended_before_the_plan_owes_nothing(the_gioi):
    gone = CoQuanFactory(dia_ban=the_gioi.nghe_an, den_ngay=date(2024, 2, 18))
    last_day = CoQuanFactory(dia_ban=the_gioi.nghe_an, den_ngay=date(2024, 2, 19))
    items = giao(the_gioi, chu_tri=[gone, last_day], loai_han=LoaiHan.NGAY, han_den=date(2024, 9, 1))
    assert [item.co_quan for item in items] == [last_day]


def test_an_agency_that_ends_later_owes_its_dated_work_and_no_later_period(the_gioi):
    ending = CoQuanFactory(dia_ban=the_gioi.nghe_an, den_ngay=date(2024, 3, 31))
    items = giao(the_gioi, chu_tri=[ending], loai_han=LoaiHan.DINH_KY, ngay=date(2024, 12, 1))
    assert [item.ten_ky for item in items] == ["Quý I/2024", "Quý II/2024"]


def tat_ca() -> set[tuple]:
    fields = [field.attname for field in DauViec._meta.concrete_fields]
    return set(DauViec.objects.values_list(*fields))


def test_making_again_changes_nothing(the_gioi):
    before = tat_ca()
    assert giao_viec(the_gioi.ke_hoach, the_gioi.ke_hoach.nhiem_vu.all(), the_gioi.ngay) == 0
    assert giao_viec(the_gioi.ke_hoach, the_gioi.ke_hoach.nhiem_vu.all(), date(2024, 2, 20)) == 0
    assert tat_ca() == before


def test_what_is_missing_is_made_and_the_rest_is_left(the_gioi):
    the_gioi.viec("hai_chu_tri", the_gioi.so_noi_vu).delete()
    DauViec.objects.filter(nhiem_vu=the_gioi.nhiem_vu["mot_chu_tri"]).update(tien_do=35)
    assert giao_viec(the_gioi.ke_hoach, the_gioi.ke_hoach.nhiem_vu.all(), the_gioi.ngay) == 1
    assert the_gioi.viec("mot_chu_tri").tien_do == 35


def test_months_later_every_period_since_is_opened_once(the_gioi):
    assert mo_ky(date(2024, 12, 20)) == 3
    assert [first for first, _ in cac_quy(the_gioi, "thuong_xuyen")] == [
        date(2023, 12, 15),
        date(2024, 3, 15),
        date(2024, 6, 15),
        date(2024, 9, 15),
        date(2024, 12, 15),
    ]
    assert mo_ky(date(2024, 12, 20)) == mo_ky(date(2024, 12, 21)) == 0


@pytest.mark.parametrize(("state", "made"), [("hieu_luc", 1), ("du_thao", 1), ("thay_the", 0), ("ket_thuc", 0)])
def test_periods_are_opened_only_for_plans_in_force(the_gioi, state, made):
    document = the_gioi.ke_hoach.van_ban
    document.tinh_trang = TinhTrangVanBan(state)
    document.save()
    assert mo_ky(date(2024, 6, 15)) == made


def test_opening_periods_makes_no_other_item(the_gioi):
    DauViec.objects.exclude(tinh_chat=TinhChat.DINH_KY).delete()
    assert mo_ky(the_gioi.ngay) == 0


@pytest.mark.parametrize(
    ("new_cycle", "expected"),
    [
        (ChuKy.THANG, ["Quý I/2024", "Quý II/2024", "Tháng 7/2024", "Tháng 8/2024"]),
        (ChuKy.NAM, ["Quý I/2024", "Quý II/2024"]),
    ],
)
def test_where_the_cycle_changes_no_day_is_reported_twice(the_gioi, new_cycle, expected):
    the_gioi.ke_hoach.chu_ky_bao_cao = new_cycle.value
    the_gioi.ke_hoach.save()
    mo_ky(date(2024, 8, 1))
    items = DauViec.objects.filter(nhiem_vu=the_gioi.nhiem_vu["thuong_xuyen"]).order_by("ky_tu")
    assert [item.ten_ky for item in items] == expected


def test_an_item_that_cannot_be_is_an_error_and_never_lost(the_gioi, monkeypatch):
    broken = Dot(TinhChat.DINH_KY, the_gioi.ngay, han=None, ky_tu=QUY_3[0], ky_den=QUY_3[1])
    monkeypatch.setattr(module, "cac_dot", lambda *args: [broken])
    with pytest.raises(IntegrityError):
        giao_viec(the_gioi.ke_hoach, [the_gioi.nhiem_vu["thuong_xuyen"]], the_gioi.ngay)


def test_a_plan_that_starts_later_owes_no_period_yet(db):
    plan = KeHoachFactory(ngay_giao=date(2025, 1, 1))
    task = NhiemVuFactory(ke_hoach=plan, loai_han=LoaiHan.DINH_KY, han_den=None)
    assert cac_dot(task, plan, date(2024, 12, 31)) == []
    assert [occasion.ten_ky for occasion in cac_dot(task, plan, date(2025, 1, 1))] == ["Quý I/2025"]


@can_postgresql
@pytest.mark.django_db(transaction=True)
def test_made_twice_at_the_same_moment_every_item_is_there_once(the_gioi):
    before = DauViec.objects.count()
    DauViec.objects.all().delete()
    tasks = list(the_gioi.ke_hoach.nhiem_vu.all())
    made = cung_luc(*[lambda: giao_viec(the_gioi.ke_hoach, tasks, the_gioi.ngay) for _ in range(3)])
    assert sorted(made) == [0, 0, before]
    assert DauViec.objects.count() == before


@can_postgresql
@pytest.mark.django_db(transaction=True)
def test_periods_opened_by_two_workers_are_there_once(the_gioi):
    made = cung_luc(lambda: mo_ky(date(2024, 12, 20)), lambda: mo_ky(date(2024, 12, 20)))
    assert sorted(made) == [0, 3]
