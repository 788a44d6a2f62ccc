from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from chung.loi import DaCoNguoiSua
from nhiemvu.enums import KetQuaDuyet, TinhTrangBaoCao
from nhiemvu.models import CapNhat, DauViec
from nhiemvu.services.bao_cao import NoiDungBaoCao, bao_cao
from nhiemvu.services.duyet import xac_nhan
from nhiemvu.trang_thai import PhanLoai, TrangThai, phan_loai, trang_thai
from tests.luong import can_postgresql, cung_luc

DANG_LAM = NoiDungBaoCao(TinhTrangBaoCao.DANG_THUC_HIEN, 40, "Đã có dự thảo", "Thiếu kinh phí", "Bổ sung kinh phí")
XONG = NoiDungBaoCao(
    TinhTrangBaoCao.HOAN_THANH,
    100,
    "Đã trình",
    ngay_hoan_thanh=date(2024, 5, 17),
    so_minh_chung="88/TTr-SYT",
    ngay_minh_chung=date(2024, 5, 17),
)


@pytest.fixture
def gui(the_gioi):
    """Sends a report on the dated task of Sở Y tế as its staff."""

    def send(content: NoiDungBaoCao, ten: str = "mot_chu_tri", **over) -> CapNhat:
        named = {"nguoi": the_gioi.can_bo_so, "luc": the_gioi.luc, **over}
        return bao_cao(the_gioi.viec(ten, the_gioi.so_y_te), content, **named)

    return send


def test_progress_is_kept_and_needs_no_review(the_gioi, gui):
    report = gui(DANG_LAM)
    item = the_gioi.viec("mot_chu_tri")
    assert (report.nguoi, report.luc, report.duyet) == (the_gioi.can_bo_so, the_gioi.luc, KetQuaDuyet.KHONG_CAN)
    assert (report.ket_qua, report.kho_khan, report.kien_nghi) == (
        "Đã có dự thảo",
        "Thiếu kinh phí",
        "Bổ sung kinh phí",
    )
    assert (item.tien_do, item.cap_nhat_luc, item.phien_ban) == (40, the_gioi.luc, 2)
    assert trang_thai(item, the_gioi.ngay) == TrangThai.DANG_THUC_HIEN


def test_completion_waits_for_the_coordinator(the_gioi, gui):
    report = gui(XONG)
    item = the_gioi.viec("mot_chu_tri")
    assert report.duyet == KetQuaDuyet.CHO
    assert (item.cho_xac_nhan_tu, item.ngay_bao_hoan_thanh) == (the_gioi.luc, date(2024, 5, 17))
    assert item.ngay_hoan_thanh is None
    assert trang_thai(item, the_gioi.ngay) == TrangThai.CHO_XAC_NHAN


def test_a_newer_report_takes_the_place_of_one_that_waits(the_gioi, gui):
    first, second = gui(XONG), gui(replace(XONG, ket_qua="Đã trình lại"))
    first.refresh_from_db()
    assert (first.duyet, second.duyet) == (KetQuaDuyet.THAY_THE, KetQuaDuyet.CHO)
    third = gui(DANG_LAM)
    second.refresh_from_db()
    item = the_gioi.viec("mot_chu_tri")
    assert (second.duyet, third.duyet) == (KetQuaDuyet.THAY_THE, KetQuaDuyet.KHONG_CAN)
    assert (item.cho_xac_nhan_tu, item.ngay_bao_hoan_thanh, item.tien_do) == (None, None, 40)


def test_what_a_period_asks_for_is_not_done_before_it_begins(the_gioi, gui):
    first = the_gioi.viec("thuong_xuyen", the_gioi.so_y_te).ky_tu
    with pytest.raises(ValidationError, match="trước khi kỳ bắt đầu") as refused:
        gui(replace(XONG, ngay_hoan_thanh=first - timedelta(days=1)), "thuong_xuyen")
    assert list(refused.value.message_dict) == ["ngay_hoan_thanh"]
    assert gui(replace(XONG, ngay_hoan_thanh=first), "thuong_xuyen").pk


@pytest.mark.parametrize("person", ["can_bo_so", "dau_moi"])
def test_staff_and_coordinator_of_the_agency_report(the_gioi, gui, person):
    assert gui(DANG_LAM, nguoi=getattr(the_gioi, person)).pk


@pytest.mark.parametrize(
    "person", ["quan_tri", "can_bo_a", "can_bo_b", "lanh_dao_tinh", "lanh_dao_a", "nguoi_la", "lanh_dao_tinh_khac"]
)
def test_nobody_else_reports(the_gioi, gui, person):
    with pytest.raises(PermissionDenied):
        gui(DANG_LAM, nguoi=getattr(the_gioi, person))
    assert not CapNhat.objects.exists()
    assert the_gioi.viec("mot_chu_tri").phien_ban == 1


def test_a_coordinator_does_not_report_for_other_agencies(the_gioi):
    with pytest.raises(PermissionDenied):
        bao_cao(the_gioi.viec("tap_the", the_gioi.ubnd_a), DANG_LAM, nguoi=the_gioi.dau_moi, luc=the_gioi.luc)


NGAY_MAI = date(2024, 5, 21)


@pytest.mark.parametrize(
    ("content", "fields"),
    [
        (replace(DANG_LAM, tien_do=-1), {"tien_do"}),
        (replace(DANG_LAM, tien_do=101), {"tien_do"}),
        (replace(DANG_LAM, tien_do=100), {"tien_do"}),
        (replace(DANG_LAM, ngay_hoan_thanh=date(2024, 5, 17)), {"ngay_hoan_thanh"}),
        (replace(DANG_LAM, ngay_minh_chung=NGAY_MAI), {"ngay_minh_chung"}),
        (replace(DANG_LAM, tinh_trang="tam_dung"), {"tinh_trang"}),
        (replace(DANG_LAM, tinh_trang=""), {"tinh_trang"}),
        (replace(DANG_LAM, so_minh_chung="x" * 101), {"so_minh_chung"}),
        (replace(XONG, ngay_hoan_thanh=None), {"ngay_hoan_thanh"}),
        (replace(XONG, ngay_hoan_thanh=NGAY_MAI), {"ngay_hoan_thanh"}),
        (replace(XONG, tien_do=99), {"tien_do"}),
        (replace(XONG, tien_do=101), {"tien_do"}),
        (replace(XONG, so_minh_chung=""), {"so_minh_chung"}),
        (replace(XONG, so_minh_chung=" \u00a0 "), {"so_minh_chung"}),
        (replace(XONG, ngay_minh_chung=None), {"ngay_minh_chung"}),
        (replace(XONG, so_minh_chung="", ngay_minh_chung=None), {"so_minh_chung"}),
        (replace(XONG, ngay_minh_chung=NGAY_MAI), {"ngay_minh_chung"}),
        (
            replace(XONG, ngay_hoan_thanh=None, tien_do=5, so_minh_chung=""),
            {"ngay_hoan_thanh", "tien_do", "so_minh_chung"},
        ),
    ],
)
def test_a_bad_report_is_refused_by_field_and_nothing_is_written(the_gioi, gui, content, fields):
    with pytest.raises(ValidationError) as refused:
        gui(content)
    assert set(refused.value.message_dict) == fields
    assert all(message for messages in refused.value.message_dict.values() for message in messages)
    assert not CapNhat.objects.exists()
    assert the_gioi.viec("mot_chu_tri").phien_ban == 1


@pytest.mark.parametrize(
    "content",
    [
        replace(DANG_LAM, tien_do=0),
        replace(DANG_LAM, tien_do=99),
        replace(XONG, ngay_hoan_thanh=date(2024, 5, 20), ngay_minh_chung=date(2024, 5, 20)),
        replace(XONG, so_minh_chung="x" * 100),
    ],
)
def test_the_last_value_allowed_is_allowed(gui, content):
    assert gui(content).pk


def test_a_bad_report_leaves_the_one_that_waits(gui):
    waiting = gui(XONG)
    with pytest.raises(ValidationError):
        gui(replace(DANG_LAM, so_minh_chung="x" * 101))
    waiting.refresh_from_db()
    assert waiting.duyet == KetQuaDuyet.CHO


def test_a_plan_may_do_without_evidence(the_gioi, gui):
    the_gioi.ke_hoach.bat_buoc_minh_chung = False
    the_gioi.ke_hoach.save()
    assert gui(replace(XONG, so_minh_chung="", ngay_minh_chung=None)).pk


def test_words_are_kept_tidy(gui):
    report = gui(replace(XONG, ket_qua="  Đã trình\nhai lần \n", so_minh_chung=" 88/TTr-SYT\u00a0"))
    report.refresh_from_db()
    assert (report.ket_qua, report.so_minh_chung) == ("Đã trình\nhai lần", "88/TTr-SYT")


def test_a_completed_item_takes_no_report(the_gioi, gui):
    xac_nhan(gui(XONG), nguoi=the_gioi.dau_moi, luc=the_gioi.luc)
    with pytest.raises(ValidationError, match="đã kết thúc"):
        gui(DANG_LAM)


@pytest.mark.parametrize(("days", "refused"), [(-1, True), (0, True), (1, False)])
def test_a_closed_item_takes_no_report_from_the_day_it_closes(the_gioi, gui, days, refused):
    DauViec.objects.update(dung_tu=the_gioi.ngay + timedelta(days=days), van_ban_dung="9/QĐ-UBND")
    if refused:
        with pytest.raises(ValidationError, match="đã kết thúc"):
            gui(DANG_LAM)
    else:
        assert gui(DANG_LAM).pk


def test_the_day_of_entry_is_the_day_in_vietnam(gui):
    before_midnight = datetime(2024, 5, 20, 16, 59, tzinfo=UTC)
    next_day = replace(XONG, ngay_hoan_thanh=NGAY_MAI)
    with pytest.raises(ValidationError):
        gui(next_day, luc=before_midnight)
    assert gui(next_day, luc=before_midnight + timedelta(minutes=1)).pk


def test_a_stale_writer_is_told_and_sees_the_item_as_it_is(the_gioi, gui):
    seen = the_gioi.viec("mot_chu_tri").phien_ban
    gui(DANG_LAM, phien_ban=seen)
    with pytest.raises(DaCoNguoiSua) as told:
        gui(replace(DANG_LAM, tien_do=70), phien_ban=seen, nguoi=the_gioi.dau_moi)
    assert (told.value.hien_tai.tien_do, told.value.hien_tai.phien_ban) == (40, seen + 1)
    assert CapNhat.objects.count() == 1
    gui(replace(DANG_LAM, tien_do=70), phien_ban=seen + 1)
    assert the_gioi.viec("mot_chu_tri").tien_do == 70


def test_a_report_written_late_does_not_make_the_agency_late(the_gioi, gui):
    after_the_deadline = datetime(2024, 7, 25, 3, 0, tzinfo=UTC)
    assert phan_loai(the_gioi.viec("mot_chu_tri"), date(2024, 7, 25)) == PhanLoai.QUA_HAN
    report = gui(replace(XONG, ngay_hoan_thanh=date(2024, 6, 30)), luc=after_the_deadline)
    assert phan_loai(the_gioi.viec("mot_chu_tri"), date(2024, 7, 25)) == PhanLoai.TRONG_HAN
    xac_nhan(report, nguoi=the_gioi.dau_moi, luc=after_the_deadline + timedelta(days=30))
    item = the_gioi.viec("mot_chu_tri")
    assert trang_thai(item, date(2024, 9, 1)) == TrangThai.HOAN_THANH_DUNG_HAN
    assert (item.ngay_hoan_thanh, item.cap_nhat_luc) == (date(2024, 6, 30), after_the_deadline)


def test_work_finished_late_is_late_however_soon_it_is_entered(the_gioi, gui):
    moment = datetime(2024, 7, 1, 3, 0, tzinfo=UTC)
    xac_nhan(gui(replace(XONG, ngay_hoan_thanh=date(2024, 7, 1)), luc=moment), nguoi=the_gioi.dau_moi, luc=moment)
    assert trang_thai(the_gioi.viec("mot_chu_tri"), date(2024, 7, 1)) == TrangThai.HOAN_THANH_QUA_HAN


def test_a_period_is_reported_like_any_item(the_gioi, gui):
    gui(XONG, ten="thuong_xuyen")
    item = the_gioi.viec("thuong_xuyen")
    assert phan_loai(item, the_gioi.ngay) == PhanLoai.KY_DA_BAO_CAO


@can_postgresql
@pytest.mark.django_db(transaction=True)
def test_of_two_people_who_write_at_the_same_moment_one_is_told(the_gioi, gui):
    seen = the_gioi.viec("mot_chu_tri").phien_ban
    results = cung_luc(
        lambda: gui(replace(DANG_LAM, tien_do=30), phien_ban=seen),
        lambda: gui(replace(DANG_LAM, tien_do=60), phien_ban=seen, nguoi=the_gioi.dau_moi),
    )
    kinds = sorted(type(result).__name__ for result in results)
    assert kinds == ["CapNhat", "DaCoNguoiSua"]
    (report,) = CapNhat.objects.all()
    item = the_gioi.viec("mot_chu_tri")
    assert (item.tien_do, item.phien_ban) == (report.tien_do, seen + 1)
    (told,) = [result for result in results if isinstance(result, DaCoNguoiSua)]
    assert told.hien_tai.tien_do == report.tien_do


@can_postgresql
@pytest.mark.django_db(transaction=True)
def test_of_two_completions_at_the_same_moment_one_waits_and_one_is_replaced(the_gioi, gui):
    results = cung_luc(lambda: gui(XONG), lambda: gui(XONG, nguoi=the_gioi.dau_moi))
    assert all(isinstance(result, CapNhat) for result in results)
    states = CapNhat.objects.order_by("pk").values_list("duyet", flat=True)
    assert list(states) == [KetQuaDuyet.THAY_THE, KetQuaDuyet.CHO]
    assert the_gioi.viec("mot_chu_tri").phien_ban == 3
