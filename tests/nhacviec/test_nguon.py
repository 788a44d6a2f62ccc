"""Directives, answers and comments: who hears of them, once, and in which words."""

from datetime import timedelta
from uuid import uuid4

import pytest

from chung.lich import LICH_CHUNG
from nhacviec.enums import LoaiTin
from nhacviec.models import ThongBao
from nhacviec.noi_dung import soan
from nhacviec.services.lap import bao_ngay, lap
from nhiemvu.models import ChiDao, DauViec, TheoDoi, YKien
from nhiemvu.services.chi_dao import ChiDaoMoi, chi_dao, hoi_lai, tra_loi
from nhiemvu.services.don_doc import don_doc
from taikhoan.models import NguoiDung
from tests.dan_vai import LUC, NGAY, TheGioi
from tests.factories import PhanQuyenFactory
from tests.web import bao_xong

HAN = NGAY + timedelta(days=9)


@pytest.fixture
def w(the_gioi: TheGioi) -> TheGioi:
    """The cast without work items."""
    DauViec.objects.all().delete()
    return the_gioi


@pytest.fixture
def gui(w: TheGioi) -> ChiDao:
    new = ChiDaoMoi(w.so_noi_vu, "Báo cáo tiến độ tuyển dụng", HAN, uuid4())
    PhanQuyenFactory(co_quan=w.so_noi_vu, nguoi_dung__username="noi-vu")
    return chi_dao(new, nguoi=w.lanh_dao_tinh, luc=LUC)


def cau(nguoi: NguoiDung, ngay=NGAY) -> list[tuple[str, str]]:
    groups = soan(nguoi, ngay, LICH_CHUNG).nhom
    return [(line.loai.value, line.cau) for group in groups for line in group.dong]


def test_a_directive_reaches_the_agency_at_once_and_is_remembered_as_its_day_draws_near(w, gui):
    staff = NguoiDung.objects.get(username="noi-vu")
    bao_ngay(NGAY, luc=LUC)
    bao_ngay(NGAY, luc=LUC)
    assert ThongBao.objects.filter(nguoi=staff).count() == 1
    for days in range(10):
        lap(NGAY + timedelta(days=days), luc=LUC + timedelta(days=days))
    told = ThongBao.objects.filter(nguoi=staff, chi_dao=gui)
    assert sorted((message.ngay, message.moc) for message in told) == [
        (NGAY, 0),
        (HAN - timedelta(days=2), -3),  # a Sunday's, told on Monday
        (HAN - timedelta(days=1), -1),
        (HAN, 0),
    ]
    assert cau(staff) == [("chi_dao", "Báo cáo tiến độ tuyển dụng")]


def test_an_answer_reaches_the_leader_and_silences_the_reminder(w, gui):
    staff = NguoiDung.objects.get(username="noi-vu")
    lap(NGAY, luc=LUC)
    tra_loi(gui, "Đã tuyển 12 người", nguoi=staff, luc=LUC)
    assert cau(staff) == []
    lap(NGAY + timedelta(days=1), luc=LUC + timedelta(days=1))
    assert cau(w.lanh_dao_tinh, NGAY + timedelta(days=1)) == [("theo_doi", "Đã tuyển 12 người")]


def test_a_question_asked_again_is_news(w, gui):
    staff = NguoiDung.objects.get(username="noi-vu")
    tra_loi(gui, "Đang làm", nguoi=staff, luc=LUC)
    hoi_lai(gui, "Nêu rõ số người", HAN, nguoi=w.lanh_dao_tinh, luc=LUC)
    bao_ngay(NGAY, luc=LUC)
    assert ("chi_dao", "Nêu rõ số người") in cau(staff)


def test_a_comment_is_told_to_whom_it_names_and_to_who_follows_but_not_to_its_author(w):
    task = w.nhiem_vu["mot_chu_tri"]
    for person in (w.dau_moi, w.can_bo_so):
        TheoDoi.objects.create(nhiem_vu=task, nguoi=person)
    comment = YKien.objects.create(
        nhiem_vu=task, nguoi=w.dau_moi, luc=LUC, noi_dung="@lanh-dao-tinh xem giúp", ma_gui=uuid4()
    )
    comment.nhac_den.add(w.lanh_dao_tinh)
    bao_ngay(NGAY, luc=LUC)
    bao_ngay(NGAY, luc=LUC)
    told = {(message.nguoi, message.loai) for message in ThongBao.objects.all()}
    assert told == {(w.lanh_dao_tinh, LoaiTin.NHAC_TEN), (w.can_bo_so, LoaiTin.THEO_DOI)}
    assert ThongBao.objects.count() == 2


def test_progress_on_a_followed_task_is_one_line_a_day_for_everybody_but_who_reported(the_gioi):
    task = the_gioi.nhiem_vu["tap_the"]
    for person in (the_gioi.lanh_dao_tinh, the_gioi.can_bo_a):
        TheoDoi.objects.create(nhiem_vu=task, nguoi=person)
    bao_xong(the_gioi.viec("tap_the", the_gioi.ubnd_a), the_gioi.can_bo_a)
    bao_ngay(NGAY, luc=LUC)
    assert not ThongBao.objects.filter(nguoi=the_gioi.can_bo_a, loai=LoaiTin.THEO_DOI).exists()
    bao_xong(the_gioi.viec("tap_the", the_gioi.ubnd_b), the_gioi.can_bo_b)
    bao_ngay(NGAY, luc=LUC)
    for person in (the_gioi.lanh_dao_tinh, the_gioi.can_bo_a):
        [message] = ThongBao.objects.filter(nguoi=person, loai=LoaiTin.THEO_DOI)
        assert (message.nhiem_vu, message.ngay_gui) == (task, NGAY)
    assert cau(the_gioi.lanh_dao_tinh) == [("theo_doi", "Có báo cáo tiến độ mới")]


def test_an_urge_reaches_the_agencies_of_its_items_and_is_silenced_by_their_report(the_gioi):
    mine, theirs = the_gioi.viec("mot_chu_tri"), the_gioi.viec("tap_the", the_gioi.ubnd_a)
    don_doc([mine, theirs], "Khẩn trương hoàn thành", nguoi=the_gioi.dau_moi, luc=LUC)
    bao_ngay(NGAY, luc=LUC)
    bao_ngay(NGAY, luc=LUC)
    told = ThongBao.objects.filter(loai=LoaiTin.DON_DOC).values_list("nguoi__username", "dau_viec")
    assert sorted(told) == [("can-bo-a", theirs.pk), ("can-bo-so", mine.pk), ("dau-moi", mine.pk)]
    assert cau(the_gioi.can_bo_a) == [("don_doc", "Khẩn trương hoàn thành")]
    bao_xong(theirs, the_gioi.can_bo_a)
    assert cau(the_gioi.can_bo_a) == []
