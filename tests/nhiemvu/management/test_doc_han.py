"""The command that reads deadlines from standard input."""

import io
import json
from datetime import date

import pytest
from django.core.management.base import CommandError

from nhiemvu.management.commands.doc_han import Command, doc_dong


def _chay(monkeypatch: pytest.MonkeyPatch, dau_vao: str | bytes, ngay: str | None = None) -> list[dict]:
    stdin = io.TextIOWrapper(io.BytesIO(dau_vao)) if isinstance(dau_vao, bytes) else io.StringIO(dau_vao)
    monkeypatch.setattr("sys.stdin", stdin)
    stdout = io.StringIO()
    Command(stdout=stdout).handle(ngay=ngay)
    return [json.loads(dong) for dong in stdout.getvalue().splitlines()]


def test_a_line_becomes_one_json_object() -> None:
    assert json.loads(doc_dong("Quý II năm 2024", None)) == {
        "kind": "quarter",
        "start": "2024-04-01",
        "due": "2024-06-30",
        "confidence": 1.0,
        "cycle": None,
        "notes": [],
    }
    assert json.loads(doc_dong("Hàng quý", date(2026, 7, 14)))["cycle"] == "quy"


def test_vietnamese_is_printed_as_it_is() -> None:
    assert "Không đọc được" in doc_dong("abc", None)


def test_every_line_gets_its_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    ket_qua = _chay(monkeypatch, "Năm 2030\n\nTháng \\n 01/ 2026\r\nabc\n")
    assert [dong["kind"] for dong in ket_qua] == ["year", "none", "month", "unclear"]


def test_bytes_that_are_not_text_do_not_stop_the_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    ket_qua = _chay(monkeypatch, b"\xff\xfe\n" + "Quý I/2026\n".encode())
    assert [dong["kind"] for dong in ket_qua] == ["unclear", "quarter"]


def test_the_plan_date_gives_the_year(monkeypatch: pytest.MonkeyPatch) -> None:
    assert _chay(monkeypatch, "Quý IV\n", "2026-07-14")[0]["due"] == "2026-12-31"
    assert _chay(monkeypatch, "Quý IV\n")[0]["kind"] == "unclear"


def test_a_bad_plan_date_is_refused_in_vietnamese(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(CommandError, match="Ngày ban hành “14/7/2026” không hợp lệ"):
        _chay(monkeypatch, "", "14/7/2026")
