import unicodedata
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhaplieu.doc.chu_o import hien_ngay, hien_so, lam_sach


@pytest.mark.parametrize(
    ("chu", "sach"),
    [
        ("  Sở\u00a0Y  tế ", "Sở Y tế"),
        ("Sở A,\r\nSở B ", "Sở A,\nSở B"),
        ("Sở A_x000D_\nSở B", "Sở A\nSở B"),
        ("\u00a0\u200b \t", ""),
        (unicodedata.normalize("NFD", "Quản lý"), "Quản lý"),
        ("dòng 1 \n  dòng 2", "dòng 1\ndòng 2"),
        ("a\x00b\x07", "ab"),
        ("=1+1", "=1+1"),
    ],
)
def test_text_keeps_lines_and_loses_what_does_not_show(chu, sach):
    assert lam_sach(chu) == sach


@given(st.text())
def test_cleaning_twice_changes_nothing(chu):
    sach = lam_sach(chu)
    assert lam_sach(sach) == sach
    assert unicodedata.is_normalized("NFC", sach)
    assert sach == sach.strip()


@pytest.mark.parametrize(
    ("so", "dinh_dang", "chu"),
    [
        (13.0, "", "13"),
        (8.1, "", "8.1"),
        (0.1 + 0.2, "", "0.3"),
        (11.1, "0.00", "11.10"),
        (0.95, "0%", "95%"),
        (0.955, "0.0%", "95.5%"),
        (1234567, "#,##0", "1.234.567"),
        (1234.5, "#,##0.0", "1.234,5"),
        (2026, "0", "2026"),
    ],
)
def test_numbers_are_written_as_their_format_shows_them(so, dinh_dang, chu):
    assert hien_so(so, dinh_dang) == chu


@pytest.mark.parametrize(
    ("dinh_dang", "chu"),
    [
        ("mm/yyyy", "06/2025"),
        ('"Tháng "m/yyyy', "Tháng 6/2025"),
        ("dd/mm/yyyy", "05/06/2025"),
        ("d/m/yy;@", "5/6/25"),
        ("mm-dd-yy", "05/06/2025"),
        ("[$-42A]dd mmmm yyyy", "05 tháng 6 2025"),
        ("yyyy\\-mm\\-dd", "2025-06-05"),
        ("dd/mm/yyyy hh:mm", "05/06/2025 14:30"),
        ("d/m/yyyy hh:mm AM/PM", "5/6/2025 14:30"),
    ],
)
def test_dates_are_written_as_their_format_shows_them(dinh_dang, chu):
    assert hien_ngay(datetime.fromisoformat("2025-06-05T14:30"), dinh_dang) == chu


@given(st.dates(date(1900, 3, 1), date(2200, 1, 1)), st.text(max_size=20))
def test_any_format_gives_some_text(ngay, dinh_dang):
    assert isinstance(hien_ngay(ngay, dinh_dang), str)
