from datetime import date

import pytest

from baocao.ban_do import MUC, hinh_ban_do
from baocao.queries import DongDiaBan
from nhiemvu.so_dem import SoDem
from nhiemvu.trang_thai import PhanLoai
from tests.factories import DiaBanFactory

NGAY = date(2026, 11, 21)


def hinh(so: SoDem):
    place = DiaBanFactory(ma="40", ten="Tỉnh Nghệ An")
    shapes = hinh_ban_do([DongDiaBan(place.ten, place.duong_dan, so, place)], NGAY)
    return next(shape for shape in shapes if shape.manh.ma == "40"), shapes


@pytest.mark.parametrize(
    ("qua_han", "muc"), [(0, 0), (29, 0), (30, 1), (60, 2), (90, 3), (150, 4), (1000, 4)], ids=lambda value: str(value)
)
def test_the_colour_says_how_much_is_overdue(db, qua_han, muc):
    shape, _ = hinh(SoDem({PhanLoai.QUA_HAN: qua_han, PhanLoai.DUNG_HAN: 1000 - qua_han}))
    assert shape.muc == muc < len(MUC)


def test_a_shape_says_its_numbers_and_opens_its_place(db):
    shape, shapes = hinh(SoDem({PhanLoai.QUA_HAN: 1, PhanLoai.DUNG_HAN: 3}))
    assert shape.chu == "Nghệ An: 25,0% quá hạn (1/4 việc)"
    assert shape.url.startswith("/dia-ban/")
    assert all(other.muc is None and not other.url for other in shapes if other is not shape)
