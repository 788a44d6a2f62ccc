"""What the database knows about its own tables."""

from django.db import connection, models


def xem_lai_thong_ke(*cac_model: type[models.Model]) -> None:
    """Have PostgreSQL look at the tables again, since its own look waits until the transaction is over.

    Right after many rows were made it still plans as if the tables were empty, and joins them row by row. Other
    databases do without.
    """
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        for model in cac_model:
            cursor.execute(f"ANALYZE {connection.ops.quote_name(model._meta.db_table)}")
