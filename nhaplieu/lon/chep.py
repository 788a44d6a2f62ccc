"""Copying very many rows into a table without making an object of each."""

import io
import json
from collections.abc import Iterable, Sequence
from datetime import date, datetime

from django.core.management.color import no_style
from django.db import connection
from django.db.models import Max, Model

_MOT_LAN = 20_000
_THOAT = str.maketrans({"\\": r"\\", "\t": r"\t", "\n": r"\n", "\r": r"\r"})


class BangChep:
    """Rows on their way into the table of a model, keys given out from the last one on.

    Args:
        cot: the columns that each row gives, without the key; the others take the default of their field.
    """

    def __init__(self, model: type[Model], *cot: str) -> None:
        fields = {field.attname: field for field in model._meta.concrete_fields if not field.primary_key}
        rest = [field for name, field in fields.items() if name not in cot]
        self._model = model
        self._columns = ["id", *(fields[name].column for name in cot), *(field.column for field in rest)]
        self._rest = [_gia_tri(field.get_default()) for field in rest]
        self._rows: list[list] = []
        self._last = model._base_manager.aggregate(cuoi=Max("pk"))["cuoi"] or 0

    def them(self, *gia_tri: object) -> int:
        """Add a row; returns its key."""
        self._last += 1
        self._rows.append([self._last, *gia_tri, *self._rest])
        if len(self._rows) >= _MOT_LAN:
            self.ghi()
        return self._last

    def ghi(self) -> None:
        """Write what is waiting, and let the database count keys on from here."""
        if not self._rows:
            return
        table = connection.ops.quote_name(self._model._meta.db_table)
        columns = ", ".join(map(connection.ops.quote_name, self._columns))
        write = _chep_postgresql if connection.vendor == "postgresql" else _chep_thuong
        with connection.cursor() as cursor:
            write(cursor, table, columns, self._rows)
            for sql in connection.ops.sequence_reset_sql(no_style(), [self._model]):
                cursor.execute(sql)
        self._rows = []


def _chep_postgresql(cursor, table: str, columns: str, rows: Sequence[list]) -> None:
    lines = io.StringIO("".join("\t".join(map(_chu, row)) + "\n" for row in rows))
    cursor.cursor.copy_expert(f"COPY {table} ({columns}) FROM STDIN", lines)


def _chep_thuong(cursor, table: str, columns: str, rows: Iterable[list]) -> None:
    marks = ", ".join(["%s"] * (columns.count(",") + 1))
    values = [[_gia_tri(value) for value in row] for row in rows]
    cursor.executemany(f"INSERT INTO {table} ({columns}) VALUES ({marks})", values)  # noqa: S608 - our own names


def _chu(value: object) -> str:
    value = _gia_tri(value)
    if value is None:
        return r"\N"
    return value.translate(_THOAT) if isinstance(value, str) else str(value)


def _gia_tri(value: object) -> object:
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%d %H:%M:%S")
    if isinstance(value, date):
        return value.isoformat()
    return json.dumps(value) if isinstance(value, list) else value
