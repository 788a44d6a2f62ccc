from datetime import date

import pytest
from django.core.management import CommandError, call_command

from donvi.management.commands import nap_dia_ban as command
from donvi.models import DiaBan
from donvi.nap.tep import DuLieuSai


def chay(capsys) -> str:
    call_command("nap_dia_ban")
    return capsys.readouterr().out


@pytest.mark.usefixtures("ca_nuoc")
def test_it_says_what_changed_and_how_many_places_are_in_force(capsys, monkeypatch):
    monkeypatch.setattr(command, "hom_nay", lambda: date(2026, 11, 21))
    DiaBan.objects.filter(ma="40").update(ten="Tỉnh Nghệ")
    lines = chay(capsys).splitlines()
    assert lines[0] == "Địa bàn: thêm 0, sửa 1, giữ nguyên 15.279."
    assert lines[1] == "  Tỉnh Nghệ An: tên: Tỉnh Nghệ → Tỉnh Nghệ An"
    assert lines[-1] == "Đang có hiệu lực ngày 21/11/2026: cấp tỉnh 34, cấp xã 3.321."


@pytest.mark.usefixtures("ca_nuoc")
def test_a_long_list_of_changes_is_cut(capsys):
    DiaBan.objects.filter(ma_cha="VN", den_ngay=None).update(ten_tim="")
    assert "  … và 14 dòng khác" in chay(capsys).splitlines()


def test_wrong_data_stop_the_command_before_it_writes(monkeypatch):
    def refuse():
        raise DuLieuSai("mã 99 chồng lên nhau")

    monkeypatch.setattr(command, "doc_dia_ban", refuse)
    with pytest.raises(CommandError, match="chưa ghi gì: mã 99"):
        call_command("nap_dia_ban")
