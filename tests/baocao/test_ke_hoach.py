"""The page of a plan has the same parts as the pages of places."""

from django.urls import reverse

from tests.dan_vai import TheGioi
from tests.factories import NguoiDungFactory
from tests.web import Trang, Vao, chu


def _hang(page: Trang, phan: str) -> dict[str, str]:
    """The rows of a section: name → its first number."""
    [section] = page.tim("section", aria_labelledby=phan)
    rows = [row for row in page.tim("tr", trong=section) if page.tim("td", trong=row)]
    return {chu(page.tim("th", trong=row)[0]): chu(page.tim("td", trong=row)[0]) for row in rows}


def test_it_shows_its_course_its_places_and_its_agencies(the_gioi: TheGioi, vao: Vao):
    page = Trang(vao(the_gioi.lanh_dao_tinh).get(reverse("ke-hoach", args=[the_gioi.ke_hoach.pk])))
    assert _hang(page, "xu-huong")["Quý II/2024"] == "6"
    assert _hang(page, "dia-ban") == {"Cơ quan cấp tỉnh": "4", "Huyện Hạ": "1", "Huyện Thượng": "1"}
    assert len(_hang(page, "xep-hang")) == 4


def test_who_reads_the_whole_country_sees_the_same_of_a_plan_of_a_province(the_gioi: TheGioi, vao: Vao):
    """The country's own pages rank central agencies only; a plan of a province is short enough for all of its own."""
    operator = NguoiDungFactory(is_superuser=True)
    url = reverse("ke-hoach", args=[the_gioi.ke_hoach.pk])
    pages = [Trang(vao(person).get(url)) for person in (operator, the_gioi.lanh_dao_tinh)]
    for part in ("xu-huong", "dia-ban", "xep-hang"):
        first, second = (_hang(page, part) for page in pages)
        assert first == second


def test_the_places_of_a_plan_can_be_sorted(the_gioi: TheGioi, vao: Vao):
    client, url = vao(the_gioi.lanh_dao_tinh), reverse("ke-hoach", args=[the_gioi.ke_hoach.pk])
    page = Trang(client.get(url, {"sap": "viec"}))
    assert next(iter(_hang(page, "dia-ban"))) == "Cơ quan cấp tỉnh"
    assert client.get(url, {"sap": "abc"}).status_code == 200
