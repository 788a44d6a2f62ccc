"""`make bench`: run the registered benchmarks, write var/bench.json and print a table.

Usage: python -m scripts.bench [WORD …] — with words, only the benchmarks whose name contains one of them.
"""

import importlib
import json
import os
import sys
from dataclasses import asdict

from scripts.folders import var_dir
from scripts.isolation import isolated
from scripts.tell import ROOT, interruptible, say
from tests.bench.registry import BENCHMARKS, Benchmark, Result

FOLDER = ROOT / "tests" / "bench"


def main(words: list[str]) -> None:
    """Measure, write, print; exit with 1 when a figure is out of its bound."""
    file = var_dir() / "bench.json"
    with isolated():
        results = measure(chosen(words))
    file.write_text(json.dumps([asdict(result) for result in results], ensure_ascii=False, indent=2) + "\n")
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
        main(sys.argv[1:])
