"""The calendar feed: sound by an independent library, all-day deadlines, a secret that can be taken back."""

from datetime import timedelta

import pytest
import vobject
from django.test import Client
from django.urls import reverse

from nhacviec.models import LichCaNhan
from nhacviec.services.lich import mo_lich, thu_hoi_lich
from nhiemvu.models import DauViec
from tests.dan_vai import LUC, NGAY, TheGioi
from tests.factories import DauViecFactory

pytestmark = pytest.mark.usefixtures("dong_ho")


def doc(w: TheGioi) -> bytes:
    feed = mo_lich(nguoi=w.can_bo_so, luc=LUC)
    response = Client().get(reverse("lich", args=[feed.ma]))
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    return response.content


def su_kien(data: bytes) -> list[vobject.base.Component]:
    calendar = vobject.readOne(data.decode())
    calendar.validate(raiseException=True)
    return calendar.contents.get("vevent", [])


def test_the_deadlines_of_one_s_agencies_as_whole_days(the_gioi):
    due = {event.dtstart.value for event in su_kien(doc(the_gioi))}
    mine = DauViec.objects.filter(co_quan=the_gioi.so_y_te, han__isnull=False)
    assert due == set(mine.values_list("han", flat=True))
    for event in su_kien(doc(the_gioi)):
        assert event.dtend.value - event.dtstart.value == timedelta(days=1)
        assert event.dtstart.params == {"VALUE": ["DATE"]}
        assert event.url.value.endswith(f"/dau-viec/{event.uid.value.split('-')[2].split('@')[0]}/")


def test_lines_are_folded_as_the_standard_wants(the_gioi):
    words = "Đánh giá, rà soát; phân tích\\tổng hợp\nbáo cáo " * 20
    DauViecFactory(phan_cong__co_quan=the_gioi.so_y_te, phan_cong__nhiem_vu__noi_dung=words, han=NGAY)
    data = doc(the_gioi)
    lines = data.split(b"\r\n")
    assert data.endswith(b"END:VCALENDAR\r\n")
    assert b"\n" not in b"".join(lines)
    assert max(map(len, lines)) <= 75
    assert any(words.strip() in event.summary.value for event in su_kien(data))


def test_what_is_settled_leaves_and_the_address_of_an_event_stays(the_gioi):
    before = {event.uid.value for event in su_kien(doc(the_gioi))}
    done = the_gioi.viec("mot_chu_tri")
    DauViec.objects.filter(pk=done.pk).update(ngay_hoan_thanh=NGAY, xac_nhan_luc=LUC)
    after = {event.uid.value for event in su_kien(doc(the_gioi))}
    assert len(before - after) == 1
    assert after < before


def test_an_empty_calendar_is_sound(the_gioi):
    DauViec.objects.all().delete()
    assert su_kien(doc(the_gioi)) == []


def test_a_new_address_ends_the_old_one_and_revoking_ends_both(the_gioi):
    old = mo_lich(nguoi=the_gioi.can_bo_so, luc=LUC).ma
    new = mo_lich(nguoi=the_gioi.can_bo_so, luc=LUC).ma
    codes = lambda: [Client().get(reverse("lich", args=[ma])).status_code for ma in (old, new)]  # noqa: E731
    assert codes() == [404, 200]
    thu_hoi_lich(nguoi=the_gioi.can_bo_so)
    assert codes() == [404, 404]
    assert not LichCaNhan.objects.exists()


def test_who_was_locked_out_loses_the_calendar_too(the_gioi):
    feed = mo_lich(nguoi=the_gioi.can_bo_so, luc=LUC)
    type(the_gioi.can_bo_so).objects.filter(pk=the_gioi.can_bo_so.pk).update(is_active=False)
    assert Client().get(reverse("lich", args=[feed.ma])).status_code == 404
