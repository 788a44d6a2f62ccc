"""Loading every place of the country: 15,279 rows, their successions, spellings and acts."""

from chung.thu import thu
from donvi.nap.dia_ban import nap_dia_ban
from donvi.nap.doc_dia_ban import doc_dia_ban
from tests.bench.registry import bench, peak_mib, seconds


def nap() -> None:
    """Read, check and write them all, and take them back."""
    thu(lambda: nap_dia_ban(doc_dia_ban()), lambda written: written)


@bench("nạp 15.279 địa bàn", unit="s", bound=30, database=True)
def nap_het() -> float:
    """Measure the command's work into an empty database."""
    return seconds(nap, repeat=1)


@bench("bộ nhớ khi nạp 15.279 địa bàn", unit="MiB", bound=300, database=True)
def bo_nho_nap() -> float:
    """Measure the most that Python holds meanwhile."""
    return peak_mib(nap)
