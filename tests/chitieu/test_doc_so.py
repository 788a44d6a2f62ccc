"""Sums through time: a merged province keeps its figures, a split commune has a break."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from chitieu.doc_so import cac_tong, mot_noi_bao, pham_vi_so, so_noi_bao, theo_noi_bao, theo_tinh
from donvi.models import DiaBan, KeThuaDiaBan
from tests.dan_vai import CAI_CACH
from tests.factories import ChiTieuFactory, DiaBanFactory, SoLieuFactory

NGAY = date(2026, 11, 21)
HET = CAI_CACH - timedelta(days=1)


def xa(ma: str, cha: DiaBan, **time) -> DiaBan:
    return DiaBanFactory(ma=ma, ten=f"Xã {ma}", cap=3, loai="xa", cha=cha, **time)


@pytest.fixture
def target(db):
    return ChiTieuFactory()


@pytest.fixture
def hai_tinh(db):
    """Two provinces of which one went into the other, each with a commune that ended and one that followed."""
    old = DiaBanFactory(ma="70", ten="Tỉnh Bình Phước", den_ngay=HET)
    before = DiaBanFactory(ma="75", ten="Tỉnh Đồng Nai", den_ngay=HET)
    now = DiaBanFactory(ma="75", ten="Thành phố Đồng Nai", tu_ngay=CAI_CACH)
    for province in (old, before):
        KeThuaDiaBan.objects.create(cu=province, moi=now, ngay=CAI_CACH, kieu="merge", chinh=True, tron_ven=True)
    a, b = xa("1", old, den_ngay=HET), xa("2", before, den_ngay=HET)
    new = xa("3", now, tu_ngay=CAI_CACH)
    for place in (a, b):
        KeThuaDiaBan.objects.create(cu=place, moi=new, ngay=CAI_CACH, kieu="whole", chinh=True, tron_ven=True)
    return {"cu": old, "nay": now, "xa_a": a, "xa_b": b, "xa_moi": new}


def test_a_merger_leaves_the_totals_of_the_province_unchanged(hai_tinh, target):
    SoLieuFactory(chi_tieu=target, dia_ban=hai_tinh["xa_a"], tu_so=3, mau_so=4)
    SoLieuFactory(chi_tieu=target, dia_ban=hai_tinh["xa_b"], tu_so=5, mau_so=6)
    total = cac_tong(pham_vi_so(hai_tinh["nay"], NGAY))[target.pk][2024, 3]
    assert (total.tu_so, total.mau_so, total.so_bao_cao) == (8, 10, 2)
    (row,) = [sums for place, sums in theo_tinh(target, NGAY).items() if place == hai_tinh["nay"]]
    assert row[2024, 3] == total
    places, _ = theo_noi_bao(target, pham_vi_so(hai_tinh["nay"], NGAY), NGAY)
    assert places[hai_tinh["xa_moi"]][2024, 3] == total


def test_the_province_that_ended_keeps_its_own(hai_tinh, target):
    SoLieuFactory(chi_tieu=target, dia_ban=hai_tinh["xa_a"], tu_so=3, mau_so=4)
    SoLieuFactory(chi_tieu=target, dia_ban=hai_tinh["xa_b"], tu_so=5, mau_so=6)
    assert cac_tong(pham_vi_so(hai_tinh["cu"], NGAY))[target.pk][2024, 3].mau_so == 4


def test_a_commune_has_the_values_of_those_that_went_into_it(hai_tinh, target):
    for name in ("xa_a", "xa_b"):
        SoLieuFactory(chi_tieu=target, dia_ban=hai_tinh[name], tu_so=1, mau_so=2)
    SoLieuFactory(chi_tieu=target, dia_ban=hai_tinh["xa_moi"], nam=2026, tu_so=7, mau_so=8)
    sums, broken = mot_noi_bao(target, hai_tinh["xa_moi"], NGAY)
    assert {period: (s.tu_so, s.mau_so) for period, s in sums.items()} == {(2024, 3): (2, 4), (2026, 3): (7, 8)}
    assert broken is None


def test_a_split_breaks_the_series_of_the_communes_and_not_of_the_province(the_gioi, target):
    old = xa("9", the_gioi.huyen_a, den_ngay=HET)
    for place in (the_gioi.xa_1, the_gioi.xa_2):
        KeThuaDiaBan.objects.create(cu=old, moi=place, ngay=CAI_CACH, kieu="part", chinh=place == the_gioi.xa_1)
    SoLieuFactory(chi_tieu=target, dia_ban=old, tu_so=8, mau_so=10)
    SoLieuFactory(chi_tieu=target, dia_ban=the_gioi.xa_1, nam=2026, tu_so=4, mau_so=5)
    reach = pham_vi_so(the_gioi.nghe_an, NGAY)
    places, broken = theo_noi_bao(target, reach, NGAY)
    assert set(broken.values()) == {CAI_CACH}
    assert list(places[the_gioi.xa_1]) == [(2026, 3)]
    assert cac_tong(reach)[target.pk][2024, 3].tu_so == 8


def test_how_many_should_report_follows_the_day(hai_tinh):
    counts = so_noi_bao(pham_vi_so(hai_tinh["nay"], NGAY))
    assert (counts.vao(3, HET), counts.vao(3, CAI_CACH)) == (2, 1)


def test_the_sum_of_the_provinces_is_the_country(hai_tinh, target):
    whole = DiaBanFactory(ma="0", ten="Cả nước", cap=0, loai="quoc_gia", duong_dan="/")
    elsewhere = xa("7", DiaBanFactory(ma="40", ten="Tỉnh Nghệ An"))
    for place in (hai_tinh["xa_a"], hai_tinh["xa_b"], elsewhere):
        SoLieuFactory(chi_tieu=target, dia_ban=place, tu_so=Decimal("1.5"), mau_so=2)
    country = cac_tong(pham_vi_so(whole, NGAY))[target.pk][2024, 3]
    provinces = [sums[2024, 3] for sums in theo_tinh(target, NGAY).values() if sums]
    assert sum((total.tu_so for total in provinces), Decimal(0)) == country.tu_so == Decimal("4.5")
