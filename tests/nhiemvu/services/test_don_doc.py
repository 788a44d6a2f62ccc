"""Urging: who is urged, by whom, and never twice a day."""

from datetime import timedelta

import pytest
from auditlog.models import LogEntry
from django.core.exceptions import PermissionDenied, ValidationError

from nhiemvu.models import DauViec, DonDoc
from nhiemvu.queries import lan_don_doc_cuoi
from nhiemvu.services.don_doc import don_doc
from nhiemvu.services.duyet import tra_lai, xac_nhan
from nhiemvu.services.ghi import xoa_nhiem_vu
from nhiemvu.trang_thai import trang_thai
from tests.luong import can_postgresql, cung_luc
from tests.web import bao_xong

LOI = "Đề nghị khẩn trương"


@pytest.fixture
def hai_huyen(the_gioi) -> list[DauViec]:
    return [the_gioi.viec("tap_the", agency) for agency in (the_gioi.ubnd_a, the_gioi.ubnd_b)]


def thuc(w, viec, nguoi=None, luc=None, loi=LOI) -> DonDoc:
    return don_doc(viec, loi, nguoi=nguoi or w.dau_moi, luc=luc or w.luc)


def test_what_is_said_is_kept_with_who_said_it_and_to_whom(the_gioi, hai_huyen):
    record = thuc(the_gioi, hai_huyen, loi="  Khẩn trương nộp\nbiên bản ")
    assert (record.nguoi, record.luc, record.noi_dung) == (the_gioi.dau_moi, the_gioi.luc, "Khẩn trương nộp\nbiên bản")
    assert set(record.dau_viec.all()) == set(hai_huyen)
    assert LogEntry.objects.filter(object_pk=str(record.pk), actor=the_gioi.dau_moi).exists()


def test_urging_changes_neither_an_item_nor_its_version(the_gioi, hai_huyen):
    before = [(item.phien_ban, trang_thai(item, the_gioi.ngay)) for item in hai_huyen]
    thuc(the_gioi, hai_huyen)
    after = DauViec.objects.in_bulk([item.pk for item in hai_huyen])
    assert [(after[i.pk].phien_ban, trang_thai(after[i.pk], the_gioi.ngay)) for i in hai_huyen] == before


def test_whoever_is_done_or_waits_for_review_is_left_out(the_gioi, hai_huyen):
    report = bao_xong(hai_huyen[0], the_gioi.can_bo_a)
    assert set(thuc(the_gioi, hai_huyen).dau_viec.all()) == {hai_huyen[1]}
    xac_nhan(report, nguoi=the_gioi.dau_moi, luc=the_gioi.luc)
    tomorrow = the_gioi.luc + timedelta(days=1)
    assert set(thuc(the_gioi, hai_huyen, luc=tomorrow).dau_viec.all()) == {hai_huyen[1]}


def test_a_returned_result_is_urged_again(the_gioi, hai_huyen):
    tra_lai(bao_xong(hai_huyen[0], the_gioi.can_bo_a), "Thiếu", nguoi=the_gioi.dau_moi, luc=the_gioi.luc)
    assert hai_huyen[0] in thuc(the_gioi, hai_huyen).dau_viec.all()


def test_an_item_is_urged_once_a_day(the_gioi, hai_huyen):
    thuc(the_gioi, hai_huyen[:1])
    assert set(thuc(the_gioi, hai_huyen).dau_viec.all()) == {hai_huyen[1]}
    with pytest.raises(ValidationError, match="trong hôm nay"):
        thuc(the_gioi, hai_huyen)
    thuc(the_gioi, hai_huyen, luc=the_gioi.luc + timedelta(days=1))
    assert DonDoc.objects.count() == 3


def test_words_are_needed(the_gioi, hai_huyen):
    with pytest.raises(ValidationError) as refused:
        thuc(the_gioi, hai_huyen, loi=" \n ")
    assert set(refused.value.message_dict) == {"noi_dung"}


@pytest.mark.parametrize("ai", ["quan_tri", "can_bo_so", "can_bo_a", "lanh_dao_tinh", "nguoi_la"])
def test_only_the_coordinator_urges(the_gioi, hai_huyen, ai):
    with pytest.raises(PermissionDenied):
        thuc(the_gioi, hai_huyen, nguoi=getattr(the_gioi, ai))
    assert not DonDoc.objects.exists()


def test_the_last_time_is_the_one_that_a_row_shows(the_gioi, hai_huyen):
    first = thuc(the_gioi, hai_huyen)
    second = thuc(the_gioi, hai_huyen[:1], luc=the_gioi.luc + timedelta(days=2))
    assert lan_don_doc_cuoi(hai_huyen) == {hai_huyen[0].pk: second, hai_huyen[1].pk: first}


def test_nothing_stays_behind_when_the_tasks_go(the_gioi, hai_huyen):
    thuc(the_gioi, hai_huyen)
    xoa_nhiem_vu(the_gioi.ke_hoach, nguoi=the_gioi.quan_tri)
    assert not DonDoc.objects.exists()


@can_postgresql
@pytest.mark.django_db(transaction=True)
def test_two_clicks_at_the_same_moment_urge_once(the_gioi, hai_huyen):
    results = cung_luc(*[lambda: thuc(the_gioi, hai_huyen)] * 2)
    assert sorted(type(result).__name__ for result in results) == ["DonDoc", "ValidationError"]
