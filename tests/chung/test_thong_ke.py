"""Right after a bulk load the database knows how many rows there are."""

import pytest
from django.db import connection

from chung.thong_ke import xem_lai_thong_ke
from donvi.models import DiaBan
from tests.factories import DiaBanFactory


def _so_dong_uoc_tinh() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT reltuples FROM pg_class WHERE relname = %s", [DiaBan._meta.db_table])
        return cursor.fetchone()[0]


@pytest.mark.skipif(connection.vendor != "postgresql", reason="Only PostgreSQL keeps statistics that this renews")
def test_the_number_of_rows_is_known_inside_the_transaction(db):
    DiaBanFactory.create_batch(3)
    xem_lai_thong_ke(DiaBan)

    assert _so_dong_uoc_tinh() == DiaBan.objects.count() >= 3


def test_other_databases_do_without(db, django_assert_num_queries):
    with django_assert_num_queries(1 if connection.vendor == "postgresql" else 0):
        xem_lai_thong_ke(DiaBan)
