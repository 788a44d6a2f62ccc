"""The benchmarks of the project: one decorated function each, in a module `tests/bench/bench_<room>.py`.

    @bench("đọc phụ lục 1.000 dòng", unit="s", bound=3, reference=plain_openpyxl)
    def doc_phu_luc() -> float:
        return seconds(lambda: doc(FILE))

The function returns the figure measured on this machine. With a reference (a function that measures plain work of
the same kind, such as openpyxl alone on the same file) the bound limits the ratio to it, which holds on fast and
slow machines alike; without one it limits the figure itself.
"""

import gc
import time
import tracemalloc
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

Measure = Callable[[], float]


@dataclass(frozen=True)
class Result:
    """One entry of `var/bench.json`."""

    name: str
    measured: float
    unit: str
    reference: float | None
    ratio: float | None
    bound: float

    @property
    def within_bound(self) -> bool:
        """Whether the ratio, or the figure itself where there is no reference, keeps to the bound."""
        return (self.measured if self.ratio is None else self.ratio) <= self.bound


@dataclass(frozen=True)
class Benchmark:
    """A registered benchmark; `database` asks for a scratch database with the migrations applied, `postgresql` for
    being measured on PostgreSQL too, where it is installed."""

    name: str
    unit: str
    bound: float
    measure: Measure
    reference: Measure | None
    database: bool
    postgresql: bool = False

    def run(self) -> Result:
        """Measure the reference, then the benchmark."""
        reference = self.reference() if self.reference else None
        measured = self.measure()
        ratio = measured / reference if reference else None
        return Result(self.name, measured, self.unit, reference, ratio, self.bound)


BENCHMARKS: list[Benchmark] = []


def bench(
    name: str,
    *,
    unit: str,
    bound: float,
    reference: Measure | None = None,
    database: bool = False,
    postgresql: bool = False,
) -> Callable[[Measure], Measure]:
    """Register the decorated function as a benchmark. Raises ValueError for a name that is taken."""

    def register(measure: Measure) -> Measure:
        if any(other.name == name for other in BENCHMARKS):
            raise ValueError(f"two benchmarks named {name!r}")
        BENCHMARKS.append(Benchmark(name, unit, bound, measure, reference, database or postgresql, postgresql))
        return measure

    return register


def seconds(work: Callable[[], object], repeat: int = 5) -> float:
    """Return the shortest of several runs in seconds: what the work costs when nothing else disturbs it."""
    times = []
    for _ in range(repeat):
        gc.collect()
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times)


def cpu_seconds(work: Callable[[], object], repeat: int = 5) -> float:
    """Return the least processor time of several runs: for growth, where a busy machine must not count."""
    times = []
    for _ in range(repeat):
        gc.collect()
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times)


def peak_mib(work: Callable[[], object]) -> float:
    """Return the peak of the memory that Python allocates during the work, in MiB."""
    tracemalloc.start()
    try:
        work()
        return tracemalloc.get_traced_memory()[1] / 2**20
    finally:
        tracemalloc.stop()


def peak_rss_mib() -> float:
    """Return the most memory that this process has held since its program began, in MiB.

    Not `ru_maxrss`: that of a child begins with what its parent held when it started the child.
    """
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM:")) / 1024
