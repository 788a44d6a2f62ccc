"""A real worker behind a real queue reads a long file to its end; what one killed in the middle left, another takes up.

The queue is Redis where the tests have one, else the folder that a bare machine uses.
"""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.utils import timezone

from nhaplieu.enums import TinhTrangNhap
from nhaplieu.models import DongNguon, LanNhap
from nhaplieu.services import nhan_tep, tai_len
from nhaplieu.services.doc_nen import VIEC_DOC
from nhaplieu.thong_tin import ThongTinNhap
from nhiemvu.models import NhiemVu
from scripts import children
from scripts.tell import ROOT
from tests.dan_vai import LUC, NGAY_BAN_HANH, TheGioi
from tests.dia_chi_csdl import dia_chi_postgres
from tests.phu_luc import phu_luc

SO_DONG, HAN_CHOT = 6000, 120
WORKER = (
    "worker",
    "--pool",
    "solo",
    "--without-gossip",
    "--without-mingle",
    "--without-heartbeat",
    "--loglevel",
    "ERROR",
)


@pytest.fixture
def chay(settings, tmp_path: Path) -> Iterator[Callable[..., subprocess.Popen]]:
    """Start a process of Celery on the database of the test; all are stopped afterwards."""
    name = connection.settings_dict["NAME"]
    database = f"sqlite:///{name}"
    if connection.vendor == "postgresql":
        database = dia_chi_postgres(name)
    settings.MEDIA_ROOT = tmp_path / "tep"
    for folder in ("hang-doi", "da-xu-ly", "dieu-khien"):
        (tmp_path / "celery" / folder).mkdir(parents=True)
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "tests.nhaplieu.cai_dat_song",
        "DATABASE_URL": database,
        "CELERY_BROKER_URL": settings.REDIS_URL or "filesystem://localhost",
        "VAR_DIR": str(tmp_path),
        "LOG_LEVEL": "ERROR",
    }
    started = []

    def start(*words: str) -> subprocess.Popen:
        command = [sys.executable, "-W", "ignore", "-m", "celery", "-A", "cauhinh", "--quiet", *words]
        started.append(children.start(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL))
        return started[-1]

    yield start
    children.stop(*started, how=signal.SIGKILL)


@pytest.fixture
def cho_doc(transactional_db, request, chay) -> LanNhap:
    """A long file that waits for its worker, in a database that other processes see."""
    w: TheGioi = request.getfixturevalue("the_gioi")
    return nhan_tep(*tep_dai(w), nguoi=w.quan_tri, luc=LUC)


def tep_dai(w: TheGioi) -> tuple[bytes, str, ThongTinNhap]:
    rows = [(n, f"Rà soát hồ sơ số {n} của xã", "Sở Y tế", "Sở Nội vụ", "30/9/2024") for n in range(1, SO_DONG + 1)]
    info = ThongTinNhap(w.nghe_an.ma, so_ky_hieu="9/KH-UBND", ngay_ban_hanh=NGAY_BAN_HANH, dau_moi="Sở Y tế")
    return phu_luc(rows), "dai.xlsx", info


def doi(run: LanNhap, xong: Callable[[LanNhap], bool]) -> LanNhap:
    """The import as soon as it is so."""
    deadline = time.monotonic() + HAN_CHOT
    while True:
        found = LanNhap.objects.defer("ban_nhap", "xem_thu").get(pk=run.pk)
        if xong(found):
            return found
        assert time.monotonic() < deadline, f"{found.tinh_trang}, {found.phan_tram}%: {found.loi}"
        time.sleep(0.02)


def goi(chay, task: str, *args: int) -> None:
    assert chay("call", f"nhaplieu.tasks.{task}", "--args", str(list(args))).wait() == 0


def test_a_long_file_is_read_to_its_end(cho_doc, chay, the_gioi):
    goi(chay, "doc_lan_nhap", cho_doc.pk)
    chay(*WORKER)
    run = doi(cho_doc, lambda run: run.tinh_trang == TinhTrangNhap.XEM_TRUOC)
    assert (run.phan_tram, run.so_lan_doc, run.loi) == (100, 1, "")
    at_once = tai_len(*tep_dai(the_gioi), nguoi=the_gioi.quan_tri, luc=LUC)
    assert run.ban_nhap == LanNhap.objects.get(pk=at_once.pk).ban_nhap
    assert run.xem_thu["so_sanh"] == ["moi"] * SO_DONG


def test_what_a_killed_worker_left_is_taken_up_by_another(cho_doc, chay):
    before = NhiemVu.objects.count()
    goi(chay, "doc_lan_nhap", cho_doc.pk)
    first = chay(*WORKER)
    doi(cho_doc, lambda run: run.tinh_trang == TinhTrangNhap.DANG_DOC and run.phan_tram > 0)
    first.kill()
    first.wait()
    cho_doc.refresh_from_db()
    assert (cho_doc.tinh_trang, cho_doc.so_lan_doc, cho_doc.ban_nhap) == (TinhTrangNhap.DANG_DOC, 1, {})

    chay(*WORKER)
    LanNhap.objects.update(doc_luc=timezone.now() - VIEC_DOC.im_lang_sau - timedelta(seconds=1))
    goi(chay, "xep_lai")
    run = doi(cho_doc, lambda run: run.tinh_trang == TinhTrangNhap.XEM_TRUOC)
    assert (run.phan_tram, run.so_lan_doc) == (100, 2)
    assert len(run.xem_thu["so_sanh"]) == SO_DONG
    assert (NhiemVu.objects.count(), DongNguon.objects.count()) == (before, 0)
