"""Rows on their way into the table of a model, with keys given out before they are written."""

from django.core.management.color import no_style
from django.db import connection
from django.db.models import Max, Model

from chung.chep import chep

_MOT_LAN = 20_000


class BangChep:
    """Rows waiting to be copied, keys given out from the last one on: for one writer alone.

    Args:
        cot: the columns that each row gives, without the key; the others take the default of their field.
    """

    def __init__(self, model: type[Model], *cot: str) -> None:
        self._model, self._columns = model, ("id", *cot)
        self._rows: list[dict[str, object]] = []
        self._last = model._base_manager.aggregate(cuoi=Max("pk"))["cuoi"] or 0

    @property
    def khoa_tiep(self) -> int:
        """The key of the next row."""
        return self._last + 1

    def them(self, *gia_tri: object) -> int:
        """Add a row; returns its key."""
        self._last += 1
        self._rows.append(dict(zip(self._columns, (self._last, *gia_tri), strict=True)))
        if len(self._rows) >= _MOT_LAN:
            self.ghi()
        return self._last

    def ghi(self) -> None:
        """Write what is waiting, and let the database count keys on from here."""
        if chep(self._model, self._rows):
            with connection.cursor() as cursor:
                for sql in connection.ops.sequence_reset_sql(no_style(), [self._model]):
                    cursor.execute(sql)
        self._rows = []
