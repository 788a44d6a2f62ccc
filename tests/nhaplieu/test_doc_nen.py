"""Long files, read by a worker: progress, errors, a worker that dies."""

from datetime import timedelta

import pytest
from django.urls import reverse

from chung.viec_nen import SO_LAN
from nhaplieu.doc.do_dai import la_dai
from nhaplieu.models import LanNhap
from nhaplieu.services.doc_nen import VIEC_DOC, doc_nen
from nhaplieu.tasks import xep_lai
from tests.dan_vai import LUC, TheGioi
from tests.nhaplieu.so_tinh import so_tinh
from tests.nhaplieu.trang_nhap import dem, lan_nhap, mo, tai_len
from tests.phu_luc import phu_luc
from tests.web import Trang


@pytest.fixture
def dai(settings) -> None:
    """Every file is a long one."""
    settings.NHAP_LIEU_DOC_NEN = 100


@pytest.fixture
def cho_doc(dai, the_gioi: TheGioi, quan_tri, monkeypatch) -> LanNhap:
    """A long file for which the worker has not come yet."""
    monkeypatch.setattr("nhaplieu.tasks.doc_lan_nhap.delay", lambda pk: None)
    run = lan_nhap(tai_len(quan_tri, the_gioi))
    monkeypatch.undo()
    monkeypatch.setattr("django.utils.timezone.now", lambda: LUC)
    return run


def test_a_long_file_ends_at_the_same_preview(dai, the_gioi, quan_tri, settings):
    run = lan_nhap(tai_len(quan_tri, the_gioi))
    settings.NHAP_LIEU_DOC_NEN = 10_000_000
    at_once = lan_nhap(tai_len(quan_tri, the_gioi))
    assert (run.tinh_trang, run.so_lan_doc, at_once.so_lan_doc) == ("xem_truoc", 1, 0)
    assert (run.ban_nhap, run.xem_thu) == (at_once.ban_nhap, at_once.xem_thu)


def test_the_page_says_how_far_it_has_come_and_leads_to_the_preview(cho_doc, quan_tri):
    page = mo(quan_tri, cho_doc)
    assert "Chờ đến lượt: 0%" in page.chu
    LanNhap.objects.update(tinh_trang="dang_doc", phan_tram=55)
    page = Trang(quan_tri.get(reverse("lan-nhap", args=[cho_doc.pk])))
    assert "Nhận dạng bảng: 55%" in page.chu
    assert page.mot("progress")
    LanNhap.objects.update(tinh_trang="cho_doc")
    doc_nen(cho_doc.pk, LUC)
    done = quan_tri.get(reverse("lan-nhap", args=[cho_doc.pk]), headers={"HX-Request": "true"})
    assert done["HX-Refresh"] == "true"
    assert "Mới 3" in mo(quan_tri, cho_doc).chu


def test_a_file_that_cannot_be_read_says_the_same_as_at_once(the_gioi, quan_tri, settings):
    broken = so_tinh([["Kính gửi", "các sở"], ["Trân trọng", ""]])
    said = Trang(tai_len(quan_tri, the_gioi, broken)).loi_cua("tep")
    settings.NHAP_LIEU_DOC_NEN = 100
    run = lan_nhap(tai_len(quan_tri, the_gioi, broken))
    assert run.tinh_trang == "loi_doc"
    assert run.loi in said
    before = dem()
    assert run.loi in mo(quan_tri, run).chu
    assert dem() == before


def test_what_the_first_bytes_tell_is_refused_at_once(dai, the_gioi, quan_tri):
    answer = tai_len(quan_tri, the_gioi, b"%PDF-1.7" + b"x" * 200, "quet.pdf")
    assert answer.status_code == 422
    assert not LanNhap.objects.exists()


def test_a_job_that_runs_twice_reads_once(cho_doc):
    doc_nen(cho_doc.pk, LUC)
    doc_nen(cho_doc.pk, LUC)
    cho_doc.refresh_from_db()
    assert cho_doc.so_lan_doc == 1


def test_a_dead_worker_is_seen_and_reading_begins_again(cho_doc, quan_tri):
    LanNhap.objects.update(tinh_trang="dang_doc", phan_tram=5, so_lan_doc=1)
    refused = quan_tri.post(reverse("doc-lai-tep", args=[cho_doc.pk]), follow=True)
    assert "hãy đợi" in Trang(refused).thong_bao
    LanNhap.objects.update(doc_luc=LUC - VIEC_DOC.im_lang_sau - timedelta(seconds=1))
    page = mo(quan_tri, cho_doc)
    assert "không có tiến triển" in page.chu
    quan_tri.post(reverse("doc-lai-tep", args=[cho_doc.pk]))
    assert "Mới 3" in mo(quan_tri, cho_doc).chu


def test_a_worker_that_comes_back_too_late_changes_nothing(cho_doc, monkeypatch):
    def overtaken(*_, **__):
        LanNhap.objects.update(so_lan_doc=7)
        raise RuntimeError("the late worker ends")

    monkeypatch.setattr("nhaplieu.services.doc.phan_tich", overtaken)
    with pytest.raises(RuntimeError):
        doc_nen(cho_doc.pk, LUC)
    cho_doc.refresh_from_db()
    assert (cho_doc.tinh_trang, cho_doc.loi) == ("dang_doc", "")


def test_an_unexpected_failure_is_told_to_the_person(cho_doc, quan_tri, monkeypatch):
    monkeypatch.setattr("nhaplieu.services.doc.phan_tich", lambda *_, **__: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        doc_nen(cho_doc.pk, LUC)
    assert "bị dừng giữa chừng" in mo(quan_tri, cho_doc).chu


def test_silent_imports_are_queued_again_and_given_up_at_last(cho_doc, quan_tri):
    long_ago = LUC - VIEC_DOC.im_lang_sau - timedelta(seconds=1)
    LanNhap.objects.update(tinh_trang="dang_doc", doc_luc=long_ago, so_lan_doc=1)
    assert xep_lai() == 1
    assert "Mới 3" in mo(quan_tri, cho_doc).chu
    LanNhap.objects.update(tinh_trang="dang_doc", doc_luc=long_ago, so_lan_doc=SO_LAN)
    assert xep_lai() == 0
    assert "bị dừng giữa chừng" in mo(quan_tri, cho_doc).chu


def test_what_a_person_asked_for_again_waits_however_long_the_queue_is(cho_doc, quan_tri):
    """Reading began three times and was given up; the file that waits anew was not begun since."""
    long_ago = LUC - VIEC_DOC.im_lang_sau - timedelta(seconds=1)
    LanNhap.objects.update(so_lan_doc=SO_LAN, doc_luc=long_ago)
    assert xep_lai() == 1
    assert "Mới 3" in mo(quan_tri, cho_doc).chu


def test_columns_of_a_long_file_are_named_and_read_by_the_worker(dai, the_gioi, quan_tri):
    rows = [["#", "Alpha", "Beta"], [1, "Rà soát danh mục thuốc", "Sở Y tế"], [2, "Tập huấn nhân viên", "Sở Y tế"]]
    run = lan_nhap(tai_len(quan_tri, the_gioi, so_tinh(rows)))
    roles = {"cot_1": "stt", "cot_2": "noi_dung", "cot_3": "chu_tri"}
    quan_tri.post(reverse("chon-cot", args=[run.pk]), {"dong_du_lieu": 2, **roles})
    run.refresh_from_db()
    assert (run.tinh_trang, run.so_lan_doc) == ("xem_truoc", 2)


def test_a_long_file_is_told_by_its_bytes_or_by_what_it_unpacks_to():
    small, long = phu_luc(), phu_luc([(n, f"Việc {n} " * 9, "Sở Y tế", "", "") for n in range(2000)])
    assert not la_dai(small, 20_000)
    assert la_dai(long, 40_000)
    assert la_dai(b"x" * 101, 100)


def test_what_the_form_says_wrong_is_refused_before_the_worker(dai, the_gioi, quan_tri):
    answer = tai_len(quan_tri, the_gioi, dau_moi="Cơ quan không có")
    assert answer.status_code == 422
    assert "Cơ quan không có" in Trang(answer).loi_cua("dau_moi")
    assert not LanNhap.objects.exists()
