"""Rows copied into a table are the rows that saving each would leave."""

from datetime import UTC, date, datetime

import pytest
from django.db import IntegrityError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chung.chep import chep
from nhaplieu.models import DongNguon
from nhiemvu.models import DauViec, NhiemVu
from tests.dan_vai import TheGioi
from tests.factories import DauViecFactory

CHU = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), min_size=1, max_size=20)
KHO = st.sampled_from(["\\N", "a\tb\\n", "\\.", "x\r\ny", "“Quý” 100%s", "'; --", "\\"])


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
@given(st.lists(st.tuples(CHU | KHO, st.lists(CHU | KHO, max_size=2)), min_size=1, max_size=4))
def test_as_saved_one_by_one(the_gioi: TheGioi, gia_tri: list[tuple[str, list[str]]]):
    plan = the_gioi.ke_hoach
    same = {"ke_hoach_id": plan.pk, "han_den": date(2030, 1, 2)}
    rows = [
        same | {"thu_tu": 1000 + place, "noi_dung": words, "cac_moc": days}
        for place, (words, days) in enumerate(gia_tri)
    ]

    def left() -> list[dict]:
        written = NhiemVu.objects.filter(thu_tu__gte=1000)
        found = [{name: value for name, value in row.items() if name != "id"} for row in written.values()]
        written.delete()
        return found

    assert chep(NhiemVu, iter(rows)) == len(rows)
    copied = left()
    for row in rows:
        NhiemVu(**row).save()
    assert copied == left()


def test_moments_are_the_same_moments(the_gioi: TheGioi):
    item = DauViecFactory()
    moment = datetime(2024, 5, 20, 2, 30, 15, 123456, tzinfo=UTC)
    row = {name: value for name, value in DauViec.objects.filter(pk=item.pk).values().get().items() if name != "id"}
    DauViec.objects.chep([row | {"moc": 7, "cap_nhat_luc": moment}])
    assert DauViec.objects.get(nhiem_vu=item.nhiem_vu, moc=7).cap_nhat_luc == moment


def test_nothing_is_written_without_rows(the_gioi: TheGioi, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert chep(DongNguon, []) == 0


def test_what_the_table_refuses_is_refused(the_gioi: TheGioi):
    row = {"ke_hoach_id": the_gioi.ke_hoach.pk, "thu_tu": 1000, "noi_dung": ""}
    with pytest.raises(IntegrityError), transaction.atomic():
        chep(NhiemVu, [row])
