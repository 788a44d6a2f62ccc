"""Which task each row of a corrected annex already is (pure).

A number alone never identifies: numbering begins again in every section and moves when a row is put in. A row is
known by its section, its number and its words; then by its words; then by words that are alike, in the order of the
document, one to one.
"""

import re
from bisect import bisect_left
from collections import defaultdict, deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from rapidfuzz import fuzz

GIONG_CUNG_CHO, GIONG_CUNG_MUC, GIONG = 60, 75, 85
"""How alike words must be (of 100): at the same number of the same section, in the same section, anywhere."""
SO_LAN_SO = 400_000
"""At most so many comparisons; in longer documents a row is compared with the tasks near its place only."""
_SO = re.compile(r"\d+")


@dataclass(frozen=True)
class DauNhan:
    """By what a row or a task is known: the keys of its section and its words, its number."""

    muc: str
    stt: str
    noi_dung: str

    @cached_property
    def cac_so(self) -> list[str]:
        return _SO.findall(self.noi_dung)


def khop(moi: Sequence[DauNhan], cu: Sequence[DauNhan]) -> list[int | None]:
    """For each row the place of the task that it is, `None` for a new one; no task is taken twice."""
    bang = _Bang(moi, cu, [None] * len(moi), [True] * len(cu))
    bang.theo(lambda dau: (dau.muc, dau.stt, dau.noi_dung))
    bang.theo(lambda dau: (dau.muc, dau.noi_dung))
    bang.theo(lambda dau: dau.noi_dung)
    bang.gan_giong()
    return bang.ket_qua


@dataclass
class _Bang:
    moi: Sequence[DauNhan]
    cu: Sequence[DauNhan]
    ket_qua: list[int | None]
    con: list[bool] = field(default_factory=list)

    def theo(self, khoa: Callable[[DauNhan], object]) -> None:
        """Pair what has the same key, in the order of both."""
        cho = defaultdict(deque)
        for place, task in enumerate(self.cu):
            if self.con[place]:
                cho[khoa(task)].append(place)
        for place in self._chua_khop():
            if waiting := cho.get(khoa(self.moi[place])):
                self._ghep(place, waiting.popleft())

    def gan_giong(self) -> None:
        """Pair what is alike, so that the pairs stand in one order and are the most alike altogether."""
        rows, tasks = list(self._chua_khop()), [place for place, free in enumerate(self.cu) if self.con[place]]
        if not rows or not tasks:
            return
        for row, task in _chuoi_giong_nhat(self._cac_cap(rows, tasks)):
            self._ghep(rows[row], tasks[task])

    def _cac_cap(self, rows: list[int], tasks: list[int]) -> Iterator[tuple[int, int, float]]:
        """Pairs that are alike enough with how much they are; for one row the later task first."""
        reach = max(10, SO_LAN_SO // (2 * len(rows)))
        for row, place in enumerate(rows):
            middle = row * len(tasks) // len(rows)
            for task in range(min(len(tasks), middle + reach + 1) - 1, max(0, middle - reach) - 1, -1):
                if score := giong(self.moi[place], self.cu[tasks[task]]):
                    yield row, task, score

    def _chua_khop(self) -> Iterator[int]:
        return (place for place, task in enumerate(self.ket_qua) if task is None)

    def _ghep(self, row: int, task: int) -> None:
        self.ket_qua[row] = task
        self.con[task] = False


def giong(moi: DauNhan, cu: DauNhan) -> float:
    """How alike the words are, 0 where they are not alike enough to be the same task.

    Words that differ in a number ("năm 2024", "năm 2025") are another task unless they stand at the same place.
    """
    same_section = moi.muc == cu.muc
    same_place = same_section and bool(moi.stt) and moi.stt == cu.stt
    if not same_place and moi.cac_so != cu.cac_so:
        return 0
    enough = GIONG_CUNG_CHO if same_place else GIONG_CUNG_MUC if same_section else GIONG
    return fuzz.ratio(moi.noi_dung, cu.noi_dung, score_cutoff=enough)


def _chuoi_giong_nhat(cap: Iterator[tuple[int, int, float]]) -> list[tuple[int, int]]:
    """The pairs, rising in row and in task, whose likeness adds up to the most.

    Keeps, by task, the best chain that ends there; a chain that ends later must be worth more.
    """
    ends: list[int] = []
    best: list[tuple[float, tuple | None]] = []
    for row, task, score in cap:
        place = bisect_left(ends, task)
        before = best[place - 1] if place else (0.0, None)
        chain = (before[0] + score, (row, task, before[1]))
        if place < len(ends) and ends[place] == task and best[place][0] >= chain[0]:
            continue
        last = place
        while last < len(ends) and best[last][0] <= chain[0]:
            last += 1
        ends[place:last], best[place:last] = [task], [chain]
    pairs, link = [], best[-1][1] if best else None
    while link:
        pairs.append(link[:2])
        link = link[2]
    return pairs[::-1]
