"""Conditions that came true, deadlines set by hand, and deadlines that count from the date of the plan."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from kehoach.enums import TinhTrangVanBan
from kehoach.models import KeHoach
from kehoach.services import SoNgayKy
from nhiemvu.enums import TinhChat
from nhiemvu.han import LoaiHan
from nhiemvu.models import DauViec
from nhiemvu.services.ban_hanh import ban_hanh, han_tinh_lai
from nhiemvu.services.dieu_kien import DieuKien, bo_dieu_kien, ghi_dieu_kien
from nhiemvu.services.gia_han import QuyetDinh, quyet_gia_han, xin_gia_han
from nhiemvu.services.giao_viec import giao_viec
from tests.factories import KeHoachFactory, NhiemVuFactory, PhanCongFactory

DA_CO = DieuKien("15/QĐ-BYT", date(2024, 5, 10), date(2024, 8, 31))


@pytest.fixture
def ghi(the_gioi):
    def record(dieu_kien: DieuKien = DA_CO, ten: str = "dieu_kien", **thay) -> int:
        given = {"nguoi": the_gioi.dau_moi, "ngay": the_gioi.ngay} | thay
        return ghi_dieu_kien(the_gioi.nhiem_vu[ten], dieu_kien, **given)

    return record


@pytest.mark.parametrize("ten", ["dieu_kien", "con_2"])
def test_the_items_that_waited_become_dated(the_gioi, ghi, ten):
    assert ghi(ten=ten) == 1
    item = the_gioi.viec(ten)
    assert (item.tinh_chat, item.han, item.han_goc) == (TinhChat.CO_HAN, DA_CO.han, DA_CO.han)
    assert item.nhiem_vu.van_ban_dieu_kien == "15/QĐ-BYT"


def test_an_agency_added_later_has_the_deadline_too(the_gioi, ghi):
    ghi()
    task = the_gioi.viec("dieu_kien").nhiem_vu
    PhanCongFactory(nhiem_vu=task, co_quan=the_gioi.so_y_te)
    giao_viec(the_gioi.ke_hoach, [task], the_gioi.ngay)
    assert set(task.dau_viec.values_list("han", flat=True)) == {DA_CO.han}


def test_a_wrong_record_is_corrected(the_gioi, ghi):
    ghi()
    ghi(DieuKien("15/QĐ-BYT", date(2024, 5, 10), date(2024, 9, 30)))
    item = the_gioi.viec("dieu_kien")
    assert (item.han, item.han_goc) == (date(2024, 9, 30), date(2024, 9, 30))


def test_a_record_is_taken_back(the_gioi, ghi):
    for ten, kind in {"dieu_kien": TinhChat.CHO_DIEU_KIEN, "con_2": TinhChat.CAN_THOI_HAN}.items():
        ghi(ten=ten)
        assert bo_dieu_kien(the_gioi.nhiem_vu[ten], nguoi=the_gioi.dau_moi) == 1
        item = the_gioi.viec(ten)
        assert (item.tinh_chat, item.han, item.han_goc) == (kind, None, None)
        with pytest.raises(ValidationError, match="chưa ghi nhận"):
            bo_dieu_kien(the_gioi.nhiem_vu[ten], nguoi=the_gioi.dau_moi)


def test_an_extension_outlives_a_correction_and_stands_in_the_way_of_taking_back(the_gioi, ghi):
    ghi(ten="con_2")
    request = xin_gia_han(the_gioi.viec("con_2"), date(2024, 10, 31), "Chờ", nguoi=the_gioi.can_bo_so, luc=the_gioi.luc)
    quyet_gia_han(request, QuyetDinh(date(2024, 10, 31)), nguoi=the_gioi.dau_moi, luc=the_gioi.luc)
    ghi(DieuKien("15/QĐ-BYT", date(2024, 5, 10), date(2024, 9, 30)), ten="con_2")
    item = the_gioi.viec("con_2")
    assert (item.han, item.han_goc) == (date(2024, 10, 31), date(2024, 9, 30))
    with pytest.raises(ValidationError, match="hủy gia hạn trước"):
        bo_dieu_kien(the_gioi.nhiem_vu["con_2"], nguoi=the_gioi.dau_moi)


@pytest.mark.parametrize(
    ("dieu_kien", "field"),
    [
        (DieuKien(" ", date(2024, 5, 10), date(2024, 8, 31)), "van_ban"),
        (DieuKien("15/QĐ", date(2024, 5, 21), date(2024, 8, 31)), "ngay"),
        (DieuKien("15/QĐ", date(2024, 5, 10), date(2024, 5, 9)), "han"),
    ],
)
def test_what_is_wrong_is_said_by_field(the_gioi, ghi, dieu_kien, field):
    with pytest.raises(ValidationError) as refused:
        ghi(dieu_kien)
    assert set(refused.value.message_dict) == {field}
    assert the_gioi.viec("dieu_kien").han is None


@pytest.mark.parametrize("ten", ["mot_chu_tri", "thuong_xuyen"])
def test_a_task_with_a_deadline_of_its_own_is_refused(ghi, ten):
    with pytest.raises(ValidationError, match="đã có thời hạn"):
        ghi(ten=ten)


@pytest.mark.parametrize("ai", ["can_bo_so", "lanh_dao_tinh", "nguoi_la"])
def test_only_who_runs_the_plan_records(the_gioi, ghi, ai):
    with pytest.raises(PermissionDenied):
        ghi(nguoi=getattr(the_gioi, ai))


HAN_THEO_NGAY = {
    "100 ngày kể từ ngày ban hành Kế hoạch": date(2024, 8, 9),
    "10 ngày làm việc kể từ ngày ban hành": date(2024, 5, 14),  # Saturday 04/5 made up for Monday 29/4
    "Trước ngày 30/9": date(2024, 9, 29),
    "Sau khi có Quyết định của Bộ Y tế": None,
    "Quý IV năm 2024": date(2024, 12, 31),
}
BAN_HANH = SoNgayKy("542/KH-UBND", date(2024, 5, 1), "Trần Văn B")


@pytest.fixture
def du_thao(the_gioi) -> KeHoach:
    """A draft without number and date, with deadlines of every kind."""
    plan = KeHoachFactory(
        van_ban__so_ky_hieu="",
        van_ban__ngay_ban_hanh=None,
        van_ban__tinh_trang=TinhTrangVanBan.DU_THAO,
        van_ban__trich_yeu="Kế hoạch y tế cơ sở",
        ngay_giao=date(2024, 2, 1),
        dia_ban=the_gioi.nghe_an,
        dau_moi=the_gioi.so_y_te,
    )
    kinds = (LoaiHan.TUONG_DOI, LoaiHan.TUONG_DOI, LoaiHan.KHONG_RO, LoaiHan.DIEU_KIEN, LoaiHan.QUY)
    for words, kind in zip(HAN_THEO_NGAY, kinds, strict=True):
        due = date(2024, 12, 31) if kind is LoaiHan.QUY else None
        task = NhiemVuFactory(ke_hoach=plan, noi_dung=words, thoi_han=words, loai_han=kind, han_den=due)
        PhanCongFactory(nhiem_vu=task, co_quan=the_gioi.so_y_te)
    giao_viec(plan, plan.nhiem_vu.all(), the_gioi.ngay)
    return plan


def test_deadlines_follow_from_the_date_of_the_plan(the_gioi, du_thao):
    seen = {change.nhiem_vu.thoi_han: change.moi for change in han_tinh_lai(du_thao, BAN_HANH.ngay_ban_hanh)}
    changed = ban_hanh(du_thao, BAN_HANH, nguoi=the_gioi.quan_tri, ngay=the_gioi.ngay)
    assert {change.nhiem_vu.thoi_han: change.moi for change in changed} == seen
    items = DauViec.objects.filter(nhiem_vu__ke_hoach=du_thao)
    assert dict(items.values_list("nhiem_vu__thoi_han", "han")) == HAN_THEO_NGAY
    assert all(item.han == item.han_goc for item in items)
    document = KeHoach.objects.get(pk=du_thao.pk).van_ban
    assert (document.ten_goi, document.nguoi_ky) == ("Kế hoạch 542/KH-UBND", "Trần Văn B")
    assert document.tinh_trang == TinhTrangVanBan.HIEU_LUC


def test_a_corrected_date_moves_them_again_and_the_same_date_does_not(the_gioi, du_thao):
    ban_hanh(du_thao, BAN_HANH, nguoi=the_gioi.quan_tri, ngay=the_gioi.ngay)
    assert ban_hanh(du_thao, BAN_HANH, nguoi=the_gioi.quan_tri, ngay=the_gioi.ngay) == []
    later = SoNgayKy("542/KH-UBND", date(2024, 5, 2))
    assert len(ban_hanh(du_thao, later, nguoi=the_gioi.quan_tri, ngay=the_gioi.ngay)) == 2
    hundred = DauViec.objects.get(nhiem_vu__noi_dung__startswith="100 ngày")
    assert (hundred.han, hundred.han_goc) == (date(2024, 8, 10), date(2024, 8, 10))


def test_what_a_person_set_by_a_document_stays(the_gioi, du_thao):
    task = du_thao.nhiem_vu.get(noi_dung__startswith="100 ngày")
    ghi_dieu_kien(task, DA_CO, nguoi=the_gioi.dau_moi, ngay=the_gioi.ngay)
    ban_hanh(du_thao, BAN_HANH, nguoi=the_gioi.quan_tri, ngay=the_gioi.ngay)
    assert task.dau_viec.get().han == DA_CO.han


@pytest.mark.parametrize(
    ("so_ngay", "field"),
    [(SoNgayKy(" ", date(2024, 5, 1)), "so_ky_hieu"), (SoNgayKy("5/KH", date(2024, 5, 21)), "ngay_ban_hanh")],
)
def test_a_number_and_a_day_that_has_come_are_needed(the_gioi, du_thao, so_ngay, field):
    with pytest.raises(ValidationError) as refused:
        ban_hanh(du_thao, so_ngay, nguoi=the_gioi.quan_tri, ngay=the_gioi.ngay)
    assert set(refused.value.message_dict) == {field}


def test_only_who_runs_the_plan_issues_it(the_gioi, du_thao):
    for ai in ("can_bo_so", "lanh_dao_tinh", "nguoi_la"):
        with pytest.raises(PermissionDenied):
            ban_hanh(du_thao, BAN_HANH, nguoi=getattr(the_gioi, ai), ngay=the_gioi.ngay)
