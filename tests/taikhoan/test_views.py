"""A person's own account, and the administration pages of people."""

import pytest
from django.test import Client
from django.urls import reverse

from taikhoan.models import NguoiDung, PhanQuyen
from tests.dan_vai import TheGioi
from tests.factories import MAT_KHAU
from tests.web import TinhBan, Trang, Vao, chu

MOI = "Mot-cau-dai-kho-doan-2030"
DUNG = {"old_password": MAT_KHAU, "new_password1": MOI, "new_password2": MOI}
LOI = {
    "wrong old one": ({"old_password": "sai"}, "old_password", "mật khẩu cũ"),
    "no old one": ({"old_password": ""}, "old_password", "bắt buộc"),
    "not the same twice": ({"new_password2": MOI + "x"}, "new_password2", "không giống nhau"),
    "too short": ({"new_password1": "ngan", "new_password2": "ngan"}, "new_password2", "ngắn"),
    "digits only": ({"new_password1": "8427516390", "new_password2": "8427516390"}, "new_password2", "hoàn toàn là số"),
    "one that everybody uses": (
        {"new_password1": "password1", "new_password2": "password1"},
        "new_password2",
        "phổ biến",
    ),
    "nothing": (dict.fromkeys(DUNG, ""), "new_password1", "bắt buộc"),
}


def test_a_new_password_counts_at_once_and_nobody_is_signed_out(the_gioi: TheGioi, vao: Vao):
    client = vao(the_gioi.can_bo_so)
    page = Trang(client.post(reverse("doi-mat-khau"), DUNG, follow=True))
    assert page.h1 == "Việc của tôi"
    assert page.thong_bao == "Đã đổi mật khẩu."
    stranger = Client()
    assert stranger.login(username=the_gioi.can_bo_so.username, password=MOI)
    assert not stranger.login(username=the_gioi.can_bo_so.username, password=MAT_KHAU)


def test_other_sessions_end_with_the_old_password(the_gioi: TheGioi, vao: Vao):
    one, other = vao(the_gioi.can_bo_so), vao(the_gioi.can_bo_so)
    one.post(reverse("doi-mat-khau"), DUNG)
    assert other.get(reverse("viec-cua-toi")).status_code == 302


@pytest.mark.parametrize(("them", "truong", "loi"), LOI.values(), ids=LOI)
def test_each_error_stands_beside_its_field(the_gioi: TheGioi, vao: Vao, them: dict, truong: str, loi: str):
    response = vao(the_gioi.can_bo_so).post(reverse("doi-mat-khau"), DUNG | them)
    assert response.status_code == 422
    page = Trang(response)
    assert loi in page.loi_cua(truong).lower()
    assert MOI not in response.content.decode(), "a password is never sent back"
    assert Client().login(username=the_gioi.can_bo_so.username, password=MAT_KHAU)


@pytest.mark.parametrize(("den", "ve"), [("/dau-viec/", "/dau-viec/"), ("https://xau.vn/", "/"), ("//xau.vn", "/")])
def test_signing_in_leads_on_to_pages_of_the_house_alone(the_gioi: TheGioi, den: str, ve: str):
    data = {"username": the_gioi.can_bo_so.username, "password": MAT_KHAU, "next": den}
    assert Client().post(reverse("dang-nhap"), data).url == ve


def test_signing_out_ends_the_session(the_gioi: TheGioi, vao: Vao):
    client = vao(the_gioi.can_bo_so)
    client.post(reverse("dang-xuat"))
    assert client.get(reverse("viec-cua-toi")).url == f"{reverse('dang-nhap')}?next=/viec-cua-toi/"


def test_a_form_without_its_token_is_refused_in_vietnamese(the_gioi: TheGioi):
    client = Client(enforce_csrf_checks=True)
    client.force_login(the_gioi.can_bo_so)
    response = client.post(reverse("doi-mat-khau"), DUNG)
    assert response.status_code == 403
    assert Trang(response).h1 == "Phiên làm việc đã hết hạn"


def test_an_admin_looks_after_the_people_of_the_place(the_gioi: TheGioi, tinh_ban: TinhBan, vao: Vao):
    client = vao(the_gioi.quan_tri)
    page = client.get(reverse("admin:taikhoan_nguoidung_changelist")).content.decode()
    assert the_gioi.can_bo_a.username in page
    assert tinh_ban.can_bo.username not in page
    own = client.get(reverse("admin:taikhoan_nguoidung_change", args=[the_gioi.can_bo_a.pk]))
    other = client.get(reverse("admin:taikhoan_nguoidung_change", args=[tinh_ban.can_bo.pk]))
    assert (own.status_code, other.status_code) == (200, 302)


def _tao(client: Client, **vai_tro: object):
    account = {"username": "nguoi-moi", "ho_ten": "Người Mới", "email": "", "chuc_vu": "", "usable_password": "true"}
    rows = {"TOTAL_FORMS": len(vai_tro) and 1, "INITIAL_FORMS": 0}
    inline = {f"phan_quyen-{name}": value for name, value in rows.items()}
    role = {f"phan_quyen-0-{name}": value for name, value in vai_tro.items()}
    data = account | {"password1": MOI, "password2": MOI} | inline | role
    return client.post(reverse("admin:taikhoan_nguoidung_add"), data)


def test_an_admin_makes_a_person_who_can_sign_in(the_gioi: TheGioi, vao: Vao):
    response = _tao(vao(the_gioi.quan_tri), vai_tro="can_bo", co_quan=the_gioi.ubnd_a.pk)
    assert response.status_code == 302, response.context["errors"]
    assert PhanQuyen.objects.get(nguoi_dung__username="nguoi-moi").co_quan == the_gioi.ubnd_a
    assert Client().login(username="nguoi-moi", password=MOI)


def test_an_admin_gives_no_role_in_another_province(the_gioi: TheGioi, tinh_ban: TinhBan, vao: Vao):
    response = _tao(vao(the_gioi.quan_tri), vai_tro="quan_tri", dia_ban=the_gioi.tinh_khac.pk)
    assert response.status_code == 403
    assert not PhanQuyen.objects.filter(nguoi_dung__username="nguoi-moi").exists()
    assert not NguoiDung.objects.filter(username="nguoi-moi").exists()


@pytest.mark.parametrize("ai", ["dau_moi", "can_bo_so", "lanh_dao_tinh", "nguoi_la"])
def test_nobody_else_reaches_the_administration_pages(the_gioi: TheGioi, vao: Vao, ai: str):
    response = vao(getattr(the_gioi, ai)).get(reverse("admin:taikhoan_nguoidung_changelist"))
    assert response.url.startswith(reverse("admin:login"))


def test_the_administration_pages_speak_vietnamese(the_gioi: TheGioi, vao: Vao):
    page = Trang(vao(the_gioi.quan_tri).get(reverse("admin:index")))
    assert "Dữ liệu dùng chung" in page.chu
    assert chu(page.tim("title")[0]).endswith("Quản trị")
