"""Long tables of places show what needs a look first, and all of it on request."""

from datetime import date
from itertools import permutations

import pytest
from django.urls import reverse

from baocao.hien_thi import SAP, SO_DONG_GON, TU_DONG_GON, bang_dia_ban, xep_dia_ban
from baocao.queries import DongDiaBan
from nhiemvu.hien_thi import Duong
from nhiemvu.so_dem import SoDem
from nhiemvu.trang_thai import PhanLoai
from tests.factories import DiaBanFactory

NGAY = date(2024, 5, 20)


def bang(so_noi: int, **them) -> dict:
    places = [DiaBanFactory.build(pk=number + 1) for number in range(so_noi)]
    rows = [DongDiaBan(place.ten, f"/{place.pk}/", SoDem({PhanLoai.QUA_HAN: place.pk}), place) for place in places]
    return bang_dia_ban(rows, NGAY, "Tỉnh", "Địa bàn", Duong(), {"ke_hoach": 7}, **them)


def test_a_short_table_is_whole():
    table = bang(TU_DONG_GON, gon=True)
    assert (len(table["dong"]), table["url_du"]) == (TU_DONG_GON, "")


def test_a_long_table_shows_the_first_rows_and_leads_to_all_under_the_same_filters():
    table = bang(TU_DONG_GON + 1, gon=True)
    assert [row["qua_han"] for row in table["dong"]] == [TU_DONG_GON + 1 - turn for turn in range(SO_DONG_GON)]
    assert table["url_du"] == "?ke_hoach=7&sap=qua_han&du=true"
    assert table["ghi_chu"] == f"{TU_DONG_GON + 1} dòng"


@pytest.mark.parametrize("sap", SAP)
def test_rows_with_the_same_number_stand_by_their_names(sap: str):
    count, names = SoDem({PhanLoai.QUA_HAN: 1}), ("Xã Đô Lương", "Xã Anh Sơn", "Xã Ẩn")
    places = [DiaBanFactory.build(pk=key, ten=name) for key, name in enumerate(names, start=1)]
    rows = [DongDiaBan(place.ten, f"/{place.pk}/", count, place) for place in places]
    found = {tuple(row.ten for row in xep_dia_ban(list(turn), NGAY, sap)) for turn in permutations(rows)}
    assert found == {("Xã Ẩn", "Xã Anh Sơn", "Xã Đô Lương")}


def test_asked_for_all_the_page_shows_all(client, the_gioi, monkeypatch):
    monkeypatch.setattr("baocao.hien_thi.TU_DONG_GON", 1)
    monkeypatch.setattr("baocao.hien_thi.SO_DONG_GON", 1)
    client.force_login(the_gioi.lanh_dao_tinh)
    url = reverse("dia-ban", args=[the_gioi.nghe_an.pk])
    short = client.get(url).context["dia_ban"]
    whole = client.get(f"{url}{short['url_du']}").context["dia_ban"]
    assert len(short["dong"]) == 1 < len(whole["dong"])
    assert whole["url_du"] == ""
