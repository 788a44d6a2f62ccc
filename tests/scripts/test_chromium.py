"""Finding the browser of the browser tests."""

from pathlib import Path

import pytest

from scripts import chromium


def program(folder: Path, name: str) -> str:
    """Make a file that can be run and return its path."""
    file = folder / name
    file.touch(mode=0o755)
    return str(file)


def test_the_first_known_name_on_the_path_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert chromium.find() is None
    chrome = program(tmp_path, "google-chrome")
    assert chromium.find() == chrome
    assert chromium.find() != program(tmp_path, "chromium")


def test_the_environment_may_name_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("CHROMIUM", program(tmp_path, "another"))
    assert chromium.find() == str(tmp_path / "another")


def test_without_apt_nothing_is_installed(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setenv("PATH", "/nowhere")
    assert chromium.find_or_install() is None
