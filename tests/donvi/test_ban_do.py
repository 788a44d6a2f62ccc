import re
from datetime import date

import pytest

from donvi.ban_do import CAO, RONG, ban_do


@pytest.mark.parametrize(("ngay", "so_tinh"), [(date(2025, 6, 30), 63), (date(2025, 7, 1), 34)])
def test_every_province_of_the_day_is_drawn_with_both_archipelagos(ngay, so_tinh):
    shapes = ban_do(ngay)
    provinces = [shape for shape in shapes if not shape.quan_dao]
    assert len({shape.ma for shape in provinces}) == len(provinces) == so_tinh
    assert [(shape.ten, shape.ma) for shape in shapes if shape.quan_dao] == [
        ("Quần đảo Hoàng Sa", "48"),
        ("Quần đảo Trường Sa", "56"),
    ]


def test_every_outline_lies_inside_the_picture():
    for shape in ban_do(date(2026, 11, 21)):
        starts = re.findall(r"M(-?\d+) (-?\d+)", shape.net)
        assert starts
        assert all(0 <= int(x) <= RONG and 0 <= int(y) <= CAO for x, y in starts)
