"""`manage.py nhac_viec`: what would be sent on any day, without a trace; and the real thing."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core import mail
from django.core.management import call_command

from nhacviec.models import BanTin, LanNhac, ThongBao
from nhiemvu.models import DauViec
from tests.dan_vai import NGAY, TheGioi

pytestmark = pytest.mark.usefixtures("dong_ho")


def goi(*doi_so: str, **options: object) -> str:
    out = StringIO()
    call_command("nhac_viec", *doi_so, stdout=out, **options)
    return out.getvalue()


@pytest.fixture
def den_han(the_gioi: TheGioi) -> DauViec:
    item = the_gioi.viec("mot_chu_tri")
    DauViec.objects.filter(pk=item.pk).update(han=NGAY)
    return item


def test_the_preview_prints_every_mail_and_leaves_nothing(the_gioi, den_han):
    printed = goi("--ngay", "2024-05-20", "--xem-truoc")
    assert "Đến: can_bo_so <can-bo-so@vidu.vn>" in printed
    assert "Nhắc việc 20/5/2024: 1 đến hạn hôm nay" in printed
    assert "Ngày 20/5/2024: 2 thư sẽ được gửi." in printed
    assert mail.outbox == []
    assert not any(model.objects.exists() for model in (LanNhac, ThongBao, BanTin))


def test_the_preview_of_one_person_as_a_file(the_gioi, den_han, tmp_path):
    file = tmp_path / "thu.html"
    printed = goi("--ngay", "2024-05-20", "--xem-truoc", "--nguoi", "can-bo-so", "--html", str(file))
    assert printed.count("Đến: ") == 1
    assert "<h1>Việc cần làm ngày 20/5/2024</h1>" in file.read_text()


def test_the_preview_says_who_cannot_be_reached(the_gioi, den_han):
    type(the_gioi.can_bo_so).objects.filter(pk=the_gioi.can_bo_so.pk).update(email="")
    assert "KHÔNG GỬI ĐƯỢC: Người nhận chưa có địa chỉ thư." in goi("--ngay", "2024-05-20", "--xem-truoc")


def test_any_day_can_be_previewed(the_gioi, den_han):
    week_before = (NGAY - timedelta(days=7)).isoformat()
    assert "1 sắp đến hạn" in goi("--ngay", week_before, "--xem-truoc")
    assert "Ngày 18/5/2024: 0 thư" in goi("--ngay", "2024-05-18", "--xem-truoc")


def test_without_preview_it_plans_and_sends_once(the_gioi, den_han):
    assert "2 bản tin" in goi("--ngay", "2024-05-20")
    assert len(mail.outbox) == 2
    goi("--ngay", "2024-05-20")
    assert len(mail.outbox) == 2


def test_a_rest_day_is_said_to_be_one(the_gioi, den_han):
    assert "18/5/2024 là ngày nghỉ" in goi("--ngay", "2024-05-18")
