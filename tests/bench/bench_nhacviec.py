"""A morning's reminders for 5,000 people among 2,000,000 work items: against one SQL pass, in memory, in growth."""

import json
import subprocess
import sys
from functools import cache

from scripts.tell import ROOT
from tests.bench.registry import bench

NHIEU, IT = 2_000_000, 200_000


@cache
def mot_lan(so_viec: int) -> dict[str, float]:
    """The figures of one morning among so many items, from a process with a database of its own."""
    command = [sys.executable, "-m", "tests.bench.nhac_mot_lan", str(so_viec)]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    return json.loads(done.stdout.splitlines()[-1])


@bench(
    "lập nhắc việc: 50.000 việc đến mốc trong 2.000.000, so với một lượt SQL",
    unit="s",
    bound=5,
    reference=lambda: mot_lan(NHIEU)["mot_luot"],
)
def lap_so_voi_mot_luot() -> float:
    """Measure planning against one statement that selects what is due."""
    return mot_lan(NHIEU)["lap"]


@bench("lập nhắc việc: bộ nhớ cao nhất", unit="MiB", bound=300)
def bo_nho() -> float:
    """Measure the most memory that the planning process ever held."""
    return mot_lan(NHIEU)["mib"]


@bench(
    "lập nhắc việc: trong 2.000.000 việc so với trong 200.000",
    unit="s",
    bound=1.3,
    reference=lambda: mot_lan(IT)["lap"],
)
def tang_theo_viec_den_moc() -> float:
    """Measure the same 50,000 due among ten times as many items."""
    return mot_lan(NHIEU)["lap"]
