"""`make load`: 200 people click every 2 s for 5 minutes at two web workers, as in production; print how they waited.

Sizes from the environment: LOAD_ITEMS work items (200,000), LOAD_PEOPLE (200), LOAD_SECONDS (300). The figures are
written to var/load.json.
"""

import csv
import json
import os
import subprocess
import sys
from pathlib import Path

import psutil

from scripts import children, run
from scripts.folders import var_dir
from scripts.isolation import isolated
from scripts.servers import free_port, postgres, redis_server
from scripts.tell import ROOT, interruptible, say

ITEMS, PEOPLE, SECONDS = (
    int(os.environ.get(name, usual))
    for name, usual in (("LOAD_ITEMS", 200_000), ("LOAD_PEOPLE", 200), ("LOAD_SECONDS", 300))
)
WEB = ["--config", "cauhinh/gunicorn.py", "--log-level", "warning"]
MIB = 1024 * 1024


def main() -> None:
    """Prepare a country and its people, let them click, say what they saw."""
    file = var_dir() / "load.json"
    with isolated() as scratch, postgres() as database, redis_server() as broker:
        os.environ |= production(database, broker)
        for command in (["migrate", "--verbosity", "0"], ["collectstatic", "--no-input", "--verbosity", "0"]):
            manage(*command)
        manage("tao_du_lieu_lon", "--dau-viec", str(ITEMS))
        result = {"items": ITEMS, "people": PEOPLE, "seconds": SECONDS, **clicked(sessions(scratch), scratch)}
    file.write_text(json.dumps(result, ensure_ascii=False, indent=2) + "\n")
    say(json.dumps(result, ensure_ascii=False, indent=2))


def production(database: str, broker: str) -> dict[str, str]:
    """Return the environment of a server in production on these servers."""
    return {
        "DJANGO_SETTINGS_MODULE": "cauhinh.settings.prod",
        "DATABASE_URL": database,
        "CELERY_BROKER_URL": broker,
        "REDIS_URL": broker,
        "SECRET_KEY": os.urandom(32).hex(),
        "ALLOWED_HOSTS": "127.0.0.1",
        "LOG_LEVEL": "WARNING",
        "DU_LIEU_MAU": "true",
    }


def manage(*words: str) -> None:
    """Run a command of manage.py; its failure is ours."""
    subprocess.run([sys.executable, "manage.py", *words], cwd=ROOT, check=True)


def sessions(folder: Path) -> Path:
    """Sign everybody in; return the file with their sessions."""
    import django

    django.setup()
    from tests.bench.phien import mo_phien

    file = folder / "sessions.json"
    file.write_text(json.dumps(mo_phien(PEOPLE)))
    return file


def clicked(people: Path, folder: Path) -> dict:
    """Let them click at a web server of their own; return what they saw and what the workers hold afterwards."""
    port = free_port()
    web = children.start([sys.executable, "-m", "gunicorn", *WEB, "--bind", f"{run.HOST}:{port}"], cwd=ROOT)
    try:
        run.wait_until_answering(port, {"web": web})
        clicks = ["--headless", "--users", str(PEOPLE), "--spawn-rate", "20", "--run-time", f"{SECONDS}s"]
        where = [
            "--host",
            f"http://{run.HOST}:{port}",
            "--csv",
            str(folder / "load"),
            "--reset-stats",
            "--only-summary",
        ]
        script = ["-f", str(ROOT / "tests" / "bench" / "nguoi_dung_ao.py")]
        command = [sys.executable, "-m", "locust", *script, *clicks, *where]
        children.run(command, cwd=ROOT, env=os.environ | {"TAI_PHIEN": str(people)})
        workers = [child.memory_info().rss // MIB for child in psutil.Process(web.pid).children()]
    finally:
        children.stop(web)
    return {**summary(folder / "load_stats.csv"), "worker_mib": workers}


def summary(file: Path) -> dict:
    """Return the figures of all clicks together and the 95th percentile of each kind (ms)."""
    with file.open(newline="") as text:
        rows = {row["Name"]: row for row in csv.DictReader(text)}
    whole = rows.pop("Aggregated")
    return {
        "clicks": int(whole["Request Count"]),
        "errors": int(whole["Failure Count"]),
        "clicks_a_second": round(float(whole["Requests/s"]), 1),
        "p50_ms": int(whole["50%"]),
        "p95_ms": int(whole["95%"]),
        "p95_ms_by_page": {name: int(row["95%"]) for name, row in rows.items()},
    }


if __name__ == "__main__":
    with interruptible():
        main()
