"""Extensions, conditions, pauses and stops as people do them on the pages."""

from datetime import date

import pytest
from django.urls import reverse

from nhiemvu.models import DauViec, GiaHan
from nhiemvu.services.bao_cao import NoiDungBaoCao, bao_cao
from tests.dan_vai import TheGioi
from tests.web import HAN_MOI, Trang, Vao, gia_han


@pytest.fixture
def viec(the_gioi: TheGioi) -> DauViec:
    return the_gioi.viec("mot_chu_tri")


def _xin(viec: DauViec, **thay) -> dict:
    return {"han_moi": "30/9/2024", "ly_do": "Chờ thẩm định", "phien_ban": viec.phien_ban} | thay


def test_from_the_request_to_the_new_deadline(the_gioi: TheGioi, viec: DauViec, vao: Vao):
    staff, coordinator = vao(the_gioi.can_bo_so), vao(the_gioi.dau_moi)
    item = Trang(staff.get(reverse("dau-viec", args=[viec.pk])))
    assert reverse("xin-gia-han", args=[viec.pk]) in item.duong
    sent = Trang(staff.post(reverse("xin-gia-han", args=[viec.pk]), _xin(viec), follow=True))
    assert "chờ quyết định" in sent.chu
    assert reverse("xin-gia-han", args=[viec.pk]) not in sent.duong
    request = GiaHan.objects.get()
    desk = Trang(coordinator.get(reverse("cho-gia-han")))
    assert "Gia hạn 1" in desk.chu
    assert reverse("quyet-gia-han", args=[request.pk]) in desk.duong
    form = Trang(coordinator.get(reverse("quyet-gia-han", args=[request.pk])))
    assert form.gia_tri("han_duyet") == "30/09/2024"
    coordinator.post(reverse("quyet-gia-han", args=[request.pk]), {"dong_y": "co", "han_duyet": "31/8/2024"})
    item = Trang(staff.get(reverse("dau-viec", args=[viec.pk])))
    assert "31/8/2024 (hạn gốc 30/6/2024, gia hạn lần 1)" in item.chu


@pytest.mark.parametrize(
    ("thay", "truong", "loi"),
    [
        ({"han_moi": "30/6/2024"}, "han_moi", "phải sau hạn hiện nay (30/6/2024)"),
        ({"han_moi": "mai"}, "han_moi", "Ngày chưa đúng"),
        ({"ly_do": " "}, "ly_do", "Nhập lý do"),
    ],
)
def test_what_is_wrong_stands_beside_its_field(the_gioi: TheGioi, viec: DauViec, vao: Vao, thay, truong, loi):
    response = vao(the_gioi.can_bo_so).post(reverse("xin-gia-han", args=[viec.pk]), _xin(viec, **thay))
    page = Trang(response)
    assert response.status_code == 422
    assert loi in page.loi_cua(truong)
    assert page.gia_tri("han_moi") == thay.get("han_moi", "30/9/2024")
    assert not GiaHan.objects.exists()


def test_a_double_click_asks_once(the_gioi: TheGioi, viec: DauViec, vao: Vao):
    client, url = vao(the_gioi.can_bo_so), reverse("xin-gia-han", args=[viec.pk])
    answers = [client.post(url, _xin(viec)) for _ in range(2)]
    assert [response.status_code for response in answers] == [302, 422]
    assert "đang có một đề nghị" in Trang(answers[1]).chu
    assert GiaHan.objects.count() == 1


def test_a_stale_form_keeps_the_words_and_can_be_sent_again(the_gioi: TheGioi, viec: DauViec, vao: Vao):
    bao_cao(viec, NoiDungBaoCao("dang_thuc_hien", 60), nguoi=the_gioi.can_bo_so, luc=the_gioi.luc)
    client, url = vao(the_gioi.can_bo_so), reverse("xin-gia-han", args=[viec.pk])
    response = client.post(url, _xin(viec))
    page = Trang(response)
    assert response.status_code == 422
    assert "vừa được người khác cập nhật" in page.chu
    assert page.gia_tri("ly_do") == "Chờ thẩm định"
    assert client.post(url, _xin(viec, phien_ban=page.gia_tri("phien_ban"))).status_code == 302


def test_a_decision_needs_a_choice_and_an_approval_a_date(the_gioi: TheGioi, viec: DauViec, vao: Vao):
    vao(the_gioi.can_bo_so).post(reverse("xin-gia-han", args=[viec.pk]), _xin(viec))
    client, url = vao(the_gioi.dau_moi), reverse("quyet-gia-han", args=[GiaHan.objects.get().pk])
    assert "Chọn đồng ý" in Trang(client.post(url, {})).chu
    assert "Nhập ngày" in Trang(client.post(url, {"dong_y": "co"})).loi_cua("han_duyet")
    assert "lý do" in Trang(client.post(url, {"dong_y": "khong"})).loi_cua("y_kien")
    assert client.post(url, {"dong_y": "khong", "y_kien": "Không chờ được"}).status_code == 302


def test_an_approval_is_undone_from_the_page_of_the_item(the_gioi: TheGioi, vao: Vao):
    granted = gia_han(the_gioi)
    client = vao(the_gioi.dau_moi)
    page = Trang(client.get(reverse("dau-viec", args=[granted.dau_viec_id])))
    assert reverse("huy-gia-han", args=[granted.pk]) in page.duong
    page = Trang(client.post(reverse("huy-gia-han", args=[granted.pk]), {"ly_do": "Duyệt nhầm"}, follow=True))
    assert "hạn trở lại 30/6/2024" in page.thong_bao
    assert "Lý do hủy: Duyệt nhầm" in page.chu


def test_extended_items_can_be_listed(the_gioi: TheGioi, vao: Vao):
    item = gia_han(the_gioi).dau_viec
    client = vao(the_gioi.lanh_dao_tinh)
    for loc, so in (("da", 1), ("cho", 0), ("nhieu_lan", 0)):
        page = Trang(client.get(reverse("danh-sach-dau-viec"), {"gia_han": loc}))
        assert f"{so} đầu việc" in page.chu
    DauViec.objects.filter(pk=item.pk).update(so_lan_gia_han=3)
    page = Trang(client.get(reverse("danh-sach-dau-viec"), {"gia_han": "nhieu_lan"}))
    assert "gia hạn nhiều lần, lần 3" in page.chu


def test_a_condition_is_recorded_corrected_and_taken_back_on_the_page_of_the_task(the_gioi: TheGioi, vao: Vao):
    task, client = the_gioi.nhiem_vu["dieu_kien"], vao(the_gioi.dau_moi)
    url, back = reverse("dieu-kien", args=[task.pk]), reverse("nhiem-vu", args=[task.pk])
    said = {"van_ban": "15/QĐ-BYT", "ngay": "10/5/2024", "han": "31/8/2024"}
    page = Trang(client.post(url, said | {"han": "01/5/2024"}))
    assert "không được trước ngày của văn bản" in page.loi_cua("han")
    page = Trang(client.post(url, said, follow=True))
    assert "15/QĐ-BYT ngày 10/5/2024" in page.chu
    assert Trang(client.get(url)).gia_tri("van_ban") == "15/QĐ-BYT"
    assert the_gioi.viec("dieu_kien").han == date(2024, 8, 31)
    page = Trang(client.post(reverse("bo-dieu-kien", args=[task.pk]), follow=True))
    assert "chờ thời hạn" in page.thong_bao
    assert "Chờ điều kiện" in Trang(client.get(back)).chu


def test_pausing_stopping_and_going_on(the_gioi: TheGioi, viec: DauViec, vao: Vao):
    client, page_of = vao(the_gioi.dau_moi), reverse("dau-viec", args=[viec.pk])
    pause = {"tu_ngay": "20/5/2024", "ly_do": "Chờ sắp xếp bộ máy"}
    client.post(reverse("tam-dung-dau-viec", args=[viec.pk]), pause)
    page = Trang(client.get(page_of))
    assert "từ 20/5/2024: Chờ sắp xếp bộ máy" in page.chu
    client.post(reverse("tiep-tuc-dau-viec", args=[viec.pk]), {"han_moi": "30/9/2024"})
    assert the_gioi.viec("mot_chu_tri").han == HAN_MOI
    client.post(reverse("dung-dau-viec", args=[viec.pk]), {"van_ban": "25/QĐ-UBND", "tu_ngay": "20/5/2024"})
    assert "theo 25/QĐ-UBND" in Trang(client.get(page_of)).chu
    page = Trang(client.post(reverse("tiep-tuc-dau-viec", args=[viec.pk]), follow=True))
    assert page.thong_bao == "Đầu việc được tiếp tục."


def test_a_draft_shows_what_its_date_will_change_before_it_is_written(the_gioi: TheGioi, vao: Vao):
    task = the_gioi.nhiem_vu["dieu_kien"]
    task.thoi_han, task.loai_han = "100 ngày kể từ ngày ban hành Kế hoạch", "relative"
    task.save()
    client, url = vao(the_gioi.quan_tri), reverse("ban-hanh", args=[the_gioi.ke_hoach.pk])
    said = {"so_ky_hieu": "151/KH-UBND", "ngay_ban_hanh": "19/02/2024"}
    preview = client.post(url, said | {"xem": ""})
    assert preview.status_code == 200
    assert "29/5/2024" in Trang(preview).chu
    assert the_gioi.viec("dieu_kien").han is None
    page = Trang(client.post(url, said | {"ghi": ""}, follow=True))
    assert "1 nhiệm vụ được tính lại hạn" in page.thong_bao
    assert page.h1 == "Kế hoạch 151/KH-UBND"
    assert the_gioi.viec("dieu_kien").han == date(2024, 5, 29)
