import io
import json

from django.core.management import call_command


def test_each_line_of_input_gives_one_object(monkeypatch, capsys):
    monkeypatch.setattr("sys.stdin", io.StringIO("Sở Y tế \\n SYT\n\nnhư trên\n"))
    call_command("tach_co_quan")
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [[name["text"] for name in line["agencies"]] for line in lines] == [["Sở Y tế", "Sở Y tế"], [], []]
