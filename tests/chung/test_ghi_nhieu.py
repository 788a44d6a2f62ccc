"""Many rows written at once leave what writing each alone leaves: the same rows, the same entries."""

from collections.abc import Callable
from datetime import date

import pytest
from auditlog.models import LogEntry
from django.db import models, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chung.audit import ghi_boi, ghi_kem, ghi_so
from chung.ghi_nhieu import ghi_so_nhieu, luu_nhieu, them_nhieu, xoa_nhieu
from nhiemvu.models import DauViec, NhiemVu, PhanCong
from tests.dan_vai import NGAY, TheGioi
from tests.factories import DauViecFactory, PhanCongFactory

COT = ("stt", "noi_dung", "han_den", "cac_moc", "cha", "muc")
GIA_TRI = st.fixed_dictionaries(
    {
        "stt": st.sampled_from(["", "1", "2a", "=1+1"]),
        "noi_dung": st.sampled_from(["Rà soát", "Rà soát “kỹ”; 100%s", "a\nb"]),
        "han_den": st.sampled_from([None, NGAY, date(2030, 12, 31)]),
        "cac_moc": st.sampled_from([[], ["2024-05-01"], ["2024-05-01", "2024-06-01"]]),
        "cha_id": st.sampled_from([None, 0]),
    }
)


def de_lai(w: TheGioi, viec: Callable[[], object]) -> tuple[list[dict], list[tuple]]:
    """What the work leaves in the tables and in the log; taken back afterwards."""
    with transaction.atomic(), ghi_boi(w.quan_tri):
        ghi_kem(tep="phu-luc.xlsx")
        last = LogEntry.objects.order_by("pk").last()
        viec()
        entries = [
            (e.content_type_id, e.object_id, e.object_repr, e.action, e.changes, e.actor_id, e.additional_data)
            for e in LogEntry.objects.filter(pk__gt=last.pk if last else 0)
        ]
        rows = [list(model.objects.order_by("pk").values()) for model in (NhiemVu, PhanCong, DauViec)]
        transaction.set_rollback(True)
    return rows, sorted(entries, key=str)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(st.lists(GIA_TRI, min_size=1, max_size=4))
def test_saving(the_gioi, gia_tri):
    keys = list(NhiemVu.objects.order_by("pk").values_list("pk", flat=True))

    def doi() -> list[NhiemVu]:
        rows = list(NhiemVu.objects.filter(pk__in=keys[1:]).order_by("pk")[: len(gia_tri)])
        for row, values in zip(rows, gia_tri, strict=False):
            for name, value in values.items():
                setattr(row, name, keys[0] if value == 0 else value)
        return rows

    alone = de_lai(the_gioi, lambda: [row.save(update_fields=COT) for row in doi()])
    assert de_lai(the_gioi, lambda: luu_nhieu(doi(), COT)) == alone


def test_inserting(the_gioi):
    task = NhiemVu.objects.first()

    def moi() -> list[PhanCong]:
        return [PhanCong(nhiem_vu=task, vai_tro="phoi_hop", thu_tu=70 + n, ten_goi=f"Ban {n}") for n in range(3)]

    def khong_khoa(left: tuple[list, list]) -> tuple:
        """Without the keys, which a database does not give twice."""
        rows, entries = left
        bare = [{name: value for name, value in row.items() if name != "id"} for table in rows for row in table]
        return bare, [(e[0], *e[2:4], {k: v for k, v in e[4].items() if k != "id"}, *e[5:]) for e in entries]

    alone = khong_khoa(de_lai(the_gioi, lambda: [row.save() for row in moi()]))
    assert khong_khoa(de_lai(the_gioi, lambda: them_nhieu(moi()))) == alone


@pytest.mark.parametrize("table", [PhanCong, DauViec, NhiemVu])
def test_deleting_takes_and_enters_what_hangs_on_the_rows(the_gioi, table: type[models.Model]):
    PhanCongFactory()
    DauViecFactory()
    keys = list(table.objects.order_by("pk").values_list("pk", flat=True))[-3:]
    rows = table.objects.filter(pk__in=keys).order_by("pk")
    alone = de_lai(the_gioi, lambda: [row.delete() for row in rows.all()])
    assert de_lai(the_gioi, lambda: xoa_nhieu(list(rows.all()))) == alone


def test_lines_in_the_log(the_gioi):
    tasks = list(NhiemVu.objects.all()[:3])
    alone = de_lai(the_gioi, lambda: [ghi_so(task, f"Việc {task.pk}") for task in tasks])
    assert de_lai(the_gioi, lambda: ghi_so_nhieu((task, f"Việc {task.pk}") for task in tasks)) == alone


def test_nothing_to_write_asks_nothing(the_gioi, django_assert_num_queries):
    with django_assert_num_queries(0):
        luu_nhieu([], ["stt"])
        them_nhieu([])
        xoa_nhieu([])


def test_the_number_of_statements_does_not_grow_with_the_rows(the_gioi, django_assert_num_queries):
    rows = list(NhiemVu.objects.all())
    for turn, some in enumerate((rows[:1], rows)):
        for row in some:
            row.stt = f"x{turn}"
        with django_assert_num_queries(3):
            luu_nhieu(some, ["stt"])
