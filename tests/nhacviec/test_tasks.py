"""What Celery runs: the morning once however often it is called, periods opened, runs noted."""

import pytest
from django.conf import settings
from django.core import mail

from cauhinh.celery import app
from nhacviec import tasks
from nhacviec.models import LanNhac, TacVu, ThongBao
from nhiemvu.models import DauViec
from nhiemvu.services.duyet import tra_lai
from tests.dan_vai import LUC, NGAY, TheGioi
from tests.web import bao_xong

pytestmark = pytest.mark.usefixtures("dong_ho")


@pytest.fixture
def den_han(the_gioi: TheGioi) -> DauViec:
    item = the_gioi.viec("mot_chu_tri")
    DauViec.objects.filter(pk=item.pk).update(han=NGAY)
    return item


def test_a_morning_is_planned_and_sent_once_however_often_it_is_called(den_han):
    assert tasks.lap_nhac_viec.delay().get() == 2
    assert tasks.lap_nhac_viec.delay().get() == 0
    assert len(mail.outbox) == 2


def test_the_morning_opens_the_periods_first(the_gioi):
    DauViec.objects.filter(nhiem_vu=the_gioi.nhiem_vu["thuong_xuyen"]).delete()
    tasks.lap_nhac_viec.delay()
    assert DauViec.objects.filter(nhiem_vu=the_gioi.nhiem_vu["thuong_xuyen"]).exists()


def test_a_rest_day_sends_nothing(den_han):
    assert tasks.lap_nhac_viec.delay("2024-05-18").get() == 0
    assert not LanNhac.objects.exists()


def test_news_reaches_the_inbox_without_the_morning(the_gioi):
    report = bao_xong(the_gioi.viec("mot_chu_tri"), the_gioi.can_bo_so)
    tra_lai(report, "Thiếu", nguoi=the_gioi.dau_moi, luc=LUC)
    tasks.bao_ngay.delay()
    tasks.bao_ngay.delay()
    assert ThongBao.objects.filter(nguoi=the_gioi.can_bo_so).count() == 1
    assert mail.outbox == []


def test_runs_and_failures_are_noted(the_gioi, monkeypatch):
    tasks.gui_thu.delay()
    noted = TacVu.objects.get(ten="nhacviec.tasks.gui_thu")
    assert (noted.bat_dau, noted.xong_luc, noted.loi_luc, str(noted)) == (LUC, LUC, None, "Gửi thư")

    def broken(*_: object) -> None:
        raise RuntimeError("hỏng")

    monkeypatch.setattr("nhacviec.services.gui.nhan", broken)
    tasks.gui_thu.apply(throw=False)
    noted.refresh_from_db()
    assert (noted.loi_luc, noted.loi) == (LUC, "RuntimeError: hỏng")


def test_a_task_that_dies_goes_back_to_the_queue():
    assert app.conf.task_acks_late
    assert app.conf.task_reject_on_worker_lost
    assert app.conf.task_soft_time_limit < app.conf.task_time_limit
    assert app.conf.task_soft_time_limit > tasks.GUI_TOI_DA_GIAY + settings.NHAC_VIEC_GIU


def test_everything_on_the_schedule_exists_and_speaks_vietnamese():
    app.loader.import_default_modules()
    for entry in settings.CELERY_BEAT_SCHEDULE.values():
        assert entry["task"] in app.tasks
        assert str(TacVu(ten=entry["task"])) != entry["task"]
