"""Work that the rows of a table ask of a worker: done by one alone, told as it goes, begun again when its worker dies.

The row is the queue, its state and attempt say whose it is: a message that is lost or comes twice changes nothing.
"""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from celery import Task
from django.db.models import F, Model, QuerySet
from django.utils import timezone
from kombu.exceptions import OperationalError

SO_LAN = 3
"""So often work is begun by itself; then a person must ask for it."""

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class LanLam:
    """One attempt at the work of a row; `hang` is the row while no other attempt has begun."""

    viec: "ViecNen"
    pk: int
    hang: QuerySet

    def bao(self, phan_tram: int) -> None:
        """Say how far the work has come."""
        self.hang.update(**{"phan_tram": phan_tram, self.viec.cot_luc: timezone.now()})

    def hong(self, **kem: object) -> None:
        """Give the work up, with other columns that say why."""
        self.hang.update(**{self.viec.cot_trang_thai: self.viec.hong, **self.viec.khi_hong, **kem})


@dataclass(frozen=True)
class ViecNen:
    """Work of one kind: its table, its columns, their values.

    Args:
        cot_trang_thai, cot_luc, cot_so_lan: the columns of the state, of when the work was last heard of, of how often
            it was begun. How far it has come is in `phan_tram`.
        cho, dang, hong: the states of work that waits, is being done, was given up.
        im_lang_sau: a worker from which nothing was heard for so long is taken for dead.
        khi_hong: what is written beside the state of work that was given up.
    """

    mo_hinh: type[Model]
    cot_trang_thai: str
    cot_luc: str
    cot_so_lan: str
    cho: str
    dang: str
    hong: str
    im_lang_sau: timedelta
    khi_hong: Mapping[str, object] = field(default_factory=dict)

    def dang_cho(self, hang: Model) -> bool:
        """Whether the row waits for what a worker does."""
        return getattr(hang, self.cot_trang_thai) in (self.cho, self.dang)

    def im_lang(self, hang: Model, luc: datetime) -> bool:
        """Whether nothing was heard of the work for so long that its worker must be dead."""
        return self.dang_cho(hang) and luc - getattr(hang, self.cot_luc) > self.im_lang_sau

    def xep(self, hang: Model, luc: datetime, *kem: str) -> None:
        """Have the row wait for a worker from the beginning; saved with these other columns."""
        for column, value in ((self.cot_trang_thai, self.cho), ("phan_tram", 0), (self.cot_luc, luc)):
            setattr(hang, column, value)
        hang.save(update_fields=[self.cot_trang_thai, "phan_tram", self.cot_luc, *kem])

    def lam(self, pk: int, luc: datetime, ham: Callable[[LanLam], None]) -> None:
        """Do the work of a row that waits; whoever comes second finds it taken. What fails says so on the row.

        Args:
            ham: does it, and writes all or nothing, as long as the row is this attempt's.
        """
        row = self.mo_hinh.objects.filter(pk=pk)
        taken = {self.cot_trang_thai: self.dang, self.cot_luc: luc, self.cot_so_lan: F(self.cot_so_lan) + 1}
        if not row.filter(**{self.cot_trang_thai: self.cho}).update(**taken):
            return
        mine = {self.cot_trang_thai: self.dang, self.cot_so_lan: row.values_list(self.cot_so_lan, flat=True).get()}
        attempt = LanLam(self, pk, row.filter(**mine))
        try:
            ham(attempt)
        except Exception:
            attempt.hong()
            raise

    def xep_lai(self, luc: datetime) -> list[int]:
        """The rows of which nothing was heard, waiting again; one whose worker fell silent too often is given up.

        One that only waits is never given up: its queue may be long.
        """
        state, heard = f"{self.cot_trang_thai}__in", f"{self.cot_luc}__lt"
        silent = self.mo_hinh.objects.filter(**{state: (self.cho, self.dang), heard: luc - self.im_lang_sau})
        too_often = silent.filter(**{self.cot_trang_thai: self.dang, f"{self.cot_so_lan}__gte": SO_LAN})
        too_often.update(**{self.cot_trang_thai: self.hong, **self.khi_hong})
        again = list(silent.values_list("pk", flat=True))
        silent.filter(pk__in=again).update(**{self.cot_trang_thai: self.cho, self.cot_luc: luc})
        return again


def goi(task: Task, *pk: int) -> int:
    """Call a worker to these rows; how many. Where the queue cannot be reached now, `xep_lai` finds them later."""
    for row in pk:
        try:
            task.delay(row)
        except OperationalError:
            logger.exception("Cannot reach the queue; %s of %s waits", task.name, row)
    return len(pk)
