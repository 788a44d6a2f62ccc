import io
import sys

from chung.dong_lenh import dung_utf8


def test_lines_pass_in_utf8_whatever_the_locale(monkeypatch):
    source = io.TextIOWrapper(io.BytesIO("Sở Y tế\n".encode() + b"\xff\n"), encoding="ascii")
    target = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    monkeypatch.setattr(sys, "stdin", source)
    monkeypatch.setattr(sys, "stdout", target)
    dung_utf8()
    for line in sys.stdin:
        target.write(line)
    target.flush()
    assert target.buffer.getvalue().decode() == "Sở Y tế\n\ufffd\n"


def test_other_streams_are_left_alone(monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.StringIO("x"))
    dung_utf8()
    assert sys.stdin.read() == "x"
