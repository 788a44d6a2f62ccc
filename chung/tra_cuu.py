"""Conditions that the ORM has no words for."""

from django.core.exceptions import EmptyResultSet
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL
from django.db.models.lookups import In


class TrongTap(In):
    """`TrongTap(F("co_quan_id"), subquery)`: `IN`, so that an index serves it next to an OR.

    PostgreSQL reads a plain `IN (SELECT …) OR IN (SELECT …)` row by row through the whole table; as arrays the sets
    are worked out first, and each looks up its index.
    """

    def get_rhs_op(self, connection, rhs: str) -> str:
        array = connection.vendor == "postgresql" and not self.rhs_is_direct_value()
        return f"= ANY(ARRAY{rhs})" if array else super().get_rhs_op(connection, rhs)


def viet_san(tap: QuerySet) -> RawSQL | QuerySet:
    """The subquery, of which nothing depends on the query around it, as text: whoever keeps it (by a memo of what it is
    about) spares the ORM from putting the same sets together again and again within every query of a page."""
    try:
        return RawSQL(*tap.query.sql_with_params())  # noqa: S611 (the ORM's own text, with its values apart)
    except EmptyResultSet:
        return tap.none()
