"""Copying very many rows of plain values into a table without making an object of each."""

import io
import json
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, date, datetime

from django.db import connection
from django.db.models import Model

from chung.bo_nho import tung_dot

_MOT_LAN = 5000
_THOAT = str.maketrans({"\\": r"\\", "\t": r"\t", "\n": r"\n", "\r": r"\r"})
_DOI: dict[type, Callable] = {
    datetime: lambda value: value.astimezone(UTC).replace(tzinfo=None).isoformat(" "),
    date: date.isoformat,
    list: json.dumps,
    dict: json.dumps,
}


def chep(model: type[Model], hang: Iterable[Mapping[str, object]]) -> int:
    """Insert the rows, each its values by column (`attname`), all with the same columns; what they do not name takes
    the default of its field. Nobody is told: no signal, no entry in the audit log.

    Returns:
        How many rows were inserted.
    """
    made = 0
    for batch in tung_dot(hang, _MOT_LAN):
        _chep_dot(model, batch)
        made += len(batch)
    return made


def _chep_dot(model: type[Model], rows: list[Mapping[str, object]]) -> None:
    fields = {field.attname: field for field in model._meta.concrete_fields}
    rest = [field for name, field in fields.items() if name not in rows[0] and not field.primary_key]
    quote = connection.ops.quote_name
    columns = ", ".join(quote(field.column) for field in (*(fields[name] for name in rows[0]), *rest))
    write = _chep_postgresql if connection.vendor == "postgresql" else _chep_thuong
    values, end = (row.values() for row in rows), [field.get_default() for field in rest]
    with connection.cursor() as cursor:
        write(cursor, f"{quote(model._meta.db_table)} ({columns})", values, end)


def _chep_postgresql(cursor, table: str, rows: Iterable[Iterable], rest: Iterable) -> None:
    end = "".join(f"\t{_chu(value)}" for value in rest) + "\n"
    lines = io.StringIO("".join("\t".join(map(_chu, row)) + end for row in rows))
    with connection.wrap_database_errors:
        cursor.cursor.copy_expert(f"COPY {table} FROM STDIN", lines)


def _chep_thuong(cursor, table: str, rows: Iterable[Iterable], rest: Iterable) -> None:
    end = tuple(map(_gia_tri, rest))
    marks = ", ".join(["%s"] * (table.count(",") + 1))
    values = [(*map(_gia_tri, row), *end) for row in rows]
    cursor.executemany(f"INSERT INTO {table} VALUES ({marks})", values)  # noqa: S608 - our own names


def _chu(value: object) -> str:
    value = _gia_tri(value)
    if value is None:
        return r"\N"
    return value.translate(_THOAT) if isinstance(value, str) else str(value)


def _gia_tri(value: object) -> object:
    change = _DOI.get(type(value))
    return change(value) if change else value
