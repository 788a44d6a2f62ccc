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


def test_what_is_missing_is_said_and_not_installed_without_apt(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setenv("PATH", "/nowhere")
    chromium.install()
    assert chromium.obstacle() == chromium.NO_BROWSER


def test_a_driver_that_does_not_start_is_an_obstacle(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("CHROMIUM", program(tmp_path, "chromium"))
    monkeypatch.setattr(chromium.sys, "executable", "/bin/false")
    assert chromium.obstacle() == chromium.NO_DRIVER
