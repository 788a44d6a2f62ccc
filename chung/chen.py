"""INSERT … SELECT: rows made where they are kept, without passing through Python."""

from django.core.exceptions import EmptyResultSet
from django.db import connections, models


def chen_tu(model: type[models.Model], hang: models.QuerySet, *truong: str) -> int:
    """Insert what the query selects; a row that a unique constraint of the table knows already is left out.

    Args:
        hang: `values_list` of one expression for each field, in their order.
        truong: the fields to fill; the others take their database default.

    Returns:
        How many rows were inserted.
    """
    connection = connections[hang.db]
    try:
        select, parameters = hang.order_by().query.get_compiler(connection=connection).as_sql()
    except EmptyResultSet:
        return 0
    quote = connection.ops.quote_name
    columns = ", ".join(quote(model._meta.get_field(name).column) for name in truong)
    table = quote(model._meta.db_table)
    with connection.cursor() as cursor:
        cursor.execute(f"INSERT INTO {table} ({columns}) {select} ON CONFLICT DO NOTHING", parameters)
        return cursor.rowcount
