"""Directives: who may give one to whom, and how it is answered, asked again and closed."""

from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from nhiemvu.enums import TinhTrangChiDao
from nhiemvu.models import ChiDao
from nhiemvu.services.chi_dao import ChiDaoMoi, chi_dao, hoi_lai, ket_thuc, tra_loi
from tests.dan_vai import CAI_CACH
from tests.factories import NguoiDungFactory, PhanQuyenFactory
from tests.ke_thua import chuyen
from tests.luong import can_postgresql, cung_luc

HAN = date(2024, 5, 27)
MA = UUID(int=7)


@pytest.fixture
def gui(the_gioi):
    """A leader of the province directs the Sở Nội vụ."""

    def send(**thay) -> ChiDao:
        person = thay.pop("nguoi", the_gioi.lanh_dao_tinh)
        said = {"co_quan": the_gioi.so_noi_vu, "noi_dung": "Báo cáo nguyên nhân", "han_tra_loi": HAN, "ma_gui": uuid4()}
        return chi_dao(ChiDaoMoi(**said | thay), nguoi=person, luc=the_gioi.luc)

    return send


@pytest.fixture
def can_bo_nv(the_gioi):
    person = NguoiDungFactory()
    PhanQuyenFactory(nguoi_dung=person, co_quan=the_gioi.so_noi_vu)
    return person


def test_an_answer_in_time_and_a_late_one(the_gioi, gui, can_bo_nv):
    on_time, late = gui(), gui()
    tra_loi(on_time, "Đã khắc phục", nguoi=can_bo_nv, luc=the_gioi.luc + timedelta(days=7))
    assert set(ChiDao.objects.qua_han(HAN)) == set()
    assert set(ChiDao.objects.qua_han(HAN + timedelta(days=1))) == {late}
    tra_loi(late, "Đã khắc phục", nguoi=can_bo_nv, luc=the_gioi.luc + timedelta(days=8))
    assert set(ChiDao.objects.tra_loi_muon()) == {late}
    assert not ChiDao.objects.chua_tra_loi().exists()


def test_the_leader_asks_again_and_closes(the_gioi, gui, can_bo_nv):
    row = gui()
    with pytest.raises(ValidationError, match="chưa được trả lời"):
        hoi_lai(row, "Rõ hơn", HAN, nguoi=the_gioi.lanh_dao_tinh, luc=the_gioi.luc)
    tra_loi(row, "Đang làm", nguoi=can_bo_nv, luc=the_gioi.luc)
    later = HAN + timedelta(days=7)
    hoi_lai(row, "Rõ hơn", later, nguoi=the_gioi.lanh_dao_tinh, luc=the_gioi.luc)
    row.refresh_from_db()
    assert (row.tinh_trang, row.han_tra_loi, row.ngay_tra_loi) == (TinhTrangChiDao.CHO_TRA_LOI, later, None)
    tra_loi(row, "Xong ngày 25/5", nguoi=can_bo_nv, luc=the_gioi.luc)
    ket_thuc(row, nguoi=the_gioi.lanh_dao_tinh, luc=the_gioi.luc)
    for again in (
        lambda: ket_thuc(row, nguoi=the_gioi.lanh_dao_tinh, luc=the_gioi.luc),
        lambda: tra_loi(row, "Nữa", nguoi=can_bo_nv, luc=the_gioi.luc),
    ):
        with pytest.raises(ValidationError):
            again()
    assert list(row.luot.values_list("loai", flat=True)) == ["tra_loi", "hoi_lai", "tra_loi", "ket_thuc"]
    assert not ChiDao.objects.dang_mo().exists()


@pytest.mark.parametrize("ai", ["quan_tri", "dau_moi", "can_bo_so", "lanh_dao_a", "nguoi_la", "lanh_dao_tinh_khac"])
def test_only_leaders_direct_and_only_in_their_places(the_gioi, gui, ai):
    with pytest.raises(PermissionDenied):
        gui(nguoi=getattr(the_gioi, ai))
    assert gui(nguoi=the_gioi.lanh_dao_a, co_quan=the_gioi.ubnd_a).pk


def test_a_leader_directs_about_no_place_above_their_own(the_gioi, gui):
    assert gui(dia_ban=the_gioi.huyen_a).pk
    with pytest.raises(PermissionDenied):
        gui(nguoi=the_gioi.lanh_dao_a, co_quan=the_gioi.ubnd_a, dia_ban=the_gioi.nghe_an)


def test_only_the_agency_answers_and_only_the_leader_closes(the_gioi, gui, can_bo_nv):
    row = gui()
    for ai in ("lanh_dao_tinh", "dau_moi", "quan_tri"):
        with pytest.raises(PermissionDenied):
            tra_loi(row, "Xong", nguoi=getattr(the_gioi, ai), luc=the_gioi.luc)
    for person in (can_bo_nv, the_gioi.dau_moi, the_gioi.lanh_dao_a):
        with pytest.raises(PermissionDenied):
            ket_thuc(row, nguoi=person, luc=the_gioi.luc)


def test_what_is_wrong_is_said_by_field(the_gioi, gui, can_bo_nv):
    with pytest.raises(ValidationError) as refused:
        gui(noi_dung=" \n", han_tra_loi=the_gioi.ngay - timedelta(days=1))
    assert set(refused.value.message_dict) == {"noi_dung", "han_tra_loi"}
    with pytest.raises(ValidationError, match="Nhập nội dung trả lời"):
        tra_loi(gui(), " ", nguoi=can_bo_nv, luc=the_gioi.luc)


def test_the_same_form_twice_is_one_directive(gui):
    assert gui(ma_gui=MA) == gui(ma_gui=MA)
    assert ChiDao.objects.count() == 1


def test_who_reads_a_directive(the_gioi, gui, can_bo_nv):
    row = gui(nhiem_vu=the_gioi.nhiem_vu["dieu_kien"])
    reads = {
        name
        for name, person in {**vars(the_gioi), "can_bo_nv": can_bo_nv}.items()
        if hasattr(person, "username") and ChiDao.objects.cho_nguoi(person).filter(pk=row.pk).exists()
    }
    assert reads == {"quan_tri", "lanh_dao_tinh", "dau_moi", "can_bo_nv"}
    assert list(ChiDao.objects.gui_den(can_bo_nv)) == [row]
    assert not ChiDao.objects.gui_den(the_gioi.lanh_dao_tinh).exists()


def test_the_successor_of_the_agency_answers(the_gioi, gui):
    row = gui(co_quan=the_gioi.so_noi_vu)
    chuyen(the_gioi.quan_tri, the_gioi.so_noi_vu, the_gioi.so_y_te, ngay=CAI_CACH)
    assert list(ChiDao.objects.gui_den(the_gioi.can_bo_so)) == [row]
    tra_loi(row, "Đã nhận bàn giao", nguoi=the_gioi.can_bo_so, luc=the_gioi.luc)


def test_a_place_shows_what_is_about_it_and_to_its_agencies(the_gioi, gui):
    about, to = gui(dia_ban=the_gioi.huyen_a), gui(co_quan=the_gioi.ubnd_a)
    gui(dia_ban=the_gioi.huyen_b)
    assert set(ChiDao.objects.trong_dia_ban(the_gioi.huyen_a.duong_dan)) == {about, to}


@can_postgresql
@pytest.mark.django_db(transaction=True)
def test_a_double_click_sends_one(gui):
    results = cung_luc(lambda: gui(ma_gui=MA), lambda: gui(ma_gui=MA))
    assert results[0] == results[1]
    assert ChiDao.objects.count() == 1
