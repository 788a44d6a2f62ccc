"""The page on which a task is corrected."""

from datetime import date

import pytest
from django.urls import reverse

from nhiemvu.models import DauViec, NhiemVu
from nhiemvu.services.dung import dung_nhiem_vu
from tests.chung.test_ban_goc import cac_o
from tests.dan_vai import TheGioi
from tests.web import Trang, Vao, bao_xong


@pytest.fixture
def task(the_gioi: TheGioi) -> NhiemVu:
    return the_gioi.nhiem_vu["mot_chu_tri"]


@pytest.fixture
def url(task: NhiemVu) -> str:
    return reverse("sua-nhiem-vu", args=[task.pk])


def test_from_the_page_of_the_task_to_the_corrected_words(the_gioi: TheGioi, task: NhiemVu, url: str, vao: Vao):
    client, back = vao(the_gioi.dau_moi), reverse("nhiem-vu", args=[task.pk])
    NhiemVu.objects.filter(pk=task.pk).update(han_tu=date(2024, 4, 1))
    assert url in Trang(client.get(back)).duong
    form = Trang(client.get(url))
    assert (form.gia_tri("noi_dung"), form.gia_tri("thoi_han")) == ("Trình đề án nhân lực", "Quý II năm 2024")
    assert "hạn 30/6/2024" in form.chu
    page = Trang(client.post(url, cac_o(form) | {"noi_dung": "Trình Đề án nguồn nhân lực"}, follow=True))
    assert page.thong_bao == "Đã sửa nhiệm vụ."
    assert page.h1 == "1. Trình Đề án nguồn nhân lực"
    assert "Khi nhập ghi Nội dung: “Trình đề án nhân lực”" in page.chu
    assert "đổi nội dung từ “Trình đề án nhân lực” thành “Trình Đề án nguồn nhân lực”" in page.chu


def test_only_who_may_change_the_plan_sees_the_button(the_gioi: TheGioi, task: NhiemVu, url: str, vao: Vao):
    assert url not in Trang(vao(the_gioi.can_bo_so).get(reverse("nhiem-vu", args=[task.pk]))).duong


def test_nothing_typed_changes_nothing(the_gioi: TheGioi, url: str, vao: Vao):
    client = vao(the_gioi.dau_moi)
    page = Trang(client.post(url, cac_o(Trang(client.get(url))), follow=True))
    assert page.thong_bao == "Không có gì thay đổi."


def test_the_line_ends_of_a_browser_are_no_change(the_gioi: TheGioi, task: NhiemVu, url: str, vao: Vao):
    NhiemVu.objects.filter(pk=task.pk).update(san_pham="Tờ trình\nĐề án")
    client = vao(the_gioi.dau_moi)
    sent = cac_o(Trang(client.get(url))) | dict.fromkeys(("san_pham", "initial-san_pham"), "Tờ trình\r\nĐề án")
    assert Trang(client.post(url, sent, follow=True)).thong_bao == "Không có gì thay đổi."


def test_what_follows_for_work_items_is_seen_before_it_is_done(the_gioi: TheGioi, task: NhiemVu, url: str, vao: Vao):
    client = vao(the_gioi.dau_moi)
    typed = cac_o(Trang(client.get(url))) | {"chu_tri": "Sở Y tế; Sở Nội vụ", "thoi_han": "30/9/2024"}
    seen = Trang(client.post(url, typed))
    assert "Chưa lưu" in seen.chu
    assert "Đầu việc giao thêm: 1" in seen.chu
    assert "Đầu việc đổi hạn: 1" in seen.chu
    assert task.dau_viec.count() == 1
    client.post(url, cac_o(seen))
    assert set(task.dau_viec.values_list("han", flat=True)) == {date(2024, 9, 30)}
    assert task.dau_viec.count() == 2


def test_what_was_not_seen_is_shown_again(the_gioi: TheGioi, task: NhiemVu, url: str, vao: Vao):
    client = vao(the_gioi.dau_moi)
    seen = Trang(client.post(url, cac_o(Trang(client.get(url))) | {"chu_tri": "Sở Y tế; Sở Nội vụ"}))
    other = Trang(client.post(url, cac_o(seen) | {"chu_tri": "Sở Nội vụ"}))
    assert "Đầu việc bỏ đi: 1" in other.chu
    assert task.dau_viec.get().co_quan == the_gioi.so_y_te


def test_what_stays_because_of_a_report_is_named(the_gioi: TheGioi, task: NhiemVu, url: str, vao: Vao):
    item = the_gioi.viec("mot_chu_tri")
    bao_xong(item, the_gioi.can_bo_so)
    client = vao(the_gioi.dau_moi)
    seen = Trang(client.post(url, cac_o(Trang(client.get(url))) | {"chu_tri": "Sở Nội vụ"}))
    assert "Giữ lại vì đã có báo cáo" in seen.chu
    done = Trang(client.post(url, cac_o(seen), follow=True))
    assert "được giữ lại" in done.thong_bao
    assert DauViec.objects.filter(pk=item.pk).exists()


@pytest.mark.parametrize(
    ("truong", "go", "loi"),
    [
        ("noi_dung", "  ", "Nhập nội dung nhiệm vụ."),
        ("stt", "x" * 31, "30"),
        ("thoi_han", "bao giờ cũng được", "Chưa đọc được thời hạn này."),
        ("chu_tri", "Sở Lạ", "Chưa có cơ quan hoặc nhóm nào tên “Sở Lạ”"),
    ],
)
def test_what_is_wrong_stands_beside_its_field_and_what_was_typed_stays(
    the_gioi: TheGioi, url: str, vao: Vao, truong, go, loi
):
    client = vao(the_gioi.dau_moi)
    typed = cac_o(Trang(client.get(url))) | {"san_pham": "Đề án đã gõ", truong: go}
    response = client.post(url, typed)
    page = Trang(response)
    assert response.status_code == 422
    assert loi in page.loi_cua(truong)
    assert (page.gia_tri("san_pham"), page.gia_tri(truong).strip()) == ("Đề án đã gõ", go.strip())
    assert not NhiemVu.objects.filter(san_pham="Đề án đã gõ").exists()


def test_the_second_of_two_writers_is_told_and_sees_both(the_gioi: TheGioi, task: NhiemVu, url: str, vao: Vao):
    one, two = vao(the_gioi.dau_moi), vao(the_gioi.quan_tri)
    mine = cac_o(Trang(two.get(url)))
    one.post(url, cac_o(Trang(one.get(url))) | {"noi_dung": "Của người thứ nhất"})
    refused = two.post(url, mine | {"noi_dung": "Của người thứ hai", "stt": "1b"})
    page = Trang(refused)
    assert refused.status_code == 422
    assert "Người khác vừa sửa thành “Của người thứ nhất”" in page.loi_cua("noi_dung")
    assert (page.gia_tri("noi_dung"), page.gia_tri("stt")) == ("Của người thứ hai", "1b")
    two.post(url, cac_o(page))
    task.refresh_from_db()
    assert (task.noi_dung, task.stt) == ("Của người thứ hai", "1b")


def test_a_stopped_task_offers_its_words_alone(the_gioi: TheGioi, task: NhiemVu, url: str, vao: Vao):
    dung_nhiem_vu(the_gioi.ke_hoach, [task], "12/QĐ-UBND", nguoi=the_gioi.quan_tri, ngay=the_gioi.ngay)
    form = Trang(vao(the_gioi.dau_moi).get(url))
    assert "Nhiệm vụ đã dừng nên chỉ sửa được chữ" in form.chu
    assert form.tim("textarea", name="noi_dung")
    assert not form.tim("textarea", name="chu_tri")
    assert not form.tim("input", name="thoi_han")


def test_a_deadline_is_read_while_it_is_typed(the_gioi: TheGioi, task: NhiemVu, vao: Vao):
    answer = vao(the_gioi.dau_moi).get(reverse("doc-han-nhiem-vu", args=[task.pk]), {"thoi_han": "Quý III năm 2025"})
    assert "hạn <b>30/9/2025</b>" in answer.content.decode()
