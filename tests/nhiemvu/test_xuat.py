"""Lists leave as spreadsheets with the rows and the filters of the page."""

import csv
import io

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from tests.dan_vai import TheGioi
from tests.web import Trang, Vao, lay

LOC = {
    "qua_han": "Bộ lọc: Kết quả: Chưa hoàn thành, quá hạn",
    "bo tri quy dat": "Bộ lọc: Tìm việc: bo tri quy dat",
}


def _trang(response) -> list[tuple]:
    assert response.status_code == 200
    sheet = load_workbook(io.BytesIO(b"".join(response.streaming_content))).active
    return list(sheet.iter_rows(values_only=True))


@pytest.mark.parametrize("loc", [{}, {"phan_loai": "qua_han"}, {"q": "bo tri quy dat"}])
def test_the_file_holds_every_row_of_the_list(the_gioi: TheGioi, vao: Vao, loc: dict):
    client, url = vao(the_gioi.lanh_dao_tinh), reverse("danh-sach-dau-viec")
    shown = client.get(url, loc).context["trang"].paginator.count
    title, closed, *rest = _trang(client.get(url, loc | {"xuat": "xlsx"}))
    words, head, rows = (rest[0][0], rest[1], rest[2:]) if loc else ("", rest[0], rest[1:])
    assert (title[0], closed[0]) == ("Đầu việc", "Số liệu tính đến 20/5/2024")
    assert words == LOC.get(loc.get("phan_loai") or loc.get("q"), "")
    assert head[:4] == ("Kế hoạch", "Mục", "TT", "Nhiệm vụ")
    assert len(rows) == shown > 0


def test_deadlines_are_dates_and_the_status_is_said(the_gioi: TheGioi, vao: Vao):
    rows = _trang(vao(the_gioi.can_bo_a).get(reverse("viec-cua-toi"), {"xuat": "xlsx"}))
    head, row = rows[2], dict(zip(rows[2], rows[3], strict=True))
    assert head.index("Hạn") > 0
    assert row["Hạn"].date() == the_gioi.viec("tap_the", the_gioi.ubnd_a).han
    assert row["Trạng thái"] == "Quá hạn 6 ngày"


def test_plans_leave_as_csv(the_gioi: TheGioi, vao: Vao):
    response = vao(the_gioi.lanh_dao_tinh).get(reverse("danh-sach-ke-hoach"), {"xuat": "csv"})
    text = b"".join(response.streaming_content).decode("utf-8-sig")
    [head, row] = csv.reader(io.StringIO(text))
    assert dict(zip(head, row, strict=True))["Ngày ban hành"] == "19/02/2024"


def test_a_stranger_gets_an_empty_file(the_gioi: TheGioi, vao: Vao):
    assert len(_trang(vao(the_gioi.nguoi_la).get(reverse("danh-sach-dau-viec"), {"xuat": "xlsx"}))) == 3


def test_the_links_keep_the_filters_and_drop_the_page(the_gioi: TheGioi, vao: Vao):
    page = Trang(vao(the_gioi.lanh_dao_tinh).get(reverse("danh-sach-dau-viec"), {"phan_loai": "qua_han", "trang": 1}))
    links = [lay(a, "href") for a in page.tim("a") if "xuat=" in (lay(a, "href") or "")]
    assert links == ["?phan_loai=qua_han&xuat=xlsx", "?phan_loai=qua_han&xuat=csv"]


def test_a_long_list_costs_no_more_queries(the_gioi: TheGioi, vao: Vao, django_assert_max_num_queries):
    client = vao(the_gioi.lanh_dao_tinh)
    with django_assert_max_num_queries(8):
        _trang(client.get(reverse("danh-sach-dau-viec"), {"xuat": "xlsx"}))
