"""The page of a correction, and what two writers see of each other."""

import pytest
from django.urls import reverse

from nhiemvu.models import CapNhat, DauViec
from nhiemvu.services.bao_cao import NoiDungBaoCao, bao_cao
from nhiemvu.services.dung import dung_nhiem_vu, tiep_tuc
from nhiemvu.services.duyet import xac_nhan
from tests.dan_vai import LUC, NGAY, TheGioi
from tests.web import Trang, Vao, bao_xong, chu

SUA = {
    "tinh_trang": "hoan_thanh",
    "tien_do": "100",
    "ngay_hoan_thanh": "17/5/2024",
    "so_minh_chung": "89/TTr-SYT",
    "ngay_minh_chung": "17/5/2024",
    "ket_qua": "Ký lại",
    "ly_do": "Ghi nhầm ngày",
}


@pytest.fixture
def viec(the_gioi: TheGioi) -> DauViec:
    xac_nhan(bao_xong(the_gioi.viec("mot_chu_tri"), the_gioi.can_bo_so), nguoi=the_gioi.dau_moi, luc=LUC)
    return the_gioi.viec("mot_chu_tri")


def _du_lieu(viec: DauViec, **them: object) -> dict:
    return {f"viec{viec.pk}-{name}": value for name, value in (SUA | {"phien_ban": viec.phien_ban} | them).items()}


def test_from_the_item_to_the_desk_and_back(the_gioi: TheGioi, vao: Vao, viec: DauViec):
    client = vao(the_gioi.can_bo_so)
    page, url = (reverse(name, args=[viec.pk]) for name in ("dau-viec", "dinh-chinh"))
    assert url in Trang(client.get(page)).duong
    form = Trang(client.get(url))
    assert form.gia_tri(f"viec{viec.pk}-so_minh_chung") == "12/BC-SYT"
    assert form.gia_tri(f"viec{viec.pk}-ngay_hoan_thanh") == "20/05/2024"
    sent = Trang(client.post(url, _du_lieu(viec), follow=True))
    assert "Đã gửi đính chính" in sent.thong_bao
    assert "đang đính chính" in sent.chu
    assert "Đính chính: Hoàn thành · 100% · hoàn thành ngày 17/5/2024 · chờ xác nhận" in sent.chu
    assert "Lý do đính chính: Ghi nhầm ngày" in sent.chu
    assert "hoàn thành ngày 20/5/2024 · đã xác nhận" in sent.chu
    desk = vao(the_gioi.dau_moi)
    row = Trang(desk.get(reverse("cho-xac-nhan"))).chu
    assert "Đính chính: Ghi nhầm ngày" in row
    assert "hoàn thành 17/5/2024 · đang tính: hoàn thành 20/5/2024" in row
    desk.post(reverse("xac-nhan", args=[CapNhat.objects.first().pk]))
    assert "Hoàn thành ngày 17/5/2024" in Trang(client.get(page)).chu


def test_errors_stand_beside_their_fields_and_what_was_typed_stays(the_gioi: TheGioi, vao: Vao, viec: DauViec):
    url = reverse("dinh-chinh", args=[viec.pk])
    answer = vao(the_gioi.can_bo_so).post(url, _du_lieu(viec, ly_do="", ngay_hoan_thanh="21/5/2024"))
    assert answer.status_code == 422
    page = Trang(answer)
    assert "Nhập lý do đính chính" in page.loi_cua(f"viec{viec.pk}-ly_do")
    assert page.gia_tri(f"viec{viec.pk}-ket_qua") == "Ký lại"


def test_a_double_click_sends_one_correction(the_gioi: TheGioi, vao: Vao, viec: DauViec):
    client, url = vao(the_gioi.can_bo_so), reverse("dinh-chinh", args=[viec.pk])
    assert [client.post(url, _du_lieu(viec)).status_code for _ in range(2)] == [302, 422]
    assert CapNhat.objects.count() == 2


def test_an_open_item_sends_back_to_its_page(the_gioi: TheGioi, vao: Vao):
    item = the_gioi.viec("con_1")
    answer = vao(the_gioi.can_bo_so).get(reverse("dinh-chinh", args=[item.pk]), follow=True)
    assert answer.redirect_chain == [(reverse("dau-viec", args=[item.pk]), 302)]
    assert "Chỉ đính chính kết quả đã được xác nhận" in Trang(answer).thong_bao


def test_the_second_writer_sees_both_values_side_by_side(the_gioi: TheGioi, vao: Vao):
    item = the_gioi.viec("con_1")
    theirs = NoiDungBaoCao("dang_thuc_hien", 55, "Mới xong hai trạm", "Thiếu vốn")
    bao_cao(item, theirs, nguoi=the_gioi.dau_moi, luc=LUC)
    mine = {"tinh_trang": "hoan_thanh", "ket_qua": "Đã xong", "kho_khan": "Thiếu vốn", "ngay_hoan_thanh": "5/5/2024"}
    data = {f"viec{item.pk}-{name}": value for name, value in (mine | {"tien_do": "60", "phien_ban": "1"}).items()}
    page = Trang(vao(the_gioi.can_bo_so).post(reverse("bao-cao-dau-viec", args=[item.pk]), data))
    rows = {tuple(chu(cell) for cell in page.tim("th", "td", trong=row)) for row in page.tim("tr")}
    assert ("Tình trạng", "Hoàn thành", "Đang thực hiện") in rows
    assert ("Kết quả", "Đã xong", "Mới xong hai trạm") in rows
    assert ("Ngày hoàn thành", "05/5/2024", "(trống)") in rows
    assert not any(row[0] == "Khó khăn, vướng mắc" for row in rows)
    assert "dau_moi đổi tiến độ (%) từ 0 thành 55" in page.chu


def test_a_change_that_is_no_report_is_told_too(the_gioi: TheGioi, vao: Vao):
    item = the_gioi.viec("con_1")
    dung_nhiem_vu(the_gioi.ke_hoach, [item.nhiem_vu], "5/QĐ", nguoi=the_gioi.quan_tri, ngay=NGAY)
    item.nhiem_vu.refresh_from_db()
    tiep_tuc([item.nhiem_vu])
    sent = {"tinh_trang": "dang_thuc_hien", "tien_do": "60", "phien_ban": "1"}
    data = {f"viec{item.pk}-{name}": value for name, value in sent.items()}
    page = Trang(vao(the_gioi.can_bo_so).post(reverse("bao-cao-dau-viec", args=[item.pk]), data))
    assert "quan_tri ghi dừng thực hiện từ: 20/5/2024" in page.chu
