"""The upload: what each field refuses, which files cannot be read, and where a file is kept."""

from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from tests.dan_vai import TheGioi
from tests.factories import NguoiDungFactory
from tests.nhaplieu.so_tinh import so_tinh
from tests.nhaplieu.trang_nhap import dem, lan_nhap, tai_len
from tests.phu_luc import phu_luc
from tests.web import TinhBan, Trang, Vao, chu

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
XAU = {
    "nothing": (b"", "phu-luc.xlsx", "trống"),
    "not a workbook": (b"Kinh gui cac don vi", "phu-luc.xlsx", "không phải là sổ tính"),
    "a picture": (b"\x89PNG\r\n", "phu-luc.xlsx", "hình ảnh"),
    "broken": (phu_luc()[: len(phu_luc()) // 2], "phu-luc.xlsx", "hỏng"),
    "encrypted": (OLE + "EncryptedPackage".encode("utf-16-le"), "phu-luc.xlsx", "mật khẩu"),
    "the old kind": (OLE, "phu-luc.xls", "97-2003"),
    "empty": (so_tinh([]), "phu-luc.xlsx", "không có ô"),
    "no table": (so_tinh([["Kính gửi", "các sở"], ["Trân trọng", ""]]), "phu-luc.xlsx", "không tìm thấy bảng"),
}


@pytest.mark.parametrize(("noi_dung", "ten", "loi"), XAU.values(), ids=XAU)
def test_a_file_that_cannot_be_read_is_told_on_the_form_and_nothing_is_written(
    the_gioi: TheGioi, quan_tri: Client, settings, noi_dung: bytes, ten: str, loi: str
):
    before = dem()
    response = tai_len(quan_tri, the_gioi, noi_dung, ten)
    assert response.status_code == 422
    page = Trang(response)
    assert loi in page.loi_cua("tep")
    assert len([li for li in page.tim("li") if loi in chu(li)]) == 2, "once in the summary, once beside the field"
    assert page.gia_tri("so_ky_hieu") == "9/KH-UBND"
    assert page.gia_tri("dia_ban") == str(the_gioi.nghe_an.pk)
    assert dem() == before
    assert not [path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()]


def test_a_file_too_large_is_refused_before_it_is_read(the_gioi: TheGioi, quan_tri: Client, settings, monkeypatch):
    settings.NHAP_LIEU_TEP_TOI_DA = 1024 * 1024
    monkeypatch.setattr("nhaplieu.services.doc.phan_tich", lambda *_, **__: pytest.fail("the file was read"))
    response = tai_len(quan_tri, the_gioi, phu_luc() + bytes(1024 * 1024))
    assert response.status_code == 422
    assert "lớn hơn 1 MB" in Trang(response).loi_cua("tep")


FORM = {
    "no file": ({"tep": None}, "tep", "Chọn tệp phụ lục"),
    "no place": ({"dia_ban": ""}, "dia_ban", "Chọn địa bàn"),
    "a place that is none": ({"dia_ban": "abc"}, "dia_ban", "Chọn địa bàn"),
    "no day at all": ({"ngay_ban_hanh": ""}, "ngay_giao", "cần nhập ngày giao việc"),
    "a garbage day": ({"ngay_ban_hanh": "ngày 19"}, "ngay_ban_hanh", "Ngày chưa đúng"),
    "a draft without subject": ({"so_ky_hieu": "", "trich_yeu": ""}, "trich_yeu", "cần trích yếu"),
    "a number too long": ({"so_ky_hieu": "9" * 61}, "so_ky_hieu", "tối đa 60"),
    "a coordinator nobody knows": ({"dau_moi": "Sở Không Có"}, "dau_moi", "Chưa có cơ quan nào tên"),
    "a group for coordinator": ({"dau_moi": "UBND cấp huyện"}, "dau_moi", "Chưa có cơ quan nào tên"),
    "a cycle that is none": ({"chu_ky_bao_cao": "x"}, "chu_ky_bao_cao", "không phải là một trong các lựa chọn"),
}


@pytest.mark.parametrize(("them", "truong", "loi"), FORM.values(), ids=FORM)
def test_each_error_stands_beside_its_field(the_gioi: TheGioi, quan_tri: Client, them: dict, truong: str, loi: str):
    before = dem()
    response = tai_len(quan_tri, the_gioi, **them)
    assert response.status_code == 422
    page = Trang(response)
    assert loi in page.loi_cua(truong)
    assert page.gia_tri("noi_ban_hanh") == "UBND tỉnh Nghệ An"
    assert dem() == before


def test_all_that_is_missing_is_told_at_once(the_gioi: TheGioi, quan_tri: Client):
    page = Trang(tai_len(quan_tri, the_gioi, tep=None, dia_ban="", ngay_ban_hanh="", so_ky_hieu=""))
    told = {name: page.loi_cua(name) for name in ("tep", "dia_ban", "ngay_giao", "trich_yeu")}
    assert all(told.values()), told


def test_a_refusal_of_another_field_reminds_of_the_file(the_gioi: TheGioi, quan_tri: Client):
    for wrong in ({"ngay_ban_hanh": "ngày 19"}, {"dau_moi": "Sở Không Có"}):
        page = Trang(tai_len(quan_tri, the_gioi, ten="Phụ lục.xlsx", **wrong))
        assert "chọn lại “Phụ lục.xlsx”" in page.loi_cua("tep")


def test_the_only_place_of_an_admin_is_chosen_already(the_gioi: TheGioi, quan_tri: Client, vao: Vao):
    assert Trang(quan_tri.get(reverse("nhap-phu-luc"))).gia_tri("dia_ban") == str(the_gioi.nghe_an.pk)
    operator = NguoiDungFactory(is_superuser=True)
    assert not Trang(vao(operator).get(reverse("nhap-phu-luc"))).gia_tri("dia_ban")


@pytest.mark.parametrize("ten", ["../../../etc/passwd.xlsx", "a" * 300 + ".xlsx", "<script>.xlsx", "phụ lục.xlsx"])
def test_no_name_of_a_file_leads_out_of_the_folder(the_gioi: TheGioi, quan_tri: Client, settings, ten: str):
    run = lan_nhap(tai_len(quan_tri, the_gioi, phu_luc(), ten))
    assert Path(run.tep.path).resolve().is_relative_to(Path(settings.MEDIA_ROOT).resolve())
    assert "<script>" not in quan_tri.get(reverse("lan-nhap", args=[run.pk])).content.decode()


def test_an_admin_imports_for_their_own_place_alone(the_gioi: TheGioi, tinh_ban: TinhBan, vao: Vao, quan_tri: Client):
    stranger = vao(tinh_ban.quan_tri)
    response = tai_len(stranger, the_gioi)
    assert response.status_code == 422
    assert Trang(response).loi_cua("dia_ban")
    own = tai_len(stranger, the_gioi, dia_ban=the_gioi.tinh_khac.pk)
    assert lan_nhap(own).thong_tin["dia_ban_ma"] == "70"
    page = Trang(quan_tri.get(reverse("nhap-phu-luc")))
    [select] = page.tim("select", name="dia_ban")
    offered = [chu(option) for option in page.tim("option", trong=select)]
    assert "Tỉnh Nghệ An" in offered
    assert "Tỉnh Bình Phước" not in offered
