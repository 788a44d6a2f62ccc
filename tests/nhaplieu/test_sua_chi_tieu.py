"""Proposed targets, corrected before the commit."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from chitieu.models import NguonChiTieu
from nhaplieu.models import LanNhap
from nhaplieu.services import ghi
from tests.dan_vai import LUC
from tests.nhaplieu.nhap import MAU, tai
from tests.nhaplieu.so_tinh import TIEU_DE, VIEC, so_tinh
from tests.nhaplieu.trang_nhap import gui, lan_nhap, mo, tai_len
from tests.phu_luc import phu_luc
from tests.web import Trang

CHI_TIEU = [
    ["TT", "Chỉ tiêu", "Đơn vị tính", "Năm 2025", "Năm 2030", "Cơ quan theo dõi"],
    [1, "Tỷ lệ dân số tham gia bảo hiểm y tế", "%", "> 93%", "> 95%", "BHXH tỉnh"],
    [2, "Tỷ lệ trạm y tế có bác sĩ", "%", "90", "100", "Sở Y tế"],
]
TEN = CHI_TIEU[1][1]
DAT = {"ten": TEN, "don_vi_tinh": "%", "co_quan_theo_doi": "BHXH tỉnh"}
MUC = {"nam_0": "2025", "muc_0": "> 93%", "nam_1": "2030", "muc_1": "> 95%"}


@pytest.fixture
def co_chi_tieu(the_gioi, quan_tri) -> LanNhap:
    return lan_nhap(tai_len(quan_tri, the_gioi, so_tinh([TIEU_DE, *VIEC], CHI_TIEU)))


def sua(client, run: LanNhap, dong: int = 0, **doi: str):
    return client.post(f"{reverse('sua-chi-tieu-nhap', args=[run.pk])}?dong={dong}", {**DAT, **MUC, **doi})


def muc(run: LanNhap) -> list[tuple]:
    values = NguonChiTieu.objects.filter(ke_hoach__lan_nhap=run).order_by("chi_tieu__ten", "nam")
    return list(values.values_list("chi_tieu__ten", "nam", "nguyen_van"))


def test_the_form_shows_the_levels_by_year(co_chi_tieu, quan_tri):
    page = Trang(quan_tri.get(reverse("sua-chi-tieu-nhap", args=[co_chi_tieu.pk])))
    assert {name: page.gia_tri(name) for name in MUC} == MUC
    assert page.gia_tri("ten") == TEN


def test_a_corrected_target_is_committed(the_gioi, co_chi_tieu, quan_tri):
    sua(quan_tri, co_chi_tieu, ten="Tỷ lệ bao phủ bảo hiểm y tế", muc_1="≥ 96%", nam_2="2035", muc_2="100%")
    assert "≥ 96%" in mo(quan_tri, co_chi_tieu).chu
    ghi(co_chi_tieu, nguoi=the_gioi.quan_tri, luc=LUC)
    named = [(year, words) for name, year, words in muc(co_chi_tieu) if name == "Tỷ lệ bao phủ bảo hiểm y tế"]
    assert named == [(2025, "> 93%"), (2030, "≥ 96%"), (2035, "100%")]


def test_a_target_is_left_out_and_taken_back(the_gioi, co_chi_tieu, quan_tri):
    sua(quan_tri, co_chi_tieu, viec="bo_qua")
    assert "Bỏ qua, không ghi" in mo(quan_tri, co_chi_tieu).chu
    sua(quan_tri, co_chi_tieu, viec="lay_lai")
    assert "Bỏ qua, không ghi" not in mo(quan_tri, co_chi_tieu).chu
    sua(quan_tri, co_chi_tieu, viec="bo_qua")
    ghi(co_chi_tieu, nguoi=the_gioi.quan_tri, luc=LUC)
    assert {name for name, _, _ in muc(co_chi_tieu)} == {CHI_TIEU[2][1]}


@pytest.mark.parametrize(("doi", "loi"), [({"nam_1": ""}, "Nhập năm của mức này"), ({"ten": ""}, "Chỉ tiêu:")])
def test_a_target_without_its_year_or_name_is_refused(co_chi_tieu, quan_tri, doi, loi):
    answer = sua(quan_tri, co_chi_tieu, **doi)
    assert answer.status_code == 422
    assert loi in Trang(answer).chu


def test_a_corrected_file_keeps_what_was_corrected_in_its_other_rows(the_gioi, quan_tri):
    run = tai(the_gioi)
    row = {"stt": "1", "muc": "I. Mạng lưới cơ sở", "noi_dung": "Lập danh sách mới", "thoi_han": MAU[0][4]}
    sent = {**row, "chu_tri": MAU[0][2], "phoi_hop": MAU[0][3]}
    quan_tri.post(f"{reverse('sua-dong-nhap', args=[run.pk])}?dong=0", sent)
    upload = SimpleUploadedFile("da-sua.xlsx", phu_luc([MAU[0], *MAU[2:]]))
    page = gui(quan_tri, "tai-lai-tep", run, tep=upload)
    assert "Lập danh sách mới" in page.chu
    assert "Mới 3" in page.chu
