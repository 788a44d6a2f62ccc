"""Places side by side: the same counts as on their own pages, each opening its list."""

from io import BytesIO

import openpyxl
import pytest
from django.urls import reverse

from tests.dan_vai import TheGioi
from tests.so_lieu import chi_tieu_mau
from tests.test_con_so import _con_so, _dem_danh_sach
from tests.web import Trang, Vao, bao_xong, chu, lay


def _hang(page: Trang, phan: str) -> dict[str, list[str]]:
    """The rows of the table of a section: place → its cells."""
    [section] = page.tim("section", aria_labelledby=phan)
    rows = page.tim("tr", trong=section)[1:]
    return {chu(page.tim("th", trong=row)[0]): [chu(td) for td in page.tim("td", trong=row)] for row in rows}


def test_all_places_of_a_level_stand_side_by_side(the_gioi: TheGioi, vao: Vao):
    page = Trang(vao(the_gioi.lanh_dao_tinh).get(reverse("so-sanh-dia-ban")))
    rows = _hang(page, "so-sanh-so")
    assert list(rows) == ["Huyện Hạ", "Huyện Thượng"]
    assert rows["Huyện Hạ"] == [
        "1",
        "Quá hạn: 1/1 (100,0%)",
        "0 0,0%",
        "0 0,0%",
        "0 0,0%",
        "1 100,0%",
        "0,0%",
        "6 ngày",
    ]
    assert _hang(page, "so-sanh-quy")["Huyện Hạ"][-1] == "0/1"


def test_the_places_chosen_keep_their_filters_and_every_number_opens_its_list(the_gioi: TheGioi, vao: Vao):
    w, client = the_gioi, vao(the_gioi.lanh_dao_tinh)
    client.post(reverse("xac-nhan", args=[bao_xong(w.viec("tap_the", w.ubnd_a), w.can_bo_a).pk]))
    chosen = {"noi": [w.huyen_a.pk, w.huyen_b.pk], "ke_hoach": w.ke_hoach.pk, "ky": "2024-Q2"}
    page = Trang(client.get(reverse("so-sanh-dia-ban"), chosen))
    links = [a for a in page.tim("a") if (lay(a, "href") or "").startswith("/dau-viec/?")]
    assert len(links) == 2 * (1 + 4 + 1)
    for link in links:
        assert _dem_danh_sach(Trang(client.get(lay(link, "href")))) == _con_so(link), lay(link, "href")
    [sort] = [url for url in page.duong if url.startswith("?") and "sap=ten" in url]
    assert list(_hang(Trang(client.get(reverse("so-sanh-dia-ban") + sort)), "so-sanh-so")) == [
        "Huyện Hạ",
        "Huyện Thượng",
    ]


def test_provinces_of_the_country(the_gioi: TheGioi, vao: Vao):
    w = the_gioi
    page = Trang(vao(w.lanh_dao_tinh).get(reverse("so-sanh-dia-ban"), {"noi": [w.nghe_an.pk, w.tinh_khac.pk]}))
    rows = _hang(page, "so-sanh-so")
    assert {name: cells[0] for name, cells in rows.items()} == {"Tỉnh Nghệ An": "6", "Tỉnh Bình Phước": "0"}


@pytest.mark.parametrize(
    ("noi", "loi"),
    [
        (["nghe_an"], "Chọn từ 2 đến 6 địa bàn; đang chọn 1."),
        (["nghe_an", "huyen_a"], "Chọn các địa bàn cùng cấp."),
        (["nghe_an", "abc"], "Địa chỉ nêu một địa bàn không có."),
        (["nghe_an", "99999999"], "Địa chỉ nêu một địa bàn không có."),
    ],
)
def test_what_cannot_be_compared_is_told(the_gioi: TheGioi, vao: Vao, noi: list[str], loi: str):
    keys = [getattr(the_gioi, name).pk if hasattr(the_gioi, name) else name for name in noi]
    response = vao(the_gioi.lanh_dao_tinh).get(reverse("so-sanh-dia-ban"), {"noi": keys})
    assert response.status_code == 422
    assert loi in Trang(response).chu


def test_it_leaves_as_a_spreadsheet_with_the_quarters(the_gioi: TheGioi, vao: Vao):
    asked = {"xuat": "xlsx", "trong": the_gioi.nghe_an.pk}
    response = vao(the_gioi.lanh_dao_tinh).get(reverse("so-sanh-dia-ban"), asked)
    sheet = openpyxl.load_workbook(BytesIO(b"".join(response.streaming_content))).active
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert rows[2][-2:] == ["Quý II/2024: đến hạn", "Quý II/2024: hoàn thành"]
    assert [(row[0], row[-2], row[-1]) for row in rows[3:]] == [("Huyện Hạ", 1, 0), ("Huyện Thượng", 1, 0)]


def test_leaders_pages_lead_there(the_gioi: TheGioi, vao: Vao):
    client, country = vao(the_gioi.lanh_dao_tinh), reverse("so-sanh-dia-ban")
    page = Trang(client.get(reverse("dia-ban", args=[the_gioi.nghe_an.pk]), {"ky": "2024"}))
    assert f"{country}?ky=2024&trong={the_gioi.nghe_an.pk}" in page.duong


def test_targets_of_the_same_places_stand_below(the_gioi: TheGioi, vao: Vao):
    """The label of each place is that of its own list; places out of reach are left out."""
    w, client = the_gioi, vao(the_gioi.lanh_dao_tinh)
    chi_tieu_mau(w)
    page = Trang(client.get(reverse("so-sanh-dia-ban"), {"noi": [w.huyen_a.pk, w.huyen_b.pk]}))
    url = lay(page.mot(id="so-sanh-chi-tieu"), "hx-get")
    table = Trang(client.get(url))
    rows = {chu(table.tim("th", trong=row)[0]): table.tim("a", trong=row)[1:] for row in table.tim("tr")[1:]}
    assert set(rows) == {"Huyện Thượng", "Huyện Hạ"}
    for links in rows.values():
        assert sum(int(chu(link)) for link in links) == 2
        for link in links:
            listed = Trang(client.get(lay(link, "href"))).tim("td", data_nhan="Hiện tại")
            assert len(listed) == int(chu(link)), lay(link, "href")
    strange = Trang(vao(w.lanh_dao_a).get(reverse("so-sanh-chi-tieu"), {"noi": [w.huyen_b.pk], "nam": "x"}))
    assert "Chưa có chỉ tiêu để so sánh" in strange.chu
