"""The files of the data set (pure): plain csv, one fact a line, an empty cell for what is not known."""

import csv
from collections.abc import Iterator
from datetime import date
from pathlib import Path

THU_MUC = Path(__file__).resolve().parent.parent / "du_lieu"


class DuLieuSai(ValueError):
    """The data set contradicts itself; the message says where."""


def doc_tep(ten: str, thu_muc: Path = THU_MUC) -> Iterator[dict[str, str]]:
    """The rows of the file `ten`.csv, by the names of its columns."""
    with (thu_muc / f"{ten}.csv").open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)


def doc_ngay(chu: str) -> date | None:
    """The date of a cell (ISO); `None` for an empty one."""
    return date.fromisoformat(chu) if chu else None
