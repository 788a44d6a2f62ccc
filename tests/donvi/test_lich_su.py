from collections import defaultdict
from datetime import date

import pytest

from donvi.lich_su import nay_la
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
