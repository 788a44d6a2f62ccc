"""Text and dates: the work done for every cell of an annex."""

import unicodedata

from chung.chu import khoa_so_khop
from tests.bench.registry import bench, peak_mib, seconds

NAMES = [f"Ủy ban nhân dân xã  Thử Nghiệm số {number}" for number in range(20_000)]


def fold_plainly() -> float:
    """Measure Unicode's own normal form and lower case on the same names."""
    return seconds(lambda: [unicodedata.normalize("NFC", name).lower() for name in NAMES])


@bench("khóa so khớp của 20.000 tên cơ quan", unit="s", bound=20, reference=fold_plainly)
def match_keys() -> float:
    """Measure the key by which names are compared."""
    return seconds(lambda: [khoa_so_khop(name) for name in NAMES])


@bench("bộ nhớ cho khóa so khớp của 20.000 tên cơ quan", unit="MiB", bound=10)
def match_keys_memory() -> float:
    """Measure what the keys occupy."""
    return peak_mib(lambda: [khoa_so_khop(name) for name in NAMES])
