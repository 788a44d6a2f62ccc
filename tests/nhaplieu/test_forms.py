"""Uploading or pasting: what the form hands over to the importer."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from nhaplieu.forms import TaiLenForm
from nhaplieu.models import LanNhap
from tests.nhaplieu.so_tinh import TIEU_DE, VIEC

BANG = "\n".join("\t".join(str(o or "") for o in hang) for hang in [TIEU_DE, *VIEC])


@pytest.fixture
def gui(the_gioi):
    """What a person sends beside the annex itself."""
    dia_ban = the_gioi.nghe_an.pk
    return {
        "so_ky_hieu": "10/KH-UBND",
        "ngay_ban_hanh": "19/02/2024",
        "loai": "ke_hoach",
        "chu_ky_bao_cao": "quy",
        "dia_ban": dia_ban,
    }


def test_a_pasted_table_is_imported(the_gioi, gui, vao):
    answer = vao(the_gioi.quan_tri).post(reverse("nhap-phu-luc"), gui | {"dan": f"\t\n{BANG}"})
    run = LanNhap.objects.get()
    assert answer.status_code == 302
    assert run.ten_tep == "dan.txt"
    assert run.tep.read().decode().splitlines() == ["\t", *BANG.split("\n")]
    assert len(run.ban_nhap["bang"][0]["nhiem_vu"]) == 3


def test_a_file_goes_before_what_was_pasted(the_gioi, gui):
    form = TaiLenForm(the_gioi.quan_tri, gui | {"dan": "x"}, {"tep": SimpleUploadedFile("a.txt", BANG.encode())})
    assert form.is_valid()
    assert form.nguon == (BANG.encode(), "a.txt")
    assert form.thong_tin.so_ky_hieu == "10/KH-UBND"


@pytest.mark.parametrize("dan", ["", " \t\n"])
def test_one_of_them_is_needed(the_gioi, gui, dan):
    form = TaiLenForm(the_gioi.quan_tri, gui | {"dan": dan}, {})
    assert list(form.errors) == ["tep"]


def test_why_a_pasted_text_is_refused_stands_beside_it(the_gioi, gui, vao):
    answer = vao(the_gioi.quan_tri).post(reverse("nhap-phu-luc"), gui | {"dan": "Kính gửi các sở"})
    assert list(answer.context["form"].errors) == ["dan"]
    assert "Tổ chức thực hiện" in answer.content.decode()
    assert not LanNhap.objects.exists()


def test_the_help_names_the_formats(the_gioi):
    help_text = TaiLenForm(the_gioi.quan_tri).fields["tep"].help_text
    assert all(suffix in help_text for suffix in (".xlsx", ".xls", ".ods", ".docx", ".csv", ".html", ".pdf"))
