from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, timedelta
from itertools import count

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection, connections, transaction

from nhiemvu.enums import KetQuaDuyet, TinhTrangBaoCao
from nhiemvu.models import CapNhat, DauViec
from nhiemvu.services.bao_cao import NoiDungBaoCao, bao_cao
from nhiemvu.services.duyet import tra_lai, xac_nhan
from nhiemvu.trang_thai import PhanLoai, TrangThai, phan_loai, trang_thai
from tests.luong import can_postgresql, cung_luc

XONG = NoiDungBaoCao(
    TinhTrangBaoCao.HOAN_THANH,
    100,
    ngay_hoan_thanh=date(2024, 5, 17),
    so_minh_chung="88/TTr-SYT",
    ngay_minh_chung=date(2024, 5, 17),
)
NGUOI_KHAC = ["quan_tri", "can_bo_so", "can_bo_a", "can_bo_b", "lanh_dao_tinh", "lanh_dao_a", "nguoi_la"]


@pytest.fixture
def cho_duyet(the_gioi) -> CapNhat:
    """A completion that staff of Sở Y tế reported and the coordinator has not seen."""
    return bao_cao(the_gioi.viec("mot_chu_tri"), XONG, nguoi=the_gioi.can_bo_so, luc=the_gioi.luc)


@pytest.fixture
def sau(the_gioi):
    """Three days after the report."""
    return the_gioi.luc + timedelta(days=3)


def test_a_confirmed_result_is_completed_on_the_day_of_the_evidence(the_gioi, cho_duyet, sau):
    xac_nhan(cho_duyet, nguoi=the_gioi.dau_moi, luc=sau)
    cho_duyet.refresh_from_db()
    item = the_gioi.viec("mot_chu_tri")
    assert (cho_duyet.duyet, cho_duyet.nguoi_duyet, cho_duyet.duyet_luc) == ("xac_nhan", the_gioi.dau_moi, sau)
    assert (item.ngay_hoan_thanh, item.xac_nhan_luc, item.cho_xac_nhan_tu) == (date(2024, 5, 17), sau, None)
    assert (item.tien_do, item.phien_ban) == (100, 3)
    assert trang_thai(item, the_gioi.ngay) == TrangThai.HOAN_THANH_DUNG_HAN


def test_a_returned_result_counts_as_not_completed(the_gioi, cho_duyet, sau):
    tra_lai(cho_duyet, " Thiếu quyết định\nphê duyệt ", nguoi=the_gioi.dau_moi, luc=sau)
    cho_duyet.refresh_from_db()
    item = the_gioi.viec("mot_chu_tri")
    assert (cho_duyet.duyet, cho_duyet.ly_do_tra_lai) == ("tra_lai", "Thiếu quyết định\nphê duyệt")
    assert (item.cho_xac_nhan_tu, item.ngay_bao_hoan_thanh, item.ngay_hoan_thanh) == (None, None, None)
    assert (item.tra_lai_luc, item.phien_ban) == (sau, 3)
    assert phan_loai(item, date(2024, 6, 30)) == PhanLoai.TRONG_HAN
    assert phan_loai(item, date(2024, 7, 1)) == PhanLoai.QUA_HAN


@pytest.mark.parametrize(("before", "after"), [([], 0), ([20, 45], 45)])
def test_a_returned_result_leaves_the_progress_of_before(the_gioi, sau, before, after):
    item = the_gioi.viec("mot_chu_tri")
    under_way = NoiDungBaoCao(TinhTrangBaoCao.DANG_THUC_HIEN, 0)
    reports = [*[replace(under_way, tien_do=percent) for percent in before], XONG]
    for report in reports:
        last = bao_cao(item, report, nguoi=the_gioi.can_bo_so, luc=the_gioi.luc)
    tra_lai(last, "Chưa đủ", nguoi=the_gioi.dau_moi, luc=sau)
    assert the_gioi.viec("mot_chu_tri").tien_do == after


def test_after_a_return_the_agency_reports_again(the_gioi, cho_duyet, sau):
    tra_lai(cho_duyet, "Thiếu phụ lục", nguoi=the_gioi.dau_moi, luc=sau)
    again = bao_cao(the_gioi.viec("mot_chu_tri"), XONG, nguoi=the_gioi.can_bo_so, luc=sau)
    assert the_gioi.viec("mot_chu_tri").tra_lai_luc is None
    xac_nhan(again, nguoi=the_gioi.dau_moi, luc=sau)
    cho_duyet.refresh_from_db()
    assert cho_duyet.duyet == KetQuaDuyet.TRA_LAI
    assert the_gioi.viec("mot_chu_tri").ngay_hoan_thanh


@pytest.mark.parametrize("reason", ["", "  ", "\n\u00a0"])
def test_a_return_needs_a_reason(the_gioi, cho_duyet, reason):
    with pytest.raises(ValidationError) as refused:
        tra_lai(cho_duyet, reason, nguoi=the_gioi.dau_moi, luc=the_gioi.luc)
    assert set(refused.value.message_dict) == {"ly_do"}
    assert the_gioi.viec("mot_chu_tri").cho_xac_nhan_tu


@pytest.mark.parametrize("person", NGUOI_KHAC)
def test_only_the_coordinator_reviews(the_gioi, cho_duyet, person):
    stranger = getattr(the_gioi, person)
    with pytest.raises(PermissionDenied):
        xac_nhan(cho_duyet, nguoi=stranger, luc=the_gioi.luc)
    with pytest.raises(PermissionDenied):
        tra_lai(cho_duyet, "Không đạt", nguoi=stranger, luc=the_gioi.luc)
    with pytest.raises(PermissionDenied):
        tra_lai(cho_duyet, "", nguoi=stranger, luc=the_gioi.luc)
    cho_duyet.refresh_from_db()
    assert cho_duyet.duyet == KetQuaDuyet.CHO


def test_nobody_confirms_their_own_report(the_gioi):
    own = bao_cao(the_gioi.viec("mot_chu_tri"), XONG, nguoi=the_gioi.dau_moi, luc=the_gioi.luc)
    with pytest.raises(PermissionDenied):
        xac_nhan(own, nguoi=the_gioi.dau_moi, luc=the_gioi.luc)
    tra_lai(own, "Tôi gửi nhầm", nguoi=the_gioi.dau_moi, luc=the_gioi.luc)
    assert the_gioi.viec("mot_chu_tri").tra_lai_luc


def test_a_report_is_reviewed_once(the_gioi, cho_duyet, sau):
    xac_nhan(cho_duyet, nguoi=the_gioi.dau_moi, luc=sau)
    with pytest.raises(ValidationError, match="đã được xử lý"):
        xac_nhan(cho_duyet, nguoi=the_gioi.dau_moi, luc=sau)
    with pytest.raises(ValidationError, match="đã được xử lý"):
        tra_lai(cho_duyet, "Đổi ý", nguoi=the_gioi.dau_moi, luc=sau)


def test_a_report_that_another_replaced_is_not_confirmed(the_gioi, cho_duyet, sau):
    newer = bao_cao(the_gioi.viec("mot_chu_tri"), XONG, nguoi=the_gioi.can_bo_so, luc=sau)
    with pytest.raises(ValidationError, match="đã được xử lý"):
        xac_nhan(cho_duyet, nguoi=the_gioi.dau_moi, luc=sau)
    xac_nhan(newer, nguoi=the_gioi.dau_moi, luc=sau)


def test_progress_is_nothing_to_review(the_gioi):
    progress = NoiDungBaoCao(TinhTrangBaoCao.DANG_THUC_HIEN, 10)
    report = bao_cao(the_gioi.viec("mot_chu_tri"), progress, nguoi=the_gioi.can_bo_so, luc=the_gioi.luc)
    with pytest.raises(ValidationError):
        xac_nhan(report, nguoi=the_gioi.dau_moi, luc=the_gioi.luc)


def test_reports_wait_for_the_coordinator_only(the_gioi, cho_duyet):
    waiting = {
        person: list(CapNhat.objects.cho_toi_duyet(getattr(the_gioi, person))) for person in ["dau_moi", *NGUOI_KHAC]
    }
    assert waiting == {"dau_moi": [cho_duyet], **{person: [] for person in NGUOI_KHAC}}


@can_postgresql
@pytest.mark.django_db(transaction=True)
def test_confirming_and_returning_at_the_same_moment_one_stands(the_gioi, cho_duyet, sau):
    results = cung_luc(
        lambda: xac_nhan(cho_duyet, nguoi=the_gioi.dau_moi, luc=sau),
        lambda: tra_lai(cho_duyet, "Chưa đủ", nguoi=the_gioi.dau_moi, luc=sau),
    )
    assert sorted(type(result).__name__ for result in results) == ["NoneType", "ValidationError"]
    assert the_gioi.viec("mot_chu_tri").phien_ban == 3


@can_postgresql
@pytest.mark.django_db(transaction=True)
def test_a_reviewer_who_waits_for_a_writer_holds_nothing_that_the_writer_needs(the_gioi, cho_duyet, sau):
    def review() -> None:
        try:
            xac_nhan(cho_duyet, nguoi=the_gioi.dau_moi, luc=sau)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            DauViec.objects.giu(cho_duyet.dau_viec_id)
            reviewing = pool.submit(review)
            _den_khi_co_nguoi_cho()
            assert CapNhat.objects.select_for_update(nowait=True).get(pk=cho_duyet.pk)
        reviewing.result(timeout=10)
    assert the_gioi.viec("mot_chu_tri").ngay_hoan_thanh


def _den_khi_co_nguoi_cho() -> None:
    """Until another session waits for a lock of ours."""
    with connection.cursor() as cursor:
        for asked in count():
            cursor.execute(
                "SELECT count(*) FROM pg_locks WHERE NOT granted AND pg_backend_pid() = ANY (pg_blocking_pids(pid))"
            )
            if cursor.fetchone()[0]:
                return
            assert asked < 20_000, "nobody came to wait"
