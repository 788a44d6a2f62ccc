"""Right after a bulk load the database knows how many rows there are."""

from django.db import connection

from chung.thong_ke import xem_lai_thong_ke
from donvi.models import DiaBan
from tests.factories import DiaBanFactory
from tests.thong_ke import can_thong_ke, so_dong_uoc_tinh


@can_thong_ke
def test_the_number_of_rows_is_known_inside_the_transaction(db):
    DiaBanFactory.create_batch(3)
    xem_lai_thong_ke(DiaBan)

    assert so_dong_uoc_tinh(DiaBan) == DiaBan.objects.count() >= 3


def test_other_databases_do_without(db, django_assert_num_queries):
    with django_assert_num_queries(1 if connection.vendor == "postgresql" else 0):
        xem_lai_thong_ke(DiaBan)
