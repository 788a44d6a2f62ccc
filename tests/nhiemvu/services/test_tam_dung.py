"""Pausing and taking up again; stopping by a document from the pages of a task and of an item."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from nhiemvu.models import DauViec
from nhiemvu.services.dung import dung_dau_viec, dung_mot_nhiem_vu, tiep_tuc_dau_viec, tiep_tuc_nhiem_vu
from nhiemvu.services.giao_viec import giao_viec
from nhiemvu.services.tam_dung import (
    het_tam_dung_dau_viec,
    het_tam_dung_nhiem_vu,
    tam_dung_dau_viec,
    tam_dung_nhiem_vu,
)
from nhiemvu.trang_thai import PhanLoai, TrangThai, trang_thai

MUON = date(2024, 8, 1)


def test_a_paused_item_is_not_overdue_and_is_counted_apart(the_gioi):
    before = DauViec.objects.dem_chung(MUON)
    tam_dung_dau_viec(the_gioi.viec("mot_chu_tri"), the_gioi.ngay, " Chờ  sắp xếp ", nguoi=the_gioi.dau_moi)
    item, after = the_gioi.viec("mot_chu_tri"), DauViec.objects.dem_chung(MUON)
    assert (trang_thai(item, MUON), item.ly_do_tam_dung) == (TrangThai.TAM_DUNG, "Chờ sắp xếp")
    assert (after["qua_han"], after[PhanLoai.TAM_DUNG]) == (before["qua_han"] - 1, 1)
    assert after.tong == before.tong
    het_tam_dung_dau_viec(item, nguoi=the_gioi.dau_moi, ngay=MUON)
    assert trang_thai(the_gioi.viec("mot_chu_tri"), MUON) == TrangThai.QUA_HAN


def test_a_later_date_may_come_with_the_resumption(the_gioi):
    item = the_gioi.viec("mot_chu_tri")
    tam_dung_dau_viec(item, the_gioi.ngay, "Chờ", nguoi=the_gioi.dau_moi)
    with pytest.raises(ValidationError, match="sau hạn hiện nay"):
        het_tam_dung_dau_viec(item, item.han, nguoi=the_gioi.dau_moi, ngay=MUON)
    het_tam_dung_dau_viec(item, date(2024, 12, 31), nguoi=the_gioi.dau_moi, ngay=MUON)
    item = the_gioi.viec("mot_chu_tri")
    assert (item.han, item.han_goc, item.tam_dung_tu) == (date(2024, 12, 31), date(2024, 6, 30), None)


def test_a_paused_task_pauses_its_open_items_and_the_periods_that_open(the_gioi):
    task = the_gioi.nhiem_vu["thuong_xuyen"]
    assert tam_dung_nhiem_vu(task, the_gioi.ngay, "Chờ", nguoi=the_gioi.dau_moi) == 2
    task.refresh_from_db()
    giao_viec(the_gioi.ke_hoach, [task], MUON)
    assert {trang_thai(item, MUON) for item in task.dau_viec.all()} == {TrangThai.TAM_DUNG}
    assert het_tam_dung_nhiem_vu(task, nguoi=the_gioi.dau_moi, ngay=MUON) == 3
    shown = [trang_thai(item, MUON) for item in task.dau_viec.order_by("ky_tu")]
    assert shown == [TrangThai.QUA_HAN_BAO_CAO, TrangThai.KHONG_CON_PHU_HOP, TrangThai.CHUA_BAO_CAO]


def test_an_item_paused_by_itself_stays_paused_when_its_task_goes_on(the_gioi):
    task, own = the_gioi.nhiem_vu["tap_the"], the_gioi.viec("tap_the", the_gioi.ubnd_a)
    tam_dung_dau_viec(own, the_gioi.ngay, "Riêng", nguoi=the_gioi.dau_moi)
    assert tam_dung_nhiem_vu(task, the_gioi.ngay, "Chung", nguoi=the_gioi.dau_moi) == 1
    assert het_tam_dung_nhiem_vu(task, nguoi=the_gioi.dau_moi, ngay=the_gioi.ngay) == 1
    assert list(task.dau_viec.filter(tam_dung_tu__isnull=False)) == [own]


@pytest.mark.parametrize("ai", ["can_bo_so", "lanh_dao_tinh", "nguoi_la"])
def test_only_who_runs_the_plan_pauses_and_stops(the_gioi, ai):
    person, item = getattr(the_gioi, ai), the_gioi.viec("mot_chu_tri")
    with pytest.raises(PermissionDenied):
        tam_dung_dau_viec(item, the_gioi.ngay, "Chờ", nguoi=person)
    with pytest.raises(PermissionDenied):
        tam_dung_nhiem_vu(item.nhiem_vu, the_gioi.ngay, "Chờ", nguoi=person)
    with pytest.raises(PermissionDenied):
        dung_dau_viec(item, "25/QĐ", nguoi=person, ngay=the_gioi.ngay)
    with pytest.raises(PermissionDenied):
        dung_mot_nhiem_vu(item.nhiem_vu, "25/QĐ", nguoi=person, ngay=the_gioi.ngay)


def test_what_is_missing_is_said_by_field(the_gioi):
    early = the_gioi.ke_hoach.ngay_giao - timedelta(days=1)
    with pytest.raises(ValidationError) as refused:
        tam_dung_dau_viec(the_gioi.viec("mot_chu_tri"), early, " ", nguoi=the_gioi.dau_moi)
    assert set(refused.value.message_dict) == {"ly_do", "tu_ngay"}


def test_nothing_is_paused_or_stopped_twice(the_gioi):
    task, item = the_gioi.nhiem_vu["mot_chu_tri"], the_gioi.viec("mot_chu_tri")
    tam_dung_nhiem_vu(task, the_gioi.ngay, "Chờ", nguoi=the_gioi.dau_moi)
    for again in (
        lambda: tam_dung_nhiem_vu(task, the_gioi.ngay, "Nữa", nguoi=the_gioi.dau_moi),
        lambda: tam_dung_dau_viec(item, the_gioi.ngay, "Nữa", nguoi=the_gioi.dau_moi),
        lambda: tiep_tuc_nhiem_vu(task, nguoi=the_gioi.dau_moi),
        lambda: tiep_tuc_dau_viec(item, nguoi=the_gioi.dau_moi),
    ):
        with pytest.raises(ValidationError):
            again()
    dung_mot_nhiem_vu(task, "25/QĐ", nguoi=the_gioi.dau_moi, ngay=the_gioi.ngay)
    with pytest.raises(ValidationError, match="25/QĐ"):
        dung_mot_nhiem_vu(task, "26/QĐ", nguoi=the_gioi.dau_moi, ngay=the_gioi.ngay)


def test_a_stopped_item_leaves_the_rate_and_comes_back(the_gioi):
    item = the_gioi.viec("mot_chu_tri")
    with pytest.raises(ValidationError, match="văn bản"):
        dung_dau_viec(item, " ", nguoi=the_gioi.dau_moi, ngay=the_gioi.ngay)
    dung_dau_viec(item, "25/QĐ-UBND", nguoi=the_gioi.dau_moi, ngay=the_gioi.ngay)
    assert trang_thai(the_gioi.viec("mot_chu_tri"), the_gioi.ngay) == TrangThai.KHONG_CON_PHU_HOP
    tiep_tuc_dau_viec(item, nguoi=the_gioi.dau_moi)
    assert trang_thai(the_gioi.viec("mot_chu_tri"), the_gioi.ngay) == TrangThai.CHUA_THUC_HIEN


def test_a_stopped_task_goes_on_with_its_items_not_one_by_one(the_gioi):
    task, item = the_gioi.nhiem_vu["tap_the"], the_gioi.viec("tap_the")
    dung_mot_nhiem_vu(task, "25/QĐ", nguoi=the_gioi.dau_moi, ngay=the_gioi.ngay)
    with pytest.raises(ValidationError, match="Cả nhiệm vụ"):
        tiep_tuc_dau_viec(item, nguoi=the_gioi.dau_moi)
    tiep_tuc_nhiem_vu(task, nguoi=the_gioi.dau_moi)
    assert not task.dau_viec.filter(dung_tu__isnull=False).exists()
