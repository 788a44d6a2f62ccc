"""Milestones and values as tables: out, in again, and nothing changes."""

from decimal import Decimal

import pytest
import tablib
from auditlog.models import LogEntry
from import_export.formats.base_formats import XLSX

from chitieu.models import MocChiTieu, SoLieu
from chitieu.resources import MocChiTieuResource, SoLieuResource
from tests.factories import ChiTieuFactory, MocChiTieuFactory, SoLieuFactory

DONG = ("chi_tieu", "dia_ban", "nam")


@pytest.fixture
def kho(the_gioi):
    target = ChiTieuFactory(cap_bao_cao=2)
    SoLieuFactory(chi_tieu=target, dia_ban=the_gioi.huyen_a, tu_so=Decimal("1387.5"), mau_so=1400, minh_chung="12/BC")
    SoLieuFactory(chi_tieu=target, dia_ban=the_gioi.huyen_b, uoc_tu_so=8, uoc_mau_so=10, chinh_thuc=False)
    MocChiTieuFactory(chi_tieu=target, dia_ban=the_gioi.nghe_an, gia_tri=Decimal("92.6"), can_cu="12/QĐ-UBND")
    LogEntry.objects.all().delete()
    return target


@pytest.mark.parametrize(("resource", "model"), [(SoLieuResource, SoLieu), (MocChiTieuResource, MocChiTieu)])
@pytest.mark.parametrize("through_excel", [False, True])
def test_a_round_trip_changes_nothing(the_gioi, kho, resource, model, through_excel):
    before = list(model.objects.order_by("pk").values())
    table = resource().export()
    if through_excel:
        table = XLSX().create_dataset(XLSX().export_data(table))
    result = resource(nguoi=the_gioi.dau_moi).import_data(table, raise_errors=True)
    assert result.totals["skip"] == len(before)
    assert list(model.objects.order_by("pk").values()) == before
    assert not LogEntry.objects.exists()


def moc(*rows) -> tablib.Dataset:
    return tablib.Dataset(*rows, headers=["Chỉ tiêu", "Mã địa bàn", "Năm", "Mức giao", "Căn cứ"])


def test_milestones_come_in_from_a_table(the_gioi, kho):
    table = moc((kho.ten.upper(), "412", 2027, "93,5%", "15/QĐ-UBND"), (kho.ten, "40", 2026, 93, ""))
    result = MocChiTieuResource(nguoi=the_gioi.dau_moi).import_data(table, raise_errors=True)
    assert (result.totals["new"], result.totals["update"]) == (1, 1)
    assert sorted(MocChiTieu.objects.values_list("nam", "gia_tri")) == [(2026, 93), (2027, Decimal("93.5"))]


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (("Chỉ tiêu lạ", "412", 2027, "93", ""), "Không có chỉ tiêu"),
        (("{ten}", "999", 2027, "93", ""), "Không có địa bàn"),
        (("{ten}", "412", 2027, "chín mươi", ""), "không phải là số"),
        (("{ten}", "412", 2027, "101", ""), "vượt 100%"),
    ],
)
def test_a_wrong_row_is_told_and_nothing_is_written(the_gioi, kho, row, words):
    table = moc((kho.ten, "412", 2028, "94", ""), (row[0].format(ten=kho.ten), *row[1:]))
    result = MocChiTieuResource(nguoi=the_gioi.dau_moi).import_data(table, rollback_on_validation_errors=True)
    told = [str(error.error) for row in result.row_errors() for error in row[1]]
    told += [str(row.error) for row in result.invalid_rows]
    assert any(words in text for text in told), told
    assert MocChiTieu.objects.count() == 1


def test_values_of_a_table_go_through_the_same_checks(the_gioi, kho):
    table = tablib.Dataset(
        (kho.ten, "412", 2024, 3, "12", "10", "", "x", ""),
        headers=[field.column_name for field in SoLieuResource().get_export_fields()],
    )
    result = SoLieuResource(nguoi=the_gioi.dau_moi).import_data(table)
    assert "lớn hơn mẫu số" in str([row.error for row in result.invalid_rows])
