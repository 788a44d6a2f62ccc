"""The targets of a place at a glance: every count opens the list that it counts."""

from django.urls import reverse

from kehoach.models import KeHoach
from tests.dan_vai import TheGioi
from tests.factories import MocChiTieuFactory
from tests.so_lieu import chi_tieu_mau
from tests.test_so_truy_van import Kho
from tests.web import Trang, Vao, chu, lay


def _nhan(page: Trang) -> dict[str, tuple[int, str]]:
    """The labels of the overview: words → number and address."""
    rows = [
        row for table in page.tim("table", trong=page.mot(id="toan-canh")) for row in page.tim("tr", trong=table)[1:]
    ]
    links = {chu(page.tim("th", trong=row)[0]): page.tim("a", trong=row)[0] for row in rows}
    return {words: (int(chu(link)), lay(link, "href")) for words, link in links.items()}


def _so_dong(page: Trang) -> int:
    return len(page.tim("td", data_nhan="Hiện tại"))


def test_every_count_opens_its_list_and_each_table_is_whole(the_gioi: TheGioi, vao: Vao):
    stock = Kho(the_gioi)
    stock.them()
    MocChiTieuFactory(chi_tieu=stock.chi_tieu, dia_ban=the_gioi.nghe_an, nam=2024, gia_tri=80)
    client = vao(the_gioi.lanh_dao_tinh)
    page = Trang(client.get(reverse("chi-tieu"), {"noi": the_gioi.nghe_an.pk}))
    labels = _nhan(page)
    assert labels["Đạt"][0] + labels["Vượt"][0] + labels["Chưa đạt"][0] == 1
    assert sum(number for number, _ in labels.values()) == 2 * _so_dong(page)
    for number, url in labels.values():
        assert _so_dong(Trang(client.get(url))) == number, url


def test_the_targets_of_one_plan_are_counted_alone(the_gioi: TheGioi, vao: Vao):
    stock, client = Kho(the_gioi), vao(the_gioi.lanh_dao_tinh)
    stock.them()
    [other] = KeHoach.objects.exclude(pk=the_gioi.ke_hoach.pk).exclude(chi_tieu=None)
    asked = ({}, {"ke_hoach": the_gioi.ke_hoach.pk}, {"ke_hoach": other.pk})
    assert [_so_dong(Trang(client.get(reverse("chi-tieu"), data))) for data in asked] == [2, 2, 1]


def test_leaders_pages_take_the_overview_from_there(the_gioi: TheGioi, vao: Vao):
    chi_tieu_mau(the_gioi)
    client = vao(the_gioi.lanh_dao_a)
    own, above = (
        Trang(client.get(reverse("dia-ban", args=[place.pk]))) for place in (the_gioi.huyen_a, the_gioi.nghe_an)
    )
    url = lay(own.mot(id="toan-canh"), "hx-get")
    assert url == f"{reverse('chi-tieu')}?noi={the_gioi.huyen_a.pk}&nam=2024"
    assert url in own.duong
    assert "1 chỉ tiêu" in chu(Trang(client.get(url)).mot(id="toan-canh"))
    assert not above.tim(id="toan-canh")
