"""The pages of coordinating agencies."""

import pytest
from django.urls import reverse

from nhiemvu.models import CapNhatPhoiHop, PhoiHop
from tests.dan_vai import TheGioi
from tests.web import Trang, Vao, chu, lay

HTMX = {"HTTP_HX_REQUEST": "true"}


@pytest.fixture
def phan_viec(the_gioi: TheGioi) -> PhoiHop:
    """Sở Y tế helps the districts with their task."""
    return PhoiHop.objects.get(nhiem_vu=the_gioi.nhiem_vu["tap_the"])


def gui(client, row: PhoiHop, **them):
    words = {"tinh_trang": "hoan_thanh", "ket_qua": "Đã góp ý", "phien_ban": 1} | them
    headers = {name: words.pop(name) for name in list(words) if name.startswith("HTTP_")}
    sent = {f"phoihop{row.pk}-{name}": value for name, value in words.items()}
    return client.post(reverse("bao-cao-phoi-hop", args=[row.pk]), sent, **headers)


def test_the_list_holds_what_my_agency_helps_with(the_gioi: TheGioi, phan_viec: PhoiHop, vao: Vao):
    page = Trang(vao(the_gioi.can_bo_so).get(reverse("viec-phoi-hop")))
    [row] = [li for li in page.tim("li") if lay(li, "id") == f"ph-{phan_viec.pk}"]
    assert "Bố trí quỹ đất cho trạm y tế" in chu(row)
    assert "chủ trì: UBND cấp huyện" in chu(row)
    assert "Chưa báo cáo" in chu(row)
    assert "Không có việc phối hợp nào" in Trang(vao(the_gioi.can_bo_a).get(reverse("viec-phoi-hop"))).chu


def test_a_part_is_reported_in_the_list_and_seen_on_the_task(the_gioi: TheGioi, phan_viec: PhoiHop, vao: Vao):
    client = vao(the_gioi.can_bo_so)
    form = Trang(client.get(reverse("bao-cao-phoi-hop", args=[phan_viec.pk]), **HTMX))
    assert lay(form.mot("form"), "hx-target") == f"#ph-{phan_viec.pk}"
    row = Trang(gui(client, phan_viec, **HTMX))
    assert "Đã báo cáo 20/5/2024 09:30" in row.chu
    assert not row.tim("form")
    page = Trang(vao(the_gioi.dau_moi).get(reverse("nhiem-vu", args=[phan_viec.nhiem_vu_id])))
    assert "1/1 cơ quan phối hợp đã báo cáo" in page.chu
    assert "Hoàn thành: Đã góp ý" in page.chu


def test_without_script_it_ends_on_the_list(the_gioi: TheGioi, phan_viec: PhoiHop, vao: Vao):
    client = vao(the_gioi.can_bo_so)
    response = gui(client, phan_viec)
    assert response.url == reverse("viec-phoi-hop")
    assert "Đã lưu báo cáo phối hợp" in Trang(client.get(response.url)).thong_bao


def test_an_empty_result_is_told_and_the_rest_is_kept(the_gioi: TheGioi, phan_viec: PhoiHop, vao: Vao):
    response = gui(vao(the_gioi.can_bo_so), phan_viec, ket_qua=" ", kho_khan="Thiếu người")
    page, prefix = Trang(response), f"phoihop{phan_viec.pk}-"
    assert response.status_code == 422
    assert "Nhập kết quả" in page.loi_cua(prefix + "ket_qua")
    assert page.gia_tri(prefix + "kho_khan") == "Thiếu người"


def test_a_double_click_is_told_and_may_be_sent_on_purpose(the_gioi: TheGioi, phan_viec: PhoiHop, vao: Vao):
    client = vao(the_gioi.can_bo_so)
    gui(client, phan_viec)
    page = Trang(again := gui(client, phan_viec, ket_qua="Bổ sung"))
    assert again.status_code == 422
    assert "vừa được cập nhật" in page.chu
    assert "“Đã góp ý”" in page.chu
    prefix = f"phoihop{phan_viec.pk}-"
    assert page.gia_tri(prefix + "ket_qua") == "Bổ sung"
    gui(client, phan_viec, ket_qua="Bổ sung", phien_ban=page.gia_tri(prefix + "phien_ban"))
    assert CapNhatPhoiHop.objects.count() == 2
