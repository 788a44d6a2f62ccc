from datetime import UTC, datetime

from django.utils import timezone

from nhiemvu.models import DauViec
from nhiemvu.tasks import mo_ky_bao_cao


def test_the_daily_task_opens_the_periods_of_today_in_vietnam(the_gioi, monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: datetime(2024, 6, 14, 17, 30, tzinfo=UTC))
    assert mo_ky_bao_cao.delay().get() == 1
    assert DauViec.objects.filter(ten_ky="Quý III/2024").count() == 1
    assert mo_ky_bao_cao.delay().get() == 0
