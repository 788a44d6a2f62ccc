"""The rows of a document through django-import-export."""

import pytest
from django.core.exceptions import ValidationError

from kehoach.models import KeHoach
from nhaplieu.resources import COT, NhiemVuResource, bang_du_lieu
from nhaplieu.services import xem_truoc
from nhiemvu.models import NhiemVu
from tests.nhaplieu.nhap import MAU, nhap, sua, tai


@pytest.fixture
def da_nhap(the_gioi):
    nhap(the_gioi)
    return the_gioi


def chay(w, rows, **kwargs):
    plan = KeHoach.objects.get(van_ban__so_ky_hieu="9/KH-UBND")
    found = xem_truoc(tai(w, rows)).dong
    resource = NhiemVuResource(plan, found, nguoi=w.quan_tri, ngay=w.ngay)
    return resource, resource.import_data(bang_du_lieu(found, plan), raise_errors=True, **kwargs)


def test_the_table_has_a_column_for_each_thing_that_a_task_says(da_nhap):
    table = bang_du_lieu(xem_truoc(tai(da_nhap)).dong, None)
    assert tuple(table.headers) == COT
    assert table["noi_dung"] == [row[1] for row in MAU]


def test_rows_are_counted_as_new_changed_and_unchanged(da_nhap):
    rows = [*sua(1, stt=8), (9, "Một việc chưa từng có", "Sở Y tế", "", "")]
    resource, result = chay(da_nhap, rows)
    assert [result.totals[kind] for kind in ("new", "update", "skip")] == [1, 1, 3]
    assert len(resource.nhiem_vu) == 5


def test_a_trial_goes_the_same_way_and_writes_nothing(da_nhap):
    before = list(NhiemVu.objects.values())
    _, result = chay(da_nhap, [*sua(1, stt=8), (9, "Một việc chưa từng có", "Sở Y tế", "", "")], dry_run=True)
    assert [result.totals[kind] for kind in ("new", "update", "skip")] == [1, 1, 3]
    assert list(NhiemVu.objects.values()) == before


def test_a_trial_refuses_what_the_import_would_refuse(da_nhap):
    long = [*MAU, (9, "Một việc chưa từng có", "Ban " + "dài " * 130, "", "")]
    for trial in (True, False):
        with pytest.raises(ValidationError, match="500"):
            chay(da_nhap, long, dry_run=trial)
