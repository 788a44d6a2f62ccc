from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from donvi.enums import CapDiaBan, LoaiDiaBan
from donvi.models import DiaBan

pytestmark = pytest.mark.usefixtures("ca_nuoc")

TRUOC = date(2025, 6, 30)
SAU = date(2025, 7, 1)
MAI = date(2026, 11, 21)
ngay_bat_ky = st.dates(date(2023, 1, 1), date(2027, 12, 31))
doc_du_lieu = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)


def cua(ma: str, ngay: date) -> DiaBan:
    return DiaBan.objects.hieu_luc(ngay).get(ma=ma)


@pytest.mark.parametrize(
    ("ngay", "so"),
    [
        (date(2024, 1, 1), (63, 705, 10598)),
        (TRUOC, (63, 696, 10035)),
        (SAU, (34, 0, 3321)),
        (MAI, (34, 0, 3321)),
    ],
)
def test_places_in_force_on_a_day(ngay, so):
    in_force = DiaBan.objects.hieu_luc(ngay)
    assert tuple(in_force.cap(level).count() for level in (CapDiaBan.TINH, CapDiaBan.HUYEN, CapDiaBan.XA)) == so


@pytest.mark.parametrize(("ngay", "so"), [(SAU, (28, 6)), (MAI, (25, 9))])
def test_provinces_become_cities(ngay, so):
    in_force = DiaBan.objects.hieu_luc(ngay)
    assert tuple(in_force.filter(loai=t).count() for t in (LoaiDiaBan.TINH, LoaiDiaBan.THANH_PHO_TW)) == so


def test_a_code_is_used_again():
    assert (cua("24", TRUOC).ten, cua("24", SAU).ten) == ("Tỉnh Bắc Giang", "Tỉnh Bắc Ninh")


def test_children_are_those_of_the_day():
    nghe_an = cua("40", TRUOC)
    districts = DiaBan.objects.con_cua(nghe_an, date(2024, 7, 9))
    communes = DiaBan.objects.con_cua(nghe_an, SAU)
    assert (districts.count(), {d.cap for d in districts}) == (21, {CapDiaBan.HUYEN})
    assert (communes.count(), {c.cap for c in communes}) == (130, {CapDiaBan.XA})
    assert DiaBan.objects.con_cua(cua("VN", SAU), SAU).count() == 34


def test_a_place_that_has_ended_has_neither_parent_nor_children():
    bac_giang = cua("24", TRUOC)
    assert not DiaBan.objects.con_cua(bac_giang, SAU).exists()
    assert bac_giang.cha(SAU) is None
    assert cua("VN", SAU).cha(SAU) is None


def test_the_parent_changes_while_the_place_stays():
    phu_vang = cua("478", TRUOC)
    assert [phu_vang.cha(day).ten for day in (date(2024, 12, 31), TRUOC)] == ["Tỉnh Thừa Thiên Huế", "Thành phố Huế"]


def test_every_place_has_exactly_one_parent_on_the_days_that_matter():
    days = {row.tu_ngay for row in DiaBan.objects.exclude(tu_ngay=None)} | {date(2024, 1, 1), MAI}
    for day in days | {day - timedelta(days=1) for day in days}:
        rows = DiaBan.objects.hieu_luc(day).values_list("ma", "ma_cha", "duong_dan")
        paths = {ma: path for ma, _, path in rows}
        assert len(paths) == len(rows)
        assert all(path == f"{paths[parent]}{ma}/" for ma, parent, path in rows if parent)


@doc_du_lieu
@given(st.data(), ngay_bat_ky)
def test_on_any_day_a_place_has_exactly_one_parent_which_has_it_as_a_child(data, day):
    rows = DiaBan.objects.hieu_luc(day).exclude(ma_cha="").order_by("pk")
    place = rows[data.draw(st.integers(0, rows.count() - 1))]
    parent = place.cha(day)
    assert parent.bao_gom(place)
    assert place in DiaBan.objects.con_cua(parent, day)
    assert DiaBan.objects.hieu_luc(day).filter(ma=place.ma_cha).count() == 1
