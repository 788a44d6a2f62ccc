"""How fast the project starts: what every command, worker and second `make run` waits for."""

import subprocess
import sys

from scripts.tell import ROOT
from tests.bench.registry import bench, seconds


def import_django() -> float:
    """Measure a process that only loads Django's own modules of the same kind."""
    return seconds(lambda: run("-c", "import django.db.models, django.contrib.admin, django.core.management"), repeat=3)


@bench("khởi động manage.py check", unit="s", bound=6, reference=import_django)
def manage_check() -> float:
    """Measure `manage.py check`: the settings, every room and the URLs."""
    return seconds(lambda: run("manage.py", "check"), repeat=3)


def run(*arguments: str) -> None:
    """Run Python quietly from the root of the project."""
    subprocess.run([sys.executable, *arguments], cwd=ROOT, check=True, capture_output=True)
