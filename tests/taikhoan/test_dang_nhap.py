"""Signing in: the page, the lockout after wrong passwords, and where a person lands."""

import pytest
from axes.utils import reset
from django.urls import reverse

from tests.factories import MAT_KHAU, NguoiDungFactory
from tests.web import Trang

SAI = "không phải mật khẩu"


@pytest.fixture
def khoa_bat(settings):
    """The lockout as it is outside the tests."""
    settings.AXES_ENABLED = True
    settings.AXES_FAILURE_LIMIT = 3
    yield
    reset()


def dang_nhap(client, ten: str, mat_khau: str, **them):
    return client.post(reverse("dang-nhap"), {"username": ten, "password": mat_khau}, **them)


def test_a_person_signs_in_and_lands_on_what_needs_them(the_gioi, client):
    assert dang_nhap(client, the_gioi.can_bo_so.username, MAT_KHAU).url == reverse("trang-chu")
    assert client.get(reverse("trang-chu")).url == reverse("viec-cua-toi")


def test_a_leader_lands_on_the_overview(the_gioi, client):
    dang_nhap(client, the_gioi.lanh_dao_tinh.username, MAT_KHAU)
    assert client.get(reverse("trang-chu")).url == reverse("tong-quan")


def test_a_wrong_password_is_told_in_vietnamese_and_the_name_is_kept(db, client):
    person = NguoiDungFactory()
    page = dang_nhap(client, person.username, SAI).content.decode()
    assert "Tên đăng nhập hoặc mật khẩu chưa đúng" in page
    assert "Chưa đăng nhập được" in page
    assert f'value="{person.username}"' in page


def test_what_was_left_empty_is_named(db, client):
    page = Trang(dang_nhap(client, "", ""))
    assert "Nhập tên đăng nhập." in page.loi_cua("username")
    assert "Nhập mật khẩu." in page.loi_cua("password")


def test_guessing_locks_the_name_from_that_address_even_with_the_right_password(db, client, khoa_bat):
    person = NguoiDungFactory()
    for _ in range(3):
        answer = dang_nhap(client, person.username, SAI)
    assert answer.status_code == 429
    locked = dang_nhap(client, person.username, MAT_KHAU)
    assert locked.status_code == 429
    assert "tạm khóa" in locked.content.decode().lower()
    assert "_auth_user_id" not in client.session


def test_another_address_is_not_locked_out_by_it(db, client, khoa_bat):
    person = NguoiDungFactory()
    for _ in range(4):
        dang_nhap(client, person.username, SAI, REMOTE_ADDR="192.0.2.7")
    assert dang_nhap(client, person.username, MAT_KHAU, REMOTE_ADDR="192.0.2.8").status_code == 302


def test_an_inactive_person_cannot_sign_in(db, client):
    person = NguoiDungFactory(is_active=False)
    assert dang_nhap(client, person.username, MAT_KHAU).status_code == 200
    assert "_auth_user_id" not in client.session


def test_signing_out_needs_a_post(the_gioi, client):
    client.force_login(the_gioi.can_bo_so)
    assert client.get(reverse("dang-xuat")).status_code == 405
    assert client.post(reverse("dang-xuat")).url == reverse("dang-nhap")
    assert client.get(reverse("viec-cua-toi")).status_code == 302
