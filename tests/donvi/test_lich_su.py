from collections import defaultdict
from datetime import date

import pytest

from donvi.lich_su import cap_tren, ke_tiep, nay_la, tien_than, tim_dia_ban, tinh_nay_la
from donvi.models import DiaBan, KeThuaDiaBan

pytestmark = pytest.mark.usefixtures("ca_nuoc")
TRUOC = date(2025, 6, 30)
NAY = date(2026, 11, 21)


def nay(ma: str, ngay: date = NAY) -> list[str]:
    return [row.ten for row in nay_la(DiaBan.objects.hieu_luc(date(2024, 1, 1)).get(ma=ma), ngay)]


def test_a_place_in_force_is_still_itself():
    assert nay("529", TRUOC) == ["Huyện Sơn Hà"]
    assert nay("40") == ["Tỉnh Nghệ An"]


def test_a_merged_province_is_followed_through_every_change():
    assert nay("70", date(2025, 7, 1)) == ["Tỉnh Đồng Nai"]
    assert nay("70") == ["Thành phố Đồng Nai"]


def test_a_district_became_its_province_and_an_island_also_a_special_zone():
    assert nay("529") == ["Tỉnh Quảng Ngãi"]
    assert nay("536") == ["Tỉnh Quảng Ngãi", "Đặc khu Lý Sơn"]


def test_a_part_that_left_does_not_make_a_successor():
    assert nay("429") == ["Tỉnh Nghệ An"]


def test_the_act_of_a_change_is_known():
    assert KeThuaDiaBan.objects.get(cu__ma="70").van_ban.so_hieu == "202/2025/QH15"


def test_every_ended_place_reaches_places_in_force():
    successors = defaultdict(set)
    for old, new in KeThuaDiaBan.objects.values_list("cu", "moi"):
        successors[old].add(new)
    living = set(DiaBan.objects.hieu_luc(NAY).values_list("pk", flat=True))
    reached: set[int] = set()
    frontier = living
    while frontier:
        reached |= frontier
        frontier = {old for old, new in successors.items() if new & reached} - reached
    assert set(DiaBan.objects.values_list("pk", flat=True)) - reached == set()


def test_the_question_costs_a_few_reads(django_assert_max_num_queries):
    place = DiaBan.objects.get(ma="70")
    with django_assert_max_num_queries(6):
        nay_la(place, NAY)


def tim(words: str) -> list[str]:
    return [place.ten for place in tim_dia_ban(words)]


def test_the_exact_accents_come_first_and_then_what_is_in_force():
    assert tim("Sơn Hạ")[0] == "Xã Sơn Hạ"
    assert tim("Sơn Hà")[:2] == ["Xã Sơn Hà", "Huyện Sơn Hà"]
    assert set(tim("Sơn Hà")[:8]) == {"Xã Sơn Hà", "Huyện Sơn Hà"}


def test_accents_may_be_left_out_but_never_make_two_names_one():
    assert {"Xã Sơn Hà", "Xã Sơn Hạ"} <= set(tim("son ha"))


def test_a_place_is_found_by_its_code_and_by_another_spelling():
    assert tim("529") == ["Huyện Sơn Hà"]
    assert "Phường Văn Miếu - Quốc Tử Giám" in tim("Văn Miếu Quốc Tử Giám")


def test_words_that_are_nowhere_find_nothing():
    assert tim("không có nơi này") == []
    assert tim("%") == []


def test_a_place_says_what_it_was_made_from_and_by_which_act():
    commune = DiaBan.objects.hieu_luc(NAY).get(ma="21289")
    rows = tien_than(commune)
    assert {row.van_ban.so_hieu for row in rows} == {"1677/NQ-UBTVQH15"}
    assert all(row.cu.den_ngay == TRUOC for row in rows)


def test_a_place_says_what_it_became():
    province = DiaBan.objects.get(ma="70")
    assert [row.moi.ten for row in ke_tiep(province)] == ["Tỉnh Đồng Nai"]


def test_the_names_above_are_those_of_its_time(django_assert_num_queries):
    old = DiaBan.objects.hieu_luc(TRUOC).get(ma="21292")
    new = DiaBan.objects.hieu_luc(NAY).get(ma="21292")
    with django_assert_num_queries(1):
        names = cap_tren([old, new])
    assert names == {old.pk: "Huyện Sơn Hà, Tỉnh Quảng Ngãi", new.pk: "Tỉnh Quảng Ngãi"}


def test_every_province_of_the_past_is_one_of_now(django_assert_num_queries):
    with django_assert_num_queries(2):
        now = tinh_nay_la(NAY)
    assert now["/70/"].ten == "Thành phố Đồng Nai"
    assert now["/24/"].ten == "Thành phố Bắc Ninh"
    assert len(set(now.values())) == 34
    assert all(place.con_hieu_luc(NAY) for place in now.values())
