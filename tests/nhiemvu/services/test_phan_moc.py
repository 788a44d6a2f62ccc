"""Milestones of a place that ended pass with its People's Committee, and come back with the handover."""

import pytest

from chitieu.models import MocChiTieu
from nhiemvu.services.chuyen_giao import hoan_tac, xem_truoc_chuyen_giao
from tests.dan_vai import CAI_CACH
from tests.factories import ChiTieuFactory, MocChiTieuFactory
from tests.ke_thua import chuyen, ghi, ubnd_xa


@pytest.fixture
def w(the_gioi):
    the_gioi.xa_dong, the_gioi.xa_tay = ubnd_xa(the_gioi.xa_1), ubnd_xa(the_gioi.xa_2)
    the_gioi.chi_tieu = ChiTieuFactory()
    for year in (2024, 2025, 2026):
        MocChiTieuFactory(chi_tieu=the_gioi.chi_tieu, dia_ban=the_gioi.huyen_a, nam=year, gia_tri=90)
    return the_gioi


def cac_moc() -> list[tuple]:
    rows = MocChiTieu.objects.select_related("dia_ban").order_by("nam", "dia_ban__ma")
    return [(row.nam, row.dia_ban.ten) for row in rows]


def test_the_years_to_come_pass_and_the_past_stays(w):
    chuyen(w.quan_tri, w.ubnd_a, w.xa_dong)
    assert cac_moc() == [(2024, "Huyện Thượng"), (2025, "Xã Đông"), (2026, "Xã Đông")]


def test_a_milestone_that_the_heir_has_stands(w):
    MocChiTieuFactory(chi_tieu=w.chi_tieu, dia_ban=w.xa_1, nam=2026, gia_tri=80)
    chuyen(w.quan_tri, w.ubnd_a, w.xa_dong)
    assert cac_moc() == [(2024, "Huyện Thượng"), (2025, "Xã Đông"), (2026, "Xã Đông"), (2026, "Huyện Thượng")]
    assert MocChiTieu.objects.get(dia_ban=w.xa_1, nam=2026).gia_tri == 80


def test_the_preview_shows_them_and_a_split_asks(w):
    act = ghi(w.quan_tri, w.ubnd_a, w.xa_dong, w.xa_tay)
    shown = [m for m in xem_truoc_chuyen_giao(act, CAI_CACH).muc if m.ma.startswith("moc-")]
    assert [(m.ten, m.moi, m.lua_chon) for m in shown] == [
        (f"{w.chi_tieu}, năm {year}", w.xa_dong, [w.xa_dong, w.xa_tay]) for year in (2025, 2026)
    ]


def test_undo_gives_them_back(w):
    before = cac_moc()
    act = chuyen(w.quan_tri, w.ubnd_a, w.xa_dong)
    hoan_tac(act, nguoi=w.quan_tri)
    assert cac_moc() == before
