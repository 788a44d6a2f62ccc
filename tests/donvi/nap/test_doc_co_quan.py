from dataclasses import dataclass
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from donvi.enums import CachXacDinh, CapDiaBan, LoaiCoQuan
from donvi.nap.doc_co_quan import Mau, dien, doc_mau_co_quan, doc_nhom
from donvi.nap.tep import DuLieuSai

HET_2025 = date(2025, 2, 28)


@dataclass
class Noi:
    ten: str
    ten_rieng: str
    cap: int = 1
    duong_dan: str = "/40/"
    tu_ngay: date | None = None
    den_ngay: date | None = None


NGHE_AN = Noi("Tỉnh Nghệ An", "Nghệ An")
HOANG_MAI = Noi("Thị xã Hoàng Mai", "Hoàng Mai", 2, "/40/432/")
DONG_NAI = Noi("Thành phố Đồng Nai", "Đồng Nai", 1, "/75/", date(2026, 4, 30))
QUOC_GIA = Noi("Cả nước", "Cả nước", 0, "/")


@pytest.mark.parametrize(
    ("mau", "noi", "ten"),
    [
        ("Sở Y tế", NGHE_AN, ("Sở Y tế tỉnh Nghệ An", "Sở Y tế")),
        ("UBND {loai}", NGHE_AN, ("UBND tỉnh Nghệ An", "UBND tỉnh")),
        ("UBND {loai}", HOANG_MAI, ("UBND thị xã Hoàng Mai", "UBND thị xã")),
        ("{dau} ủy", HOANG_MAI, ("Thị ủy Hoàng Mai", "Thị ủy")),
        ("{dau} ủy", DONG_NAI, ("Thành ủy Đồng Nai", "Thành ủy")),
        ("Trung tâm Y tế", HOANG_MAI, ("Trung tâm Y tế thị xã Hoàng Mai", "Trung tâm Y tế")),
        ("Bộ Y tế", QUOC_GIA, ("Bộ Y tế", "Bộ Y tế")),
    ],
)
def test_names_take_the_kind_of_the_place(mau, noi, ten):
    assert Mau(noi.cap, "so", mau).ten_tai(noi) == ten


def test_a_full_name_of_its_own_is_kept():
    assert Mau(0, "van_phong", "Văn phòng Bộ", "Văn phòng Bộ Y tế").ten_tai(QUOC_GIA)[0] == "Văn phòng Bộ Y tế"
    assert dien("Đoàn TNCS {loai}", NGHE_AN) == "Đoàn TNCS tỉnh"


@pytest.mark.parametrize(
    ("ap_dung", "noi", "hop"),
    [
        ((), NGHE_AN, True),
        (("40",), NGHE_AN, True),
        (("40",), DONG_NAI, False),
        (("-40",), NGHE_AN, False),
        (("-40",), DONG_NAI, True),
        (("432",), HOANG_MAI, True),
        (("40",), HOANG_MAI, True),
        (("4",), HOANG_MAI, False),
    ],
)
def test_a_template_is_for_places_at_or_under_its_codes(ap_dung, noi, hop):
    assert Mau(noi.cap, "so", "Sở Y tế", ap_dung=ap_dung).hop(noi) == hop


def test_a_template_is_for_one_level():
    assert not Mau(2, "ttyt", "Trung tâm Y tế").hop(NGHE_AN)


def test_an_agency_that_ended_before_the_place_began_is_not_there():
    old = Mau(1, "so", "Sở Giao thông vận tải", den_ngay=HET_2025)
    assert old.hop(NGHE_AN)
    assert old.thoi_gian(NGHE_AN) == (None, HET_2025)
    assert not old.hop(DONG_NAI)


ngay = st.none() | st.dates(date(2023, 1, 1), date(2027, 1, 1))


@given(ngay, ngay, ngay, ngay)
def test_an_agency_lives_exactly_while_template_and_place_do(a, b, c, d):
    template, place = Mau(1, "so", "Sở Y tế", tu_ngay=a, den_ngay=b), Noi("Tỉnh A", "A", tu_ngay=c, den_ngay=d)
    first, last = template.thoi_gian(place)
    for day in (date(2023, 1, 1), date(2024, 6, 1), date(2025, 3, 1), date(2027, 1, 1)):
        lives = all((x or date.min) <= day <= (y or date.max) for x, y in ((a, b), (c, d)))
        assert lives == ((first or date.min) <= day <= (last or date.max))


def test_every_template_is_well_formed():
    templates = doc_mau_co_quan()
    assert {m.loai for m in templates} <= set(LoaiCoQuan)
    assert {m.cap for m in templates} <= set(CapDiaBan)
    assert [m.cap for m in templates] == sorted(m.cap for m in templates)
    names = {m.ten_ngan for m in templates}
    assert {m.cha for m in templates if m.cha} <= names


def test_every_group_is_well_formed():
    groups, _ = doc_nhom()
    assert {kind for group in groups for kind in group.loai_co_quan} <= set(LoaiCoQuan)
    assert all((group.cach == CachXacDinh.QUY_TAC) == (group.cap is not None) for group in groups)
    assert len({group.ten for group in groups}) == len(groups)


def test_an_alias_of_an_unknown_group_is_refused(tmp_path):
    (tmp_path / "nhom.csv").write_text("ten,cach,loai_co_quan,ten_ngan,cap\nCác sở,mo,,,\n", encoding="utf-8")
    (tmp_path / "bi_danh.csv").write_text("ten,nhom,pham_vi\nSở,Các vụ,\n", encoding="utf-8")
    with pytest.raises(DuLieuSai, match="không có nhóm Các vụ"):
        doc_nhom(tmp_path)
