"""Planning a morning: who is told what, once, on working days, and what a missed morning brings."""

from datetime import UTC, date, datetime, timedelta

import pytest

from chung.models import NgayDacBiet
from kehoach.models import VanBan
from nhacviec.enums import CachNhan, LoaiTin
from nhacviec.models import BanTin, CauHinhNhac, LanNhac, ThongBao
from nhacviec.services.ca_nhan import chon_cach_nhan
from nhacviec.services.lap import bao_ngay, lap
from nhiemvu.enums import TinhChat
from nhiemvu.models import DauViec
from nhiemvu.services.duyet import tra_lai
from taikhoan.enums import VaiTro
from taikhoan.models import NguoiDung
from tests.dan_vai import LUC, NGAY, TheGioi
from tests.factories import CoQuanFactory, DauViecFactory, PhanQuyenFactory
from tests.web import bao_xong

THU_SAU, THU_BAY, THU_HAI, THU_TU = date(2024, 5, 17), date(2024, 5, 18), date(2024, 5, 20), date(2024, 5, 22)


def viec(w: TheGioi, con_lai: int, ngay: date = NGAY, **khac) -> DauViec:
    """An item of the Sở Y tế, so many days before its deadline (negative: overdue)."""
    agency = khac.pop("co_quan", w.so_y_te)
    task = {"phan_cong__co_quan": agency, "phan_cong__nhiem_vu__ke_hoach": w.ke_hoach}
    return DauViecFactory(**task, han=ngay + timedelta(days=con_lai), **khac)


def tin_cua(nguoi: NguoiDung, **loc) -> list[tuple[str, int]]:
    messages = ThongBao.objects.filter(nguoi=nguoi, **loc)
    return [(message.loai, message.moc) for message in messages.order_by("loai", "-moc", "pk")]


@pytest.fixture
def w(the_gioi: TheGioi) -> TheGioi:
    """The cast without its own items."""
    DauViec.objects.all().delete()
    return the_gioi


def test_an_item_is_told_at_its_milestones_and_on_no_other_day(w):
    for left in range(-35, 35):
        viec(w, left, THU_TU)
    lap(THU_TU, luc=LUC)
    assert tin_cua(w.can_bo_so) == [
        (LoaiTin.DEN_HAN, 0),
        *((LoaiTin.QUA_HAN, moc) for moc in (30, 7, 1)),
        *((LoaiTin.SAP_DEN_HAN, moc) for moc in (-1, -3, -7, -15, -30)),
    ]
    assert tin_cua(w.can_bo_a) == tin_cua(w.nguoi_la) == []


def test_a_period_report_has_milestones_of_its_own(w):
    for left in range(-10, 10):
        due = THU_TU + timedelta(days=left)
        period = {"ky_tu": due - timedelta(days=90), "ky_den": due, "ten_ky": "Quý II/2024"}
        viec(w, left, THU_TU, tinh_chat=TinhChat.DINH_KY, **period)
    lap(THU_TU, luc=LUC)
    assert tin_cua(w.can_bo_so) == [(LoaiTin.BAO_CAO_KY, moc) for moc in (3, 1, 0, -2, -5)]


def test_what_is_settled_is_not_told(w):
    done, stopped, waiting, paused = (viec(w, 1) for _ in range(4))
    DauViec.objects.filter(pk=done.pk).update(ngay_hoan_thanh=NGAY, xac_nhan_luc=LUC)
    DauViec.objects.filter(pk=stopped.pk).update(dung_tu=NGAY, van_ban_dung="1/QĐ")
    DauViec.objects.filter(pk=waiting.pk).update(cho_xac_nhan_tu=LUC, ngay_bao_hoan_thanh=NGAY)
    DauViec.objects.filter(pk=paused.pk).update(tam_dung_tu=NGAY, ly_do_tam_dung="Chờ vốn")
    lap(NGAY, luc=LUC)
    assert tin_cua(w.can_bo_so) == []


def test_only_who_holds_a_role_now_and_may_sign_in_is_told(w):
    viec(w, 1)
    PhanQuyenFactory(co_quan=w.so_y_te, den_ngay=NGAY - timedelta(days=1))
    PhanQuyenFactory(co_quan=w.so_y_te, tu_ngay=NGAY + timedelta(days=1))
    PhanQuyenFactory(co_quan=w.so_y_te, nguoi_dung__is_active=False)
    lap(NGAY, luc=LUC)
    assert {message.nguoi for message in ThongBao.objects.all()} == {w.can_bo_so, w.dau_moi}


def test_planning_again_changes_nothing(w):
    viec(w, 1)
    first = lap(NGAY, luc=LUC)
    assert lap(NGAY, luc=LUC + timedelta(hours=3)) == first
    assert (LanNhac.objects.count(), ThongBao.objects.count(), BanTin.objects.count()) == (1, 2, 2)


@pytest.mark.parametrize("rest", [THU_BAY, date(2024, 4, 30), date(2024, 2, 12)])
def test_nothing_on_a_rest_day(w, rest):
    viec(w, 1, rest)
    assert lap(rest, luc=LUC) is None
    assert not ThongBao.objects.exists()


def test_the_milestone_of_a_rest_day_comes_the_next_working_morning(w):
    viec(w, 7, THU_BAY)
    lap(THU_SAU, luc=LUC - timedelta(days=3))
    assert tin_cua(w.can_bo_so) == []
    lap(THU_HAI, luc=LUC)
    assert tin_cua(w.can_bo_so) == [(LoaiTin.SAP_DEN_HAN, -7)]
    lap(THU_HAI + timedelta(days=1), luc=LUC + timedelta(days=1))
    assert len(tin_cua(w.can_bo_so)) == 1


def test_a_deadline_on_a_rest_day_is_told_as_what_it_is_on_monday(w):
    viec(w, 0, THU_BAY)
    lap(THU_HAI, luc=LUC)
    assert tin_cua(w.can_bo_so) == [(LoaiTin.QUA_HAN, 1)]


def test_an_admin_s_rest_day_moves_the_morning_and_what_waited_for_it(w):
    tuesday = THU_HAI + timedelta(days=1)
    viec(w, 1, THU_HAI)
    chon_cach_nhan(CachNhan.HANG_TUAN, nguoi=w.can_bo_so)
    lap(THU_SAU, luc=LUC - timedelta(days=3))
    item = viec(w, 15)
    NgayDacBiet.objects.create(ngay=THU_HAI, ten="Nghỉ của tỉnh")
    assert lap(THU_HAI, luc=LUC) is None
    lap(tuesday, luc=LUC + timedelta(days=1))
    assert (LoaiTin.SAP_DEN_HAN, -15) in tin_cua(w.can_bo_so, ngay_gui=tuesday, dau_viec=item)
    assert not ThongBao.objects.filter(ngay_gui=THU_HAI).exists()


def test_missed_mornings_are_made_up_once_and_yesterday_s_news_is_not_told_twice(w):
    told, missed = viec(w, 7, NGAY), viec(w, 7, NGAY + timedelta(days=1))
    days = [NGAY, NGAY + timedelta(days=3)]
    for day in days:
        lap(day, luc=datetime(day.year, day.month, day.day, 0, 0, tzinfo=UTC))
    assert tin_cua(w.can_bo_so, dau_viec=missed, ngay=days[1]) == [(LoaiTin.SAP_DEN_HAN, -7)]
    assert tin_cua(w.can_bo_so, dau_viec=told) == [(LoaiTin.SAP_DEN_HAN, -7)]
    assert BanTin.objects.filter(nguoi=w.can_bo_so).count() == 2


def test_a_clock_that_goes_back_tells_nothing_again(w):
    viec(w, 7)
    lap(NGAY, luc=LUC)
    lap(NGAY + timedelta(days=1), luc=LUC + timedelta(days=1))
    before = ThongBao.objects.count()
    lap(NGAY, luc=LUC - timedelta(days=1))
    assert ThongBao.objects.count() == before


def test_working_days_count_where_the_plan_says_so(w):
    CauHinhNhac.objects.create(ke_hoach=w.ke_hoach, ngay_lam_viec=True, truoc_han=[1], sau_han=[])
    tet_eve, after = date(2024, 2, 7), date(2024, 2, 15)
    viec(w, 0, after)
    assert lap(tet_eve, luc=LUC).so_tin == 2
    assert tin_cua(w.can_bo_so) == [(LoaiTin.SAP_DEN_HAN, -1)]


def test_a_plan_s_own_milestones_do_not_touch_the_others(w, tinh_ban):
    CauHinhNhac.objects.create(ke_hoach=w.ke_hoach, truoc_han=[4], sau_han=[], lap_lai=0)
    viec(w, 4)
    viec(w, 7)
    DauViec.objects.filter(pk=tinh_ban.viec.pk).update(han=NGAY + timedelta(days=7))
    DauViecFactory(
        han=NGAY + timedelta(days=7),
        phan_cong__co_quan=tinh_ban.so_y_te,
        phan_cong__nhiem_vu__ke_hoach=tinh_ban.ke_hoach,
    )
    lap(NGAY, luc=LUC)
    assert tin_cua(w.can_bo_so) == [(LoaiTin.SAP_DEN_HAN, -4)]
    assert (LoaiTin.SAP_DEN_HAN, -7) in tin_cua(tinh_ban.can_bo)


def test_a_person_in_three_agencies_gets_one_digest_with_each_agency_s_work(w):
    for agency in (w.so_noi_vu, w.ubnd_a):
        PhanQuyenFactory(nguoi_dung=w.can_bo_so, co_quan=agency)
    PhanQuyenFactory(nguoi_dung=w.can_bo_so, co_quan=w.so_y_te, vai_tro=VaiTro.DAU_MOI)
    for agency in (w.so_y_te, w.so_noi_vu, w.ubnd_a):
        viec(w, 1, co_quan=agency)
    lap(NGAY, luc=LUC)
    assert len(tin_cua(w.can_bo_so)) == 3
    assert BanTin.objects.filter(nguoi=w.can_bo_so).count() == 1


@pytest.mark.parametrize(
    ("cach", "con_lai", "ngay_gui"),
    [
        (CachNhan.HANG_NGAY, 7, date(2024, 5, 22)),
        (CachNhan.HANG_TUAN, 7, date(2024, 5, 27)),
        (CachNhan.VIEC_GAP, 7, None),
        (CachNhan.VIEC_GAP, -1, date(2024, 5, 22)),
        (CachNhan.TRONG_UNG_DUNG, -1, None),
    ],
)
def test_each_is_told_as_they_chose_and_the_inbox_has_it_in_any_case(w, cach, con_lai, ngay_gui):
    viec(w, con_lai, THU_TU)
    chon_cach_nhan(cach, nguoi=w.can_bo_so)
    lap(THU_TU, luc=LUC)
    [message] = ThongBao.objects.filter(nguoi=w.can_bo_so)
    assert message.ngay_gui == ngay_gui
    assert BanTin.objects.filter(nguoi=w.can_bo_so).exists() == (ngay_gui == THU_TU)


def test_the_weekly_digest_carries_the_week(w):
    chon_cach_nhan(CachNhan.HANG_TUAN, nguoi=w.can_bo_so)
    monday = date(2024, 5, 27)
    days = [date(2024, 5, 21), THU_TU, monday]
    for day in days:
        viec(w, 7, day)
        lap(day, luc=LUC)
    carried = ThongBao.objects.filter(nguoi=w.can_bo_so)
    assert set(carried.values_list("ngay", "ngay_gui")) == {(day, monday) for day in days}
    assert [digest.ngay for digest in BanTin.objects.filter(nguoi=w.can_bo_so)] == [monday]


def test_a_returned_result_is_told_once_with_its_reason(w):
    item = viec(w, 20)
    tra_lai(bao_xong(item, w.can_bo_so), "Thiếu văn bản", nguoi=w.dau_moi, luc=LUC)
    assert bao_ngay(NGAY, luc=LUC) == 2
    lap(NGAY + timedelta(days=1), luc=LUC + timedelta(days=1))
    lap(NGAY + timedelta(days=2), luc=LUC + timedelta(days=2))
    [message] = ThongBao.objects.filter(nguoi=w.can_bo_so, loai=LoaiTin.TRA_LAI)
    assert (message.chu, message.ngay, message.ngay_gui) == ("Thiếu văn bản", NGAY, NGAY)


def test_a_result_that_waits_is_told_to_the_coordinator_and_again_after_three_days(w):
    bao_xong(viec(w, 20), w.can_bo_so)
    for days in range(5):
        lap(NGAY + timedelta(days=days), luc=LUC + timedelta(days=days))
    assert tin_cua(w.dau_moi, loai=LoaiTin.CHO_XAC_NHAN) == [(LoaiTin.CHO_XAC_NHAN, 3), (LoaiTin.CHO_XAC_NHAN, 0)]
    assert tin_cua(w.can_bo_so) == []


def test_news_after_the_morning_goes_with_the_next_working_day(w):
    friday_noon = datetime(2024, 5, 17, 5, 0, tzinfo=UTC)
    lap(THU_SAU, luc=friday_noon)
    tra_lai(bao_xong(viec(w, 20), w.can_bo_so), "Thiếu", nguoi=w.dau_moi, luc=friday_noon)
    bao_ngay(THU_SAU, luc=friday_noon)
    [message] = ThongBao.objects.filter(nguoi=w.can_bo_so)
    assert (message.ngay, message.ngay_gui) == (THU_SAU, THU_HAI)
    assert not BanTin.objects.filter(nguoi=w.can_bo_so).exists()


class TestLeoThang:
    """Escalation to the head after 2 working days, the coordinator after 7, the province's leaders after 15."""

    @pytest.fixture
    def thu_truong(self, w) -> NguoiDung:
        return PhanQuyenFactory(co_quan=w.so_noi_vu, thu_truong=True).nguoi_dung

    @pytest.mark.parametrize(
        ("han", "ai", "nguong"),
        [
            (date(2024, 5, 16), "thu_truong", 2),
            (date(2024, 5, 9), "dau_moi", 7),
            (date(2024, 4, 25), "lanh_dao_tinh", 15),
        ],
    )
    def test_each_level_is_told_on_its_day(self, w, thu_truong, han, ai, nguong):
        DauViecFactory(phan_cong__co_quan=w.so_noi_vu, phan_cong__nhiem_vu__ke_hoach=w.ke_hoach, han=han)
        lap(NGAY, luc=LUC)
        person = thu_truong if ai == "thu_truong" else getattr(w, ai)
        escalations = ThongBao.objects.filter(loai=LoaiTin.LEO_THANG)
        assert [(m.nguoi, m.moc, m.co_quan) for m in escalations] == [(person, nguong, w.so_noi_vu)]
        lap(NGAY + timedelta(days=1), luc=LUC)
        assert not ThongBao.objects.filter(loai=LoaiTin.LEO_THANG, ngay=NGAY + timedelta(days=1)).exists()

    def test_it_is_a_summary_by_agency(self, w, thu_truong):
        other = CoQuanFactory(dia_ban=w.nghe_an)
        for agency in (w.so_noi_vu, w.so_noi_vu, other):
            viec(w, 0, date(2024, 5, 9), co_quan=agency)
        lap(NGAY, luc=LUC)
        told = ThongBao.objects.filter(nguoi=w.dau_moi, loai=LoaiTin.LEO_THANG)
        assert {message.co_quan for message in told} == {w.so_noi_vu, other}
        assert told.count() == 2

    @pytest.mark.parametrize("cach", CachNhan)
    def test_nobody_can_silence_it(self, w, thu_truong, cach):
        chon_cach_nhan(cach, nguoi=thu_truong)
        viec(w, 0, date(2024, 5, 16), co_quan=w.so_noi_vu)
        lap(NGAY, luc=LUC)
        assert ThongBao.objects.get(nguoi=thu_truong, loai=LoaiTin.LEO_THANG).ngay_gui == NGAY
        assert BanTin.objects.filter(nguoi=thu_truong, ngay=NGAY).exists()

    def test_a_plan_may_set_its_own_thresholds_or_none(self, w, thu_truong):
        CauHinhNhac.objects.create(ke_hoach=w.ke_hoach, bao_thu_truong=0, bao_dau_moi=2, bao_lanh_dao=0)
        viec(w, 0, date(2024, 5, 16), co_quan=w.so_noi_vu)
        lap(NGAY, luc=LUC)
        assert {m.nguoi for m in ThongBao.objects.filter(loai=LoaiTin.LEO_THANG)} == {w.dau_moi}


@pytest.mark.parametrize("tinh_trang", ["thay_the", "ket_thuc"])
def test_a_plan_that_is_no_longer_in_force_reminds_nobody(w, tinh_ban, tinh_trang):
    viec(w, 1)
    DauViec.objects.filter(pk=tinh_ban.viec.pk).update(han=NGAY + timedelta(days=1))
    VanBan.objects.filter(pk=w.ke_hoach.van_ban_id).update(tinh_trang=tinh_trang)
    lap(NGAY, luc=LUC)
    assert tin_cua(w.can_bo_so) == []
