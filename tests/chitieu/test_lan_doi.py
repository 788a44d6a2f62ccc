"""Whoever changes values notes it for their province, so that sums that were kept are asked for anew."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from chitieu.doc_so import cac_tong, pham_vi_so, theo_tinh
from chitieu.enums import DuyetSoLieu
from chitieu.lan_doi import SO_LIEU
from chitieu.models import SoLieu
from chung import luu_lai as phong
from chung.cuoi_viec import gom_lai
from chung.lan_doi import ma_lan_doi
from tests.dan_vai import NGAY, TheGioi
from tests.factories import ChiTieuFactory, SoLieuFactory

NGHE_AN, BINH_PHUOC = "/40/", "/70/"


def _them(row: SoLieu) -> None:
    SoLieuFactory(chi_tieu=row.chi_tieu, dia_ban=row.dia_ban, thang=6)


def _them_nhieu(row: SoLieu) -> None:
    SoLieu.objects.bulk_create([SoLieuFactory.build(chi_tieu=row.chi_tieu, dia_ban=row.dia_ban, thang=9)])


def _sua(row: SoLieu) -> None:
    row.tu_so = 9
    row.save()


def _sua_nhieu(row: SoLieu) -> None:
    row.tu_so = 9
    SoLieu.objects.bulk_update([row], ["tu_so"])


def _tra_lai(row: SoLieu) -> None:
    SoLieu.objects.filter(pk=row.pk).update(duyet=DuyetSoLieu.TRA_LAI, ly_do_tra="Nhầm kỳ")


def _xoa(row: SoLieu) -> None:
    SoLieu.objects.filter(pk=row.pk).delete()


@pytest.mark.parametrize("viet", [_them, _them_nhieu, _sua, _sua_nhieu, _tra_lai, _xoa], ids=lambda v: v.__name__)
def test_a_changed_value_is_in_the_sums_at_once(
    the_gioi: TheGioi, viet: Callable[[SoLieu], None], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("chitieu.doc_so.luu_lai", phong.luu_lai)
    target = ChiTieuFactory()
    row = SoLieuFactory(chi_tieu=target, dia_ban=the_gioi.huyen_a)
    SoLieuFactory(chi_tieu=target, dia_ban=the_gioi.tinh_khac)

    def sums() -> tuple:
        whole, one = pham_vi_so(the_gioi.quoc_gia, NGAY), pham_vi_so(the_gioi.nghe_an, NGAY)
        return cac_tong(whole), cac_tong(one), theo_tinh(target, NGAY)

    before, other = sums(), ma_lan_doi(SO_LIEU, BINH_PHUOC)
    viet(row)
    after = sums()
    assert all(old != new for old, new in zip(before, after, strict=True))
    phong.cache.clear()
    assert sums() == after
    assert ma_lan_doi(SO_LIEU, BINH_PHUOC) == other


def test_sums_that_stand_are_not_added_again(the_gioi: TheGioi, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("chitieu.doc_so.luu_lai", phong.luu_lai)
    row = SoLieuFactory(dia_ban=the_gioi.huyen_a)
    reach = pham_vi_so(the_gioi.nghe_an, NGAY)
    first = cac_tong(reach)
    monkeypatch.setattr("chitieu.querysets.SoLieuQuerySet.tong", None)
    assert cac_tong(reach) == first
    assert row.chi_tieu_id in first


def test_a_service_asks_once_for_the_provinces_of_all_its_values(the_gioi: TheGioi):
    rows = [SoLieuFactory(dia_ban=place) for place in (the_gioi.huyen_a, the_gioi.huyen_b, the_gioi.tinh_khac)]
    before = {noi: ma_lan_doi(SO_LIEU, noi) for noi in (NGHE_AN, BINH_PHUOC)}
    with CaptureQueriesContext(connection) as asked, gom_lai():
        for row in rows:
            row.tu_so = 9
            row.save()
    assert sum('FROM "donvi_diaban"' in query["sql"] for query in asked.captured_queries) == 1
    assert all(before[noi] != ma_lan_doi(SO_LIEU, noi) for noi in before)
