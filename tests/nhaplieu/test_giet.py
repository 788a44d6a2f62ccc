"""A process killed in the middle of a commit leaves nothing behind."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection

from kehoach.models import KeHoach
from nhaplieu.models import DongNguon, LanNhap
from nhiemvu.models import DauViec, NhiemVu, PhanCong
from tests.nhaplieu.nhap import tai

GOC = Path(__file__).resolve().parents[2]
GHI = """
import os, signal, sys
from datetime import UTC, datetime
import django
django.setup()
from django.db import connection
connection.settings_dict["NAME"] = sys.argv[2]
import nhaplieu.services
from nhaplieu.models import LanNhap
services = sys.modules["nhaplieu.services.ghi"]
def step(name):
    original = getattr(services, name)
    def run(*args, **kwargs):
        result = original(*args, **kwargs)
        if name == sys.argv[3]:
            os.kill(os.getpid(), signal.SIGKILL)
        return result
    setattr(services, name, run)
for name in ("luu_ke_hoach", "giao_viec", "luu_chi_tieu", "_ghi_nguon"):
    step(name)
run = LanNhap.objects.get(pk=sys.argv[1])
services.ghi(run, nguoi=run.nguoi, luc=datetime(2024, 5, 20, 2, 30, tzinfo=UTC))
"""


def ghi_va_giet(lan_nhap: LanNhap, sau: str) -> int:
    """Commit the import in a process of its own, which kills itself after the step; how it ended."""
    command = [sys.executable, "-c", GHI, str(lan_nhap.pk), str(connection.settings_dict["NAME"]), sau]
    env = os.environ | {"DJANGO_SETTINGS_MODULE": os.environ.get("DJANGO_SETTINGS_MODULE", "cauhinh.settings.test")}
    return subprocess.run(command, cwd=GOC, env=env, check=False, capture_output=True, timeout=120).returncode


def dem() -> list[int]:
    return [model.objects.count() for model in (KeHoach, NhiemVu, PhanCong, DauViec, DongNguon)]


@pytest.fixture
def lan_nhap(transactional_db, request) -> LanNhap:
    """An import that waits, in a database that other processes see."""
    w = request.getfixturevalue("the_gioi")
    return tai(w)


@pytest.mark.parametrize("sau", ["luu_ke_hoach", "giao_viec", "luu_chi_tieu", "_ghi_nguon"])
def test_killed_in_the_middle(lan_nhap, sau):
    before = dem()
    connection.close()
    assert ghi_va_giet(lan_nhap, sau) == -signal.SIGKILL
    lan_nhap.refresh_from_db()
    assert dem() == before
    assert (lan_nhap.tinh_trang, lan_nhap.ghi_luc, lan_nhap.truoc) == ("xem_truoc", None, {})


def test_the_same_commit_goes_through_when_nobody_kills_it(lan_nhap):
    before = dem()
    connection.close()
    assert ghi_va_giet(lan_nhap, "") == 0
    lan_nhap.refresh_from_db()
    assert lan_nhap.tinh_trang == "da_ghi"
    assert dem() != before
