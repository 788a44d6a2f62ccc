"""Screens in offices: a secret address shows the counts of a place until an admin revokes it."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse

from baocao.models import ManHinh
from baocao.services_man_hinh import mo_man_hinh, tao_man_hinh, thu_hoi_man_hinh
from taikhoan.models import PhanQuyen
from tests.dan_vai import LUC, TheGioi
from tests.web import Trang, Vao, chu

pytestmark = pytest.mark.usefixtures("dong_ho")


@pytest.fixture
def khoa(the_gioi: TheGioi) -> str:
    return tao_man_hinh("Sảnh", the_gioi.nghe_an, nguoi=the_gioi.quan_tri, luc=LUC)


def _xem(khoa: str):
    return Client().get(reverse("man-hinh", args=[khoa]))


def test_anybody_sees_the_counts_of_the_place_and_no_link(the_gioi: TheGioi, khoa: str):
    response = _xem(khoa)
    page = Trang(response)
    assert response.status_code == 200
    assert page.h1 == the_gioi.nghe_an.ten
    assert page.duong == []
    assert "đầu việc có thời hạn" in page.chu
    assert "no-store" in response.headers["Cache-Control"]
    assert [chu(name) for name in page.tim("dt")].count("Quá hạn") == 1


def test_the_screen_counts_what_its_place_counts(the_gioi: TheGioi, vao: Vao, khoa: str):
    whole = vao(the_gioi.quan_tri).get(reverse("dia-ban", args=[the_gioi.nghe_an.pk])).context["ket_qua"]
    assert whole["tong"] > 0
    assert _xem(khoa).context["ket_qua"] == whole


def test_it_asks_again_by_itself(khoa: str):
    assert b'http-equiv="refresh" content="60"' in _xem(khoa).content


def test_a_revoked_or_guessed_address_opens_nothing(the_gioi: TheGioi, khoa: str):
    assert _xem("doan-mo").status_code == 404
    thu_hoi_man_hinh(ManHinh.objects.get(), nguoi=the_gioi.quan_tri, luc=LUC)
    assert _xem(khoa).status_code == 404


def test_it_goes_dark_with_the_role_of_its_maker(the_gioi: TheGioi, khoa: str):
    PhanQuyen.objects.filter(nguoi_dung=the_gioi.quan_tri).delete()
    assert _xem(khoa).status_code == 404


def test_the_secret_is_not_kept(khoa: str):
    kept = ManHinh.objects.values().get()
    assert khoa not in str(kept)


def test_it_notes_now_and_then_that_it_is_alive(khoa: str):
    for minutes, noted in ((0, 0), (5, 0), (10, 0), (11, 11)):
        mo_man_hinh(khoa, LUC + timedelta(minutes=minutes))
        assert ManHinh.objects.get().xem_luc == LUC + timedelta(minutes=noted)


def test_only_an_admin_of_the_place_makes_one(the_gioi: TheGioi):
    for person in (the_gioi.lanh_dao_tinh, the_gioi.dau_moi):
        with pytest.raises(PermissionDenied):
            tao_man_hinh("Sảnh", the_gioi.nghe_an, nguoi=person, luc=LUC)
    with pytest.raises(PermissionDenied):
        tao_man_hinh("Sảnh", the_gioi.tinh_khac, nguoi=the_gioi.quan_tri, luc=LUC)


def test_the_address_is_shown_once(the_gioi: TheGioi, vao: Vao):
    client, url = vao(the_gioi.quan_tri), reverse("danh-sach-man-hinh")
    made = Trang(client.post(url, {"ten": "Sảnh", "dia_ban": the_gioi.nghe_an.pk}))
    [address] = [href for href in made.duong if "/man-hinh/xem/" in href]
    assert Client().get(address).status_code == 200
    assert not [href for href in Trang(client.get(url)).duong if "/man-hinh/xem/" in href]


def test_a_nameless_screen_is_refused_beside_the_field(the_gioi: TheGioi, vao: Vao):
    response = vao(the_gioi.quan_tri).post(reverse("danh-sach-man-hinh"), {"ten": "", "dia_ban": the_gioi.nghe_an.pk})
    assert response.status_code == 422
    assert Trang(response).loi_cua("ten")
