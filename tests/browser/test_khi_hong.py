"""When something goes wrong: the line drops, the session ends, a colleague was faster, no script runs."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from nhiemvu.models import CapNhat
from nhiemvu.services.bao_cao import NoiDungBaoCao, bao_cao
from tests.browser.di_lai import DIEN_THOAI, mo_bao_cao, vao
from tests.dan_vai import LUC, TheGioi
from tests.web import bao_xong

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("dong_ho")]


def mo_bieu_mau(page: Page):
    """The first row of the list with its form open and some words typed."""
    row = page.locator("[data-dong]").first
    mo_bao_cao(row)
    row.get_by_label("Kết quả").fill("Đã họp với ba huyện")
    return row


def test_a_dropped_line_keeps_what_was_typed(trang: Page, the_gioi: TheGioi):
    vao(trang, the_gioi.can_bo_so)
    row = mo_bieu_mau(trang)
    trang.context.set_offline(True)
    row.get_by_role("button", name="Gửi báo cáo").click()
    expect(trang.locator("#mat-ket-noi")).to_be_visible()
    expect(row.get_by_label("Kết quả")).to_have_value("Đã họp với ba huyện")
    trang.context.set_offline(False)
    row.get_by_role("button", name="Gửi báo cáo").click()
    expect(row.locator("form.bieu-mau-gon")).to_have_count(0)
    expect(trang.locator("#mat-ket-noi")).to_be_hidden()
    assert CapNhat.objects.get().ket_qua == "Đã họp với ba huyện"


def test_a_session_that_ended_leads_to_the_login_and_back_to_the_draft(trang: Page, the_gioi: TheGioi):
    vao(trang, the_gioi.can_bo_so)
    row = mo_bieu_mau(trang)
    trang.context.clear_cookies(name="sessionid")
    row.get_by_role("button", name="Gửi báo cáo").click()
    expect(trang.get_by_label("Tên đăng nhập")).to_be_visible()
    vao(trang, the_gioi.can_bo_so)
    trang.goto("/viec-cua-toi/")
    row = trang.locator("[data-dong]").first
    mo_bao_cao(row)
    expect(row.get_by_label("Kết quả")).to_have_value("Đã họp với ba huyện")
    expect(row.get_by_text("Đã lấy lại nháp")).to_be_visible()
    assert not CapNhat.objects.exists()


def test_the_draft_of_one_person_is_not_shown_to_another(trang: Page, the_gioi: TheGioi):
    vao(trang, the_gioi.can_bo_so)
    row = mo_bieu_mau(trang)
    expect(row.get_by_text("Nháp tự lưu")).to_be_visible()
    vao(trang, the_gioi.dau_moi)
    trang.goto("/viec-cua-toi/")
    row = trang.locator("[data-dong]").first
    mo_bao_cao(row)
    expect(row.get_by_label("Kết quả")).to_have_value("")


def test_a_colleague_who_was_faster_is_seen_beside_ones_own_words(trang: Page, the_gioi: TheGioi):
    vao(trang, the_gioi.can_bo_so)
    row = mo_bieu_mau(trang)
    item = the_gioi.viec("mot_chu_tri")
    first = int(row.get_attribute("id").removeprefix("dv-"))
    half = NoiDungBaoCao("dang_thuc_hien", 20, "Lời của đồng nghiệp")
    bao_cao(type(item).objects.get(pk=first), half, nguoi=the_gioi.dau_moi, luc=LUC)
    row.get_by_role("button", name="Gửi báo cáo").click()
    expect(row.get_by_text("Lời của đồng nghiệp")).to_be_visible()
    expect(row.get_by_label("Kết quả")).to_have_value("Đã họp với ba huyện")
    row.get_by_role("button", name="Gửi báo cáo").click()
    expect(row.locator("form.bieu-mau-gon")).to_have_count(0)
    assert CapNhat.objects.count() == 2


def test_the_back_button_gives_the_filter_back(trang: Page, the_gioi: TheGioi):
    vao(trang, the_gioi.lanh_dao_tinh)
    trang.goto("/dau-viec/")
    expect(trang.get_by_text("10 đầu việc").first).to_be_visible()
    trang.get_by_label("Kết quả").select_option("qua_han")
    expect(trang).to_have_url(re.compile("phan_loai=qua_han"))
    expect(trang.get_by_text("2 đầu việc").first).to_be_visible()
    trang.go_back()
    expect(trang.get_by_text("10 đầu việc").first).to_be_visible()
    expect(trang.get_by_label("Kết quả")).to_have_value("")


@pytest.fixture
def khong_script(trinh_duyet: Browser, live_server) -> Iterator[Page]:
    """A page of a phone on which no script runs."""
    with trinh_duyet.new_context(
        base_url=live_server.url, viewport=DIEN_THOAI, locale="vi-VN", java_script_enabled=False
    ) as context:
        yield context.new_page()


def test_without_script_a_wrong_report_comes_back_with_its_words(khong_script: Page, the_gioi: TheGioi):
    vao(khong_script, the_gioi.can_bo_so)
    khong_script.goto("/viec-cua-toi/")
    khong_script.get_by_role("link", name=re.compile("^Báo cáo")).first.click()
    khong_script.get_by_label("Tiến độ (%)").fill("300")
    khong_script.get_by_label("Kết quả").fill("Vẫn còn đây")
    khong_script.get_by_role("button", name="Gửi báo cáo").click()
    expect(khong_script.get_by_text("Tiến độ là số từ 0 đến 100.").first).to_be_visible()
    expect(khong_script.get_by_label("Kết quả")).to_have_value("Vẫn còn đây")


def test_without_script_the_coordinator_confirms(khong_script: Page, the_gioi: TheGioi):
    bao_xong(the_gioi.viec("tap_the", the_gioi.ubnd_a), the_gioi.can_bo_a)
    vao(khong_script, the_gioi.dau_moi)
    khong_script.goto("/cho-xac-nhan/")
    khong_script.get_by_role("button", name=re.compile("^Xác nhận kết quả của")).click()
    expect(khong_script.get_by_text("Đã xác nhận kết quả")).to_be_visible()


def test_without_script_the_filters_have_a_button(khong_script: Page, the_gioi: TheGioi):
    vao(khong_script, the_gioi.lanh_dao_tinh)
    khong_script.goto("/dau-viec/")
    khong_script.get_by_label("Kết quả").select_option("qua_han")
    khong_script.get_by_role("button", name="Lọc").click()
    expect(khong_script.get_by_text("2 đầu việc").first).to_be_visible()
