"""What the leaders' pages are narrowed by: the period, the role of an agency, the sections of a plan."""

import csv
from datetime import date
from io import BytesIO, StringIO

import openpyxl
import pytest
from django.urls import reverse

from tests.dan_vai import TheGioi
from tests.web import Trang, Vao, chu, lay


def _trang(vao: Vao, nguoi, ten: str, *khoa: int, **loc: object) -> Trang:
    return Trang(vao(nguoi).get(reverse(ten, args=khoa), loc))


def _co_han(page: Trang) -> str:
    return next(chu(a) for a in page.tim("a") if chu(a).endswith("việc có hạn"))


@pytest.mark.parametrize(
    ("ky", "so"),
    [("2024-05", "2"), ("2024-06", "4"), ("2024-Q2", "6"), ("2024", "6"), ("2024-Q1", "0"), ("2031-07", "0")],
)
def test_only_what_falls_due_in_the_period_is_counted(the_gioi: TheGioi, vao: Vao, ky: str, so: str):
    page = _trang(vao, the_gioi.lanh_dao_tinh, "tong-quan", ky=ky)
    assert _co_han(page) == f"{so} việc có hạn"
    assert page.gia_tri("ky") == ky


def test_the_trend_and_the_weeks_ahead_stay_whole(the_gioi: TheGioi, vao: Vao):
    page = _trang(vao, the_gioi.lanh_dao_tinh, "tong-quan", ky="2024-05")
    [trend] = page.tim("section", aria_labelledby="xu-huong")
    last = page.tim("tr", trong=trend)[-1]
    assert chu(page.tim("th", trong=last)[0]) == "Quý II/2024"
    assert chu(page.tim("td", trong=last)[0]) == "6"
    assert "không theo kỳ đã chọn" in chu(trend)


def test_the_period_goes_along_to_other_pages(the_gioi: TheGioi, vao: Vao):
    page = _trang(vao, the_gioi.lanh_dao_tinh, "tong-quan", ky="2024-Q2")
    assert f"{reverse('dia-ban', args=[the_gioi.huyen_a.pk])}?ky=2024-Q2" in page.duong


@pytest.mark.parametrize("ky", ["2024-Q9", "quy", "2024-00"])
def test_a_period_that_is_none_is_told_and_counts_everything(the_gioi: TheGioi, vao: Vao, ky: str):
    page = _trang(vao, the_gioi.lanh_dao_tinh, "tong-quan", ky=ky)
    assert _co_han(page) == "6 việc có hạn"
    assert f"Kỳ {ky} không đọc được" in chu(page.mot("p", role="alert"))


def test_an_agency_shows_what_it_leads_or_what_it_helps_with(the_gioi: TheGioi, vao: Vao):
    """The Sở Y tế leads three dated items, and helps with the two of the districts."""
    agency = the_gioi.so_y_te.pk
    leads = _trang(vao, the_gioi.lanh_dao_tinh, "co-quan", agency)
    helps = _trang(vao, the_gioi.lanh_dao_tinh, "co-quan", agency, vai_tro="phoi_hop")
    assert (_co_han(leads), _co_han(helps)) == ("3 việc có hạn", "2 việc có hạn")
    assert "do cơ quan khác chủ trì" in helps.chu
    assert all(f"phoi_hop={agency}" in url for url in helps.duong if url.startswith("/dau-viec/?"))


def test_a_plan_is_counted_by_its_sections(the_gioi: TheGioi, vao: Vao):
    page = _trang(vao, the_gioi.lanh_dao_tinh, "tong-quan", ke_hoach=the_gioi.ke_hoach.pk)
    [table] = page.tim("section", aria_labelledby="theo-muc")
    rows = page.tim("tr", trong=table)[1:]
    sections = {chu(page.tim("th", trong=row)[0]): chu(page.tim("td", trong=row)[0]) for row in rows}
    assert sections == {"Ngoài các mục": "3", "I. Củng cố mạng lưới": "3"}
    assert not _trang(vao, the_gioi.lanh_dao_tinh, "tong-quan").tim("section", aria_labelledby="theo-muc")


def test_the_list_names_the_section(the_gioi: TheGioi, vao: Vao):
    section = the_gioi.nhiem_vu["tap_the"].muc
    of_it, outside = (_trang(vao, the_gioi.lanh_dao_tinh, "danh-sach-dau-viec", muc=key) for key in (section.pk, 0))
    assert "3 đầu việc · mục I. Củng cố mạng lưới" in of_it.chu
    assert "ngoài các mục" in outside.chu


def test_the_table_of_places_leaves_as_a_spreadsheet(the_gioi: TheGioi, vao: Vao):
    url = reverse("dia-ban", args=[the_gioi.nghe_an.pk])
    client, asked = vao(the_gioi.lanh_dao_tinh), {"ke_hoach": the_gioi.ke_hoach.pk, "ky": "2024-Q2"}
    sheet = openpyxl.load_workbook(
        BytesIO(b"".join(client.get(url, asked | {"xuat": "xlsx"}).streaming_content))
    ).active
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert rows[1][0] == "Số liệu tính đến 20/5/2024"
    assert rows[2][0] == "Bộ lọc: Kế hoạch 150/KH-UBND · đến hạn trong quý II/2024"
    assert sorted(row[:2] for row in rows[4:]) == [["Cơ quan cấp tỉnh", 4], ["Huyện Hạ", 1], ["Huyện Thượng", 1]]
    text = b"".join(client.get(url, asked | {"xuat": "csv"}).streaming_content).decode("utf-8-sig")
    assert [row[:2] for row in csv.reader(StringIO(text))][1:] == [[name, str(so)] for name, so, *_ in rows[4:]]


def test_a_view_leads_to_the_report_on_the_same_for_the_same_period(the_gioi: TheGioi, vao: Vao):
    client, place = vao(the_gioi.lanh_dao_tinh), the_gioi.huyen_a
    page = Trang(client.get(reverse("dia-ban", args=[place.pk]), {"ky": "2024-Q1"}))
    [url] = [href for href in page.duong if href.startswith(reverse("lap-ban-bao-cao"))]
    form = Trang(client.get(url))
    assert form.gia_tri("pham_vi") == f"DiaBan-{place.pk}"
    assert form.gia_tri("ky") == f"quy.{date(2023, 12, 15)}"
    assert client.post(url, {"pham_vi": form.gia_tri("pham_vi"), "ky": form.gia_tri("ky")}).status_code == 302


def test_who_may_not_report_is_not_led_there(the_gioi: TheGioi, vao: Vao):
    for person, place in ((the_gioi.can_bo_a, the_gioi.huyen_a), (the_gioi.lanh_dao_a, the_gioi.nghe_an)):
        page = _trang(vao, person, "dia-ban", place.pk)
        assert not [href for href in page.duong if href.startswith(f"{reverse('lap-ban-bao-cao')}?")]
        asked = Trang(vao(person).get(reverse("lap-ban-bao-cao"), {"pham_vi": f"DiaBan-{the_gioi.nghe_an.pk}"}))
        codes = {lay(option, "value") for option in asked.tim("option")}
        assert f"DiaBan-{the_gioi.nghe_an.pk}" not in codes
