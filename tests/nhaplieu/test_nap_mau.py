"""The command `nap_mau` where there is nothing yet."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from nhaplieu.mau.nguoi import doc_tai_khoan
from taikhoan.models import NguoiDung
from taikhoan.services import nguoi_he_thong


def test_without_places_nothing_is_loaded(db, monkeypatch):
    monkeypatch.setattr("nhaplieu.management.commands.nap_mau.call_command", lambda *args, **kwargs: None)
    with pytest.raises(CommandError, match="Chưa nạp gì"):
        call_command("nap_mau", "--ngay", "2024-12-31")
    assert not NguoiDung.objects.exclude(pk=nguoi_he_thong().pk).exists()


def test_the_command_prints_the_demo_logins(db):
    out = StringIO()
    call_command("nap_mau", "--tai-khoan", stdout=out)
    assert doc_tai_khoan().mat_khau in out.getvalue()
    assert all(person.ten in out.getvalue() for person in doc_tai_khoan().nguoi)


def test_the_command_removes(db):
    out = StringIO()
    call_command("nap_mau", "--xoa", stdout=out)
    assert "0 kế hoạch" in out.getvalue()
