"""Preparing `.venv`: done once, and every obstacle is one line in two languages."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from scripts import folders, setup
from scripts.tell import ROOT

OFFLINE = """WARNING: Retrying after connection broken by 'NewConnectionError(Failed to establish a new connection)'
ERROR: Could not find a version that satisfies the requirement celery
ERROR: No matching distribution found for celery==5.7.0"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of a project with requirements and no environment yet."""
    for name in ("requirements.txt", "requirements-dev.txt", "constraints.txt"):
        (tmp_path / name).write_text(f"{name}\n")
    (tmp_path / ".venv").mkdir()
    monkeypatch.setattr(setup, "ROOT", tmp_path)
    monkeypatch.setattr(setup, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(setup, "PYTHON", tmp_path / ".venv" / "bin" / "python")
    monkeypatch.setenv("VAR_DIR", str(tmp_path / "var"))
    return tmp_path


@pytest.fixture
def installs(project: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the list that grows with each requirements file that would be installed."""
    calls: list[str] = []
    monkeypatch.setattr(setup, "venv_works", lambda: True)
    monkeypatch.setattr(setup, "install", calls.append)
    return calls


def test_requirements_are_installed_once(installs: list[str]):
    setup.main("requirements.txt")
    setup.main("requirements.txt")
    assert installs == ["requirements.txt"]


def test_the_development_requirements_serve_to_run_too(installs: list[str]):
    setup.main("requirements-dev.txt")
    setup.main("requirements.txt")
    assert installs == ["requirements-dev.txt"]


@pytest.mark.parametrize("changed", ["requirements.txt", "constraints.txt"])
def test_a_changed_pin_is_installed(project: Path, installs: list[str], changed: str):
    setup.main("requirements.txt")
    (project / changed).write_text("celery==99")
    setup.main("requirements.txt")
    assert installs == ["requirements.txt"] * 2


def test_a_failed_install_is_tried_again(project: Path, installs: list[str], monkeypatch: pytest.MonkeyPatch):
    def fail(_: str) -> None:
        raise SystemExit("no network")

    with monkeypatch.context() as patch:
        patch.setattr(setup, "install", fail)
        with pytest.raises(SystemExit):
            setup.main("requirements.txt")
    setup.main("requirements.txt")
    assert installs == ["requirements.txt"]


def test_an_environment_made_elsewhere_does_not_count(project: Path):
    (project / ".venv" / "pyvenv.cfg").write_text("command = python3 -m venv /another/place/.venv\n")
    assert not setup.venv_works()


def test_an_environment_whose_python_is_gone_does_not_count(project: Path):
    (project / ".venv" / "pyvenv.cfg").write_text(f"command = python3 -m venv {project}/.venv\n")
    assert not setup.venv_works()


def test_without_pip_anywhere_the_missing_package_is_named(project: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(SystemExit, match="apt-get install python3-venv"):
        setup.bootstrap_pip()


@pytest.mark.parametrize(
    ("output", "vi", "en"),
    [
        (OFFLINE, "không kết nối được", "cannot reach"),
        ("ERROR: No matching distribution found for lxml==9", "wheel) của lxml==9", "no wheel of lxml==9"),
        ("ERROR: [Errno 28] No space left on device", "hết chỗ", "disk is full"),
        ("something else\n\n", "something else", "something else"),
        ("", "pip không cài được", "pip failed"),
    ],
)
def test_the_cause_of_a_failed_pip_is_named(output: str, vi: str, en: str):
    in_vietnamese, in_english = setup.pip_failure(output, Path("pip.log"))
    assert vi in in_vietnamese
    assert en in in_english


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path):
    (tmp_path / "file").touch()
    with pytest.raises(SystemExit, match=r"không ghi được vào .*file"):
        folders.writable(tmp_path / "file" / "below")


def test_a_lock_is_held_by_one(tmp_path: Path):
    with folders.locked(tmp_path / "lock") as first, folders.locked(tmp_path / "lock") as second:
        assert (first, second) == (True, False)


def test_an_old_python_is_told_so_in_one_line():
    imitation = "import sys; sys.version_info = (3, 9, 2, 'final', 0); import scripts"
    done = subprocess.run([sys.executable, "-c", imitation], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "3.9" in done.stderr
    assert "3.11" in done.stderr


def test_a_missing_python_is_told_so_in_one_line():
    outside_make = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    done = subprocess.run(
        ["make", "setup", "PYTHON=python9"], cwd=ROOT, env=outside_make, capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert done.stdout.count("\n") == 1
    assert "python9" in done.stdout
