"""The close of a period, its lock, and opening it again."""

from datetime import date, datetime, time, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from kehoach.ky import ChuKy, gio_chot, ky_chua, luc_chot
from kehoach.models import KeHoach
from kehoach.services import dat_ky_bao_cao
from nhiemvu.khoa_ky import dang_khoa, khoa_tu, nop_muon
from nhiemvu.models import DauViec, NhiemVu
from nhiemvu.services.bao_cao import NoiDungBaoCao, bao_cao
from nhiemvu.services.duyet import tra_lai, xac_nhan
from nhiemvu.services.mo_lai_ky import mo_lai_ky
from tests.dan_vai import LUC, NGAY, TheGioi
from tests.nhiemvu.su_kien import viec
from tests.web import Trang, Vao, bao_xong, chu

THU_SAU = date(2024, 5, 24)
DANG_LAM = NoiDungBaoCao("dang_thuc_hien", 40, "Một nửa")


def ky(khoa_sau=None, gio=None, chu_ky=ChuKy.HAI_TUAN, den=THU_SAU, **them) -> DauViec:
    """A period that ends on the day, of an unsaved plan."""
    item = viec("dinh_ky", den, **them)
    item.nhiem_vu = NhiemVu(ke_hoach=KeHoach(khoa_sau=khoa_sau, gio_chot=gio, chu_ky_bao_cao=chu_ky))
    return item


def gio_vn(ngay: date, gio: int, phut: int = 0) -> datetime:
    return timezone.make_aware(datetime.combine(ngay, time(gio, phut)))


@pytest.mark.parametrize(
    ("item", "moment", "late"),
    [
        (ky(), gio_vn(THU_SAU, 15, 59), False),
        (ky(), gio_vn(THU_SAU, 16), True),
        (ky(chu_ky=ChuKy.TUAN), gio_vn(THU_SAU, 16), True),
        (ky(chu_ky=ChuKy.QUY), gio_vn(THU_SAU, 23, 59), False),
        (ky(chu_ky=ChuKy.QUY), gio_vn(THU_SAU + timedelta(days=1), 0), True),
        (ky(chu_ky=ChuKy.QUY, gio=time(11, 30)), gio_vn(THU_SAU, 11, 30), True),
        (ky(gio=time(17)), gio_vn(THU_SAU, 16, 59), False),
    ],
)
def test_what_comes_at_the_close_is_late(item, moment, late):
    assert nop_muon(item, moment) is late


def test_only_periods_close():
    item = viec("co_han", THU_SAU)
    assert not nop_muon(item, gio_vn(THU_SAU, 23) + timedelta(days=900))


@given(st.dates(date(2015, 1, 1), date(2045, 12, 31)), st.sampled_from(ChuKy))
def test_a_period_closes_after_it_began_and_before_the_next_one_closes(day, cycle):
    period, after = ky_chua(day, cycle), ky_chua(ky_chua(day, cycle).den + timedelta(days=1), cycle)
    closes, next_closes = (luc_chot(p.den, gio_chot(cycle)) for p in (period, after))
    assert datetime.combine(period.tu, time()) < closes < next_closes
    assert closes.date() - period.den <= timedelta(days=1)
    if cycle in (ChuKy.TUAN, ChuKy.HAI_TUAN):
        assert (closes.isoweekday(), closes.time()) == (5, time(16))


@pytest.mark.parametrize(
    ("item", "first"),
    [
        (ky(), None),
        (ky(khoa_sau=0), THU_SAU + timedelta(days=1)),
        (ky(khoa_sau=5), THU_SAU + timedelta(days=6)),
        (ky(khoa_sau=5, mo_lai_den=THU_SAU + timedelta(days=20)), THU_SAU + timedelta(days=21)),
        (ky(khoa_sau=5, mo_lai_den=THU_SAU), THU_SAU + timedelta(days=6)),
        (ky(khoa_sau=0, tra_lai_luc=LUC), None),
        (viec("co_han", THU_SAU), None),
    ],
)
def test_the_first_day_of_the_lock(item, first):
    if item.tinh_chat == "co_han":
        item.nhiem_vu = NhiemVu(ke_hoach=KeHoach(khoa_sau=0))
    assert khoa_tu(item) == first
    if first:
        assert not dang_khoa(item, first - timedelta(days=1))
        assert dang_khoa(item, first)


@pytest.fixture
def quy_1(the_gioi: TheGioi) -> DauViec:
    """The first quarter of the standing task, whose data closed on 14 March."""
    return the_gioi.viec("thuong_xuyen")


def khoa(w: TheGioi, sau: int | None = 5) -> None:
    dat_ky_bao_cao(w.ke_hoach, chu_ky="quy", gio_chot=None, khoa_sau=sau, nguoi=w.dau_moi)


def gui(w: TheGioi, item: DauViec, luc=LUC):
    return bao_cao(item, DANG_LAM, nguoi=w.can_bo_so, luc=luc)


def test_a_late_report_is_taken_and_marked_where_nothing_locks(the_gioi, quy_1, vao: Vao):
    xac_nhan(bao_xong(quy_1, the_gioi.can_bo_so), nguoi=the_gioi.dau_moi, luc=LUC)
    page = Trang(vao(the_gioi.dau_moi).get(reverse("dau-viec", args=[quy_1.pk])))
    assert "Đã báo cáo, muộn 67 ngày" in page.chu
    assert "gửi sau khi chốt số liệu" in page.chu
    assert "hết ngày 14/3/2024" in page.chu


def test_a_locked_period_takes_no_report_and_says_what_to_do(the_gioi, quy_1):
    khoa(the_gioi)
    gui(the_gioi, quy_1, luc=gio_vn(date(2024, 3, 19), 23))
    with pytest.raises(ValidationError) as refused:
        gui(the_gioi, quy_1, luc=gio_vn(date(2024, 3, 20), 0))
    assert refused.value.messages == ["Quý I/2024 đã khóa từ ngày 20/3/2024. Hãy đề nghị đầu mối mở lại kỳ này."]


def test_a_locked_period_offers_no_form_and_the_coordinator_a_key(the_gioi, quy_1, vao: Vao):
    khoa(the_gioi)
    url = reverse("dau-viec", args=[quy_1.pk])
    staff, coordinator = (Trang(vao(who).get(url)) for who in (the_gioi.can_bo_so, the_gioi.dau_moi))
    assert "đã khóa từ 20/3/2024" in staff.chu
    assert reverse("bao-cao-dau-viec", args=[quy_1.pk]) not in staff.duong
    assert reverse("mo-lai-ky", args=[quy_1.pk]) not in staff.duong
    assert reverse("mo-lai-ky", args=[quy_1.pk]) in coordinator.duong


def test_the_coordinator_opens_it_again_until_a_day(the_gioi, quy_1, vao: Vao):
    khoa(the_gioi)
    client = vao(the_gioi.dau_moi)
    page = Trang(client.post(reverse("mo-lai-ky", args=[quy_1.pk]), {"den_ngay": "22/5/2024"}, follow=True))
    assert "Đã mở lại Quý I/2024 đến hết ngày 22/5/2024." in page.thong_bao
    gui(the_gioi, quy_1, luc=gio_vn(date(2024, 5, 22), 23))
    with pytest.raises(ValidationError, match="khóa từ ngày 23/5/2024"):
        gui(the_gioi, quy_1, luc=gio_vn(date(2024, 5, 23), 0))


def test_a_day_that_has_passed_opens_nothing(the_gioi, quy_1, vao: Vao):
    khoa(the_gioi)
    response = vao(the_gioi.dau_moi).post(reverse("mo-lai-ky", args=[quy_1.pk]), {"den_ngay": "19/5/2024"})
    assert response.status_code == 422
    assert "từ hôm nay" in Trang(response).loi_cua("den_ngay")


def test_what_is_not_locked_is_not_opened(the_gioi, quy_1):
    with pytest.raises(ValidationError, match="đang mở"):
        mo_lai_ky(quy_1, NGAY, nguoi=the_gioi.dau_moi, luc=LUC)


@pytest.mark.parametrize("ai", ["can_bo_so", "quan_tri", "lanh_dao_tinh", "can_bo_a"])
def test_only_the_coordinator_opens(the_gioi, quy_1, ai):
    khoa(the_gioi)
    with pytest.raises(PermissionDenied):
        mo_lai_ky(quy_1, NGAY, nguoi=getattr(the_gioi, ai), luc=LUC)


def test_a_returned_report_can_be_made_good_after_the_lock(the_gioi, quy_1):
    report = bao_xong(quy_1, the_gioi.can_bo_so)
    khoa(the_gioi, 0)
    tra_lai(report, "Thiếu số liệu", nguoi=the_gioi.dau_moi, luc=LUC)
    gui(the_gioi, quy_1)
    with pytest.raises(ValidationError, match="đã khóa"):
        gui(the_gioi, quy_1)


def test_the_plan_says_how_it_wants_its_periods(the_gioi, vao: Vao):
    client, url = vao(the_gioi.dau_moi), reverse("ky-bao-cao", args=[the_gioi.ke_hoach.pk])
    sent = {"chu_ky": "hai_tuan", "gio_chot": "16:30", "khoa_sau": "3"}
    page = Trang(client.post(url, sent, follow=True))
    assert "Hai tuần một lần, chốt lúc 16:30 ngày cuối kỳ, khóa sau 3 ngày" in page.chu
    form = Trang(client.get(url))
    assert [form.gia_tri(name) for name in sent] == list(sent.values())


@pytest.mark.parametrize(
    ("truong", "gia_tri", "loi"),
    [("gio_chot", "4 giờ", "16:00"), ("khoa_sau", "-1", "không được nhỏ hơn 0"), ("khoa_sau", "năm", "số ngày")],
)
def test_a_setting_that_makes_no_sense_is_told(the_gioi, vao: Vao, truong, gia_tri, loi):
    url = reverse("ky-bao-cao", args=[the_gioi.ke_hoach.pk])
    response = vao(the_gioi.dau_moi).post(url, {"chu_ky": "quy", truong: gia_tri})
    assert response.status_code == 422
    assert loi in Trang(response).loi_cua(truong)


def test_the_list_says_the_hour_of_the_close(the_gioi, vao: Vao):
    KeHoach.objects.update(gio_chot=time(16))
    page = Trang(vao(the_gioi.can_bo_so).get(reverse("viec-cua-toi"), {"nhom": "bao_cao_ky"}))
    assert [chu(el) for el in page.tim("small") if "trước 16:00" in chu(el)] == ["Quý II/2024, trước 16:00"]
