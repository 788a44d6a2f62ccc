"""What PostgreSQL believes of its tables; other databases keep no statistics that the application renews."""

import pytest
from django.db import connection, models

can_thong_ke = pytest.mark.skipif(connection.vendor != "postgresql", reason="Chỉ PostgreSQL giữ thống kê cần xem lại")


def so_dong_uoc_tinh(model: type[models.Model]) -> int:
    """How many rows it plans with."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT reltuples FROM pg_class WHERE relname = %s", [model._meta.db_table])
        return cursor.fetchone()[0]
