"""The mechanism of the benchmarks."""

import json

import pytest

from scripts import bench as command
from tests.bench import registry
from tests.bench.registry import Result, bench, peak_mib, seconds


@pytest.fixture(autouse=True)
def _empty_registry(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "BENCHMARKS", [])


def registered() -> registry.Benchmark:
    """Return the only registered benchmark."""
    (benchmark,) = registry.BENCHMARKS
    return benchmark


def test_without_a_reference_the_bound_limits_the_figure():
    bench("đọc", unit="s", bound=2)(lambda: 2.0)
    result = registered().run()
    assert result == Result("đọc", 2.0, "s", None, None, 2)
    assert result.within_bound


def test_with_a_reference_the_bound_limits_the_ratio():
    bench("đọc", unit="s", bound=2, reference=lambda: 4.0)(lambda: 10.0)
    result = registered().run()
    assert (result.measured, result.reference, result.ratio) == (10.0, 4.0, 2.5)
    assert not result.within_bound


def test_a_name_is_taken_once():
    bench("đọc", unit="s", bound=1)(lambda: 1.0)
    with pytest.raises(ValueError, match="đọc"):
        bench("đọc", unit="s", bound=1)(lambda: 1.0)


def test_the_command_writes_the_agreed_keys(tmp_path, monkeypatch: pytest.MonkeyPatch, capsys):
    monkeypatch.setenv("VAR_DIR", str(tmp_path))
    bench("nhanh", unit="s", bound=1)(lambda: 0.5)
    bench("chậm", unit="s", bound=1, reference=lambda: 1.0)(lambda: 3.0)
    monkeypatch.setattr(command, "chosen", lambda words: registry.BENCHMARKS)
    with pytest.raises(SystemExit) as stopped:
        command.main([])
    assert stopped.value.code is True
    written = json.loads((tmp_path / "bench.json").read_text())
    assert [list(entry) for entry in written] == [["name", "measured", "unit", "reference", "ratio", "bound"]] * 2
    assert "VƯỢT" in capsys.readouterr().out


def test_a_word_chooses_benchmarks(monkeypatch: pytest.MonkeyPatch):
    bench("đọc phụ lục", unit="s", bound=1)(lambda: 1.0)
    bench("trang tổng quan", unit="s", bound=1)(lambda: 1.0)
    monkeypatch.setattr(command, "BENCHMARKS", registry.BENCHMARKS)
    monkeypatch.setattr(command, "load", lambda: None)
    assert [item.name for item in command.chosen(["phụ lục"])] == ["đọc phụ lục"]
    assert len(command.chosen([])) == 2


def test_the_shortest_run_and_the_highest_memory_count():
    assert seconds(lambda: None, repeat=2) < 1
    assert 1 < peak_mib(lambda: bytes(2 * 2**20)) < 10
