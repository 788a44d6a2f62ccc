"""Four workers, two beats, a mail server and SIGKILL, twenty times at random: nobody's digest is lost, and none comes
twice but where the kill fell between the server's acceptance and our record.

That window is bounded here exactly: a digest that came twice must have been the last thing that the server accepted
on a connection of a worker that was killed within `CUA_SO` seconds of it. Needs PostgreSQL and Redis.
"""

import asyncio
import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import psutil
import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session
from django.db import connection

from nhacviec.enums import TinhTrangGui
from nhacviec.models import BanTin, LanNhac, ThongBao
from scripts import children
from scripts.servers import free_port
from scripts.tell import ROOT
from taikhoan.models import NguoiDung, PhanQuyen
from tests.dan_vai import NGAY
from tests.factories import DauViecFactory

pytestmark = pytest.mark.django_db(transaction=True)
SO_NGUOI, SO_TIEN_TRINH, SO_LAN_GIET = 400, 4, 20
GIU, CUA_SO, HAN_CHOT = 10, 2.0, 240
CHAM = 0.1  # seconds that the mail server takes over a mail: a kill has something to interrupt


@dataclass
class MayChuThu:
    """A mail server that takes its time, and notes what it accepted on which connection."""

    nhan: list[tuple[str, int, float]] = field(default_factory=list)

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        await asyncio.sleep(CHAM)
        self.nhan.append((envelope.rcpt_tos[0], session.peer[1], time.monotonic()))
        return "250 OK"


@dataclass
class Giet:
    """One kill: the connections that the worker had to the mail server, and when it was dead."""

    cong: set[int]
    luc: float


@pytest.fixture
def may_chu() -> Iterator[tuple[MayChuThu, int]]:
    server, port = MayChuThu(), free_port()
    controller = Controller(server, hostname="127.0.0.1", port=port)
    controller.start()
    yield server, port
    controller.stop()


@pytest.fixture
def chay(may_chu, redis_that, settings, tmp_path: Path) -> Iterator[Callable[..., subprocess.Popen]]:
    """Start a process of Celery on the database of the test; all are stopped afterwards."""
    if connection.vendor != "postgresql":
        pytest.skip("cần PostgreSQL thật: đặt DATABASE_URL, hoặc chạy make test")
    database = urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{connection.settings_dict['NAME']}").geturl()
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "tests.nhacviec.cai_dat_song",
        "NGAY_THU": NGAY.isoformat(),
        "DATABASE_URL": database,
        "CELERY_BROKER_URL": settings.REDIS_URL,
        "EMAIL_URL": f"smtp://127.0.0.1:{may_chu[1]}",
        "NHAC_VIEC_GIU": str(GIU),
        "VAR_DIR": str(tmp_path),
        "LOG_LEVEL": "ERROR",
    }
    (tmp_path / "celery").mkdir()
    started = []

    def start(*words: str) -> subprocess.Popen:
        command = [sys.executable, "-W", "ignore", "-m", "celery", "-A", "cauhinh", "--quiet", *words]
        process = children.start([*command, "--loglevel", "ERROR"], cwd=ROOT, env=environment)
        started.append(process)
        return process

    yield start
    children.stop(*started, how=signal.SIGKILL)


def nguoi_va_viec() -> set[str]:
    """People of twenty agencies, each of which owes two things tomorrow; returns their addresses."""
    items = [DauViecFactory(han=NGAY, han_goc=NGAY) for _ in range(20)]
    for item in items:
        DauViecFactory(phan_cong__co_quan=item.co_quan, han=NGAY)
    people = NguoiDung.objects.bulk_create(
        NguoiDung(username=f"n{number}", ho_ten=f"Người {number}", email=f"n{number}@vidu.vn")
        for number in range(SO_NGUOI)
    )
    PhanQuyen.objects.bulk_create(
        PhanQuyen(nguoi_dung=person, vai_tro="can_bo", co_quan=items[place % 20].co_quan)
        for place, person in enumerate(people)
    )
    return {person.email for person in people}


def cong_thu(process: subprocess.Popen, port: int) -> set[int]:
    """The connections of the process to the mail server, by their own port."""
    try:
        found = psutil.Process(process.pid).net_connections("tcp")
    except psutil.Error:
        return set()
    return {link.laddr.port for link in found if link.raddr and link.raddr.port == port}


def giet_mot(workers: list[subprocess.Popen], port: int, dice: random.Random) -> tuple[int, Giet] | None:
    """Kill a worker that talks to the mail server, at any moment of its talk; none talks: nobody dies."""
    busy = [(place, links) for place, worker in enumerate(workers) if (links := cong_thu(worker, port))]
    if not busy:
        return None
    place, links = dice.choice(busy)
    time.sleep(dice.uniform(0, 2 * CHAM))
    workers[place].kill()
    workers[place].wait()
    return place, Giet(links, time.monotonic())


def trong_cua_so(port: int, luc: float, nhan: list[tuple[str, int, float]], kills: list[Giet]) -> bool:
    """Whether the acceptance was the last on a connection that a kill cut soon after it."""
    last = max(moment for _, link, moment in nhan if link == port)
    return luc == last and any(port in kill.cong and 0 <= kill.luc - luc <= CUA_SO for kill in kills)


def test_every_digest_arrives_whatever_is_killed(may_chu, chay, tmp_path):
    server, port = may_chu
    wanted, dice, kills = nguoi_va_viec(), random.Random(20240520), []
    beats = [chay("beat", "--pidfile", "", "--schedule", str(tmp_path / f"beat{n}")) for n in range(2)]
    worker = ("worker", "--pool", "solo", "--without-gossip", "--without-mingle", "--without-heartbeat")
    workers = [chay(*worker, "--hostname", f"w{n}@thu") for n in range(SO_TIEN_TRINH)]
    deadline = time.monotonic() + HAN_CHOT
    while BanTin.objects.exclude(tinh_trang=TinhTrangGui.DA_GUI).exists() or not LanNhac.objects.exists():
        assert time.monotonic() < deadline, f"{len(server.nhan)} mails, {len(kills)} kills"
        if len(kills) < SO_LAN_GIET and (killed := giet_mot(workers, port, dice)):
            kills.append(killed[1])
            workers[killed[0]] = chay(*worker, "--hostname", f"w{killed[0]}-{len(kills)}@thu")
        else:
            time.sleep(0.1)
    assert all(beat.poll() is None for beat in beats)

    arrivals = defaultdict(list)
    for address, link, moment in server.nhan:
        arrivals[address].append((link, moment))
    twice = {address: found for address, found in arrivals.items() if len(found) > 1}
    assert len(kills) == SO_LAN_GIET
    assert set(arrivals) == wanted, "a digest was lost"
    assert len(twice) <= len(kills)
    for address, found in twice.items():
        assert all(trong_cua_so(link, moment, server.nhan, kills) for link, moment in found[:-1]), address
    assert LanNhac.objects.count() == 1
    assert ThongBao.objects.count() == 2 * SO_NGUOI
    assert Counter(BanTin.objects.values_list("tinh_trang", flat=True)) == {TinhTrangGui.DA_GUI: SO_NGUOI}
