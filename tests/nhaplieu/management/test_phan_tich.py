import json

import pytest
from django.core.management import call_command

from tests.nhaplieu.so_tinh import TIEU_DE, VIEC, so_tinh
from tests.nhaplieu.xls import xls

HANG = [[str(o or "") for o in hang] for hang in [TIEU_DE, *VIEC]]


@pytest.fixture
def tep(tmp_path):
    duong_dan = tmp_path / "phu luc.xlsx"
    duong_dan.write_bytes(so_tinh([TIEU_DE, *VIEC, [4, "Việc không năm", "Sở A", None, "Quý IV"]]))
    return duong_dan


def test_json_lists_the_tasks(tep, capsys):
    call_command("phan_tich", str(tep), "--json", "--ngay", "2025-02-01")
    hang = json.loads(capsys.readouterr().out)
    assert [dong["stt"] for dong in hang] == ["1", "2", "3", "4"]
    assert hang[3]["deadline"]["due"] == "2025-12-31"


def test_the_summary_is_for_people(tep, capsys):
    call_command("phan_tich", str(tep))
    assert "4 nhiệm vụ" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("noi_dung", "loi"), [(None, "Không có tệp"), (b"<html></html>", "trang web"), (b"PK\x03\x04hong", "hỏng")]
)
def test_an_error_is_one_vietnamese_line(tmp_path, capsys, noi_dung, loi):
    duong_dan = tmp_path / "xau.xlsx"
    if noi_dung is not None:
        duong_dan.write_bytes(noi_dung)
    with pytest.raises(SystemExit) as dung:
        call_command("phan_tich", str(duong_dan), "--json")
    het = capsys.readouterr()
    assert (dung.value.code, het.out) == (1, "")
    assert loi in het.err
    assert het.err.count("\n") == 1


@pytest.mark.parametrize(
    ("ten", "du_lieu"),
    [
        ("a.xls", xls([TIEU_DE, *VIEC])),
        ("a.html", "<table><tr><td>" + "<tr><td>".join("<td>".join(hang) for hang in HANG)),
        ("a.csv", "\n".join(";".join(hang) for hang in HANG)),
        ("a.md", "## III. NHIỆM VỤ\n- Một việc\n- Hai việc\n- Ba việc"),
    ],
)
def test_every_format_goes_the_same_way(tmp_path, capsys, ten, du_lieu):
    duong_dan = tmp_path / ten
    duong_dan.write_bytes(du_lieu if isinstance(du_lieu, bytes) else du_lieu.encode())
    call_command("phan_tich", str(duong_dan), "--json")
    assert len(json.loads(capsys.readouterr().out)) == 3
