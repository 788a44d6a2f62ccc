"""Reporting takes less than a spreadsheet: at most three actions beyond typing, and no action counts twice."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from nhiemvu.enums import KetQuaDuyet
from nhiemvu.models import CapNhat
from tests.browser.di_lai import mo_bao_cao, vao
from tests.dan_vai import LUC, TheGioi
from tests.web import bao_xong

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("dong_ho")]


KHONG_TEP = ""


class Tay:
    """The hand on the mouse, counted; Tab and what is typed into a field are typing."""

    def __init__(self, page: Page) -> None:
        self.page, self.so = page, 0

    def bam(self, cho: Locator) -> None:
        self.so += 1
        cho.click()

    def chon(self, cho: Locator, gia_tri: str) -> None:
        self.so += 1
        cho.select_option(gia_tri)

    def go(self, *chu: str) -> None:
        """Type into the fields that follow, one after the other."""
        for words in chu:
            self.page.keyboard.press("Tab")
            self.page.keyboard.type(words)


def test_a_completed_report_with_evidence_takes_three_actions(trang: Page, the_gioi: TheGioi):
    vao(trang, the_gioi.can_bo_so)
    row = trang.locator("[data-dong]").filter(has_text="Trình đề án nhân lực")
    hand = Tay(trang)
    hand.bam(row.get_by_role("link", name="Báo cáo"))
    state = row.get_by_label("Tình trạng")
    expect(state).to_be_focused()
    hand.chon(state, "hoan_thanh")
    hand.go("100", "18/5/2024", "412/BC-SYT", "18/5/2024", KHONG_TEP, "Đã trình đề án")
    hand.bam(row.get_by_role("button", name="Gửi báo cáo"))
    expect(row.get_by_text("Chờ xác nhận")).to_be_visible()
    assert hand.so <= 3
    report = CapNhat.objects.get()
    assert (report.so_minh_chung, report.duyet, report.ket_qua) == ("412/BC-SYT", KetQuaDuyet.CHO, "Đã trình đề án")


def test_a_double_click_sends_one_report(trang: Page, the_gioi: TheGioi):
    vao(trang, the_gioi.can_bo_so)
    row = trang.locator("[data-dong]").first
    mo_bao_cao(row)
    row.get_by_label("Kết quả").fill("Một lần thôi")
    row.get_by_role("button", name="Gửi báo cáo").dblclick()
    expect(row.locator("form.bieu-mau-gon")).to_have_count(0)
    expect(trang.locator(".tom-tat-loi")).to_have_count(0)
    assert CapNhat.objects.count() == 1


def test_several_rows_get_one_result_at_one_click(trang: Page, the_gioi: TheGioi):
    vao(trang, the_gioi.can_bo_so)
    trang.goto("/viec-cua-toi/?q=150/KH")
    boxes = trang.locator("[data-dong] input[name=chon]")
    boxes.nth(0).check()
    boxes.nth(1).check()
    expect(trang.get_by_text("2 việc đang chọn")).to_be_visible()
    trang.get_by_role("button", name="Báo cáo các việc đã chọn").click()
    trang.get_by_label("Tình trạng").select_option("dang_thuc_hien")
    trang.get_by_label("Tiến độ (%)").fill("40")
    trang.get_by_label("Kết quả").fill("Cùng một kết quả")
    trang.get_by_role("button", name="Gửi 2 báo cáo").dblclick()
    expect(trang.get_by_text("Đã gửi báo cáo của 2 việc.")).to_be_visible()
    expect(trang).to_have_url(re.compile(r"/viec-cua-toi/\?q=150%2FKH$"))
    assert CapNhat.objects.filter(ket_qua="Cùng một kết quả").count() == 2


def test_the_page_of_one_item_reports_with_script_too(trang: Page, the_gioi: TheGioi):
    vao(trang, the_gioi.can_bo_so)
    item = the_gioi.viec("mot_chu_tri")
    trang.goto(f"/dau-viec/{item.pk}/bao-cao/")
    trang.get_by_label("Tiến độ (%)").fill("40")
    trang.get_by_label("Kết quả").fill("Đã họp")
    expect(trang.get_by_text("Nháp tự lưu")).to_be_visible()
    trang.get_by_role("button", name="Gửi báo cáo").click()
    expect(trang.get_by_text("Đã lưu báo cáo.")).to_be_visible()
    assert CapNhat.objects.count() == 1
    trang.get_by_role("link", name="Báo cáo tiến độ").click()
    expect(trang.get_by_label("Kết quả")).to_have_value("")


def test_a_draft_of_a_closed_tab_can_be_thrown_away(trang: Page, the_gioi: TheGioi):
    vao(trang, the_gioi.can_bo_so)
    row = trang.locator("[data-dong]").first
    mo_bao_cao(row)
    row.get_by_label("Kết quả").fill("Bản nháp cũ")
    expect(row.get_by_text("Nháp tự lưu")).to_be_visible()
    again = trang.context.new_page()
    trang.close()
    again.goto("/viec-cua-toi/")
    row = again.locator("[data-dong]").first
    mo_bao_cao(row)
    expect(row.get_by_label("Kết quả")).to_have_value("Bản nháp cũ")
    row.get_by_role("button", name="Bỏ nháp").click()
    expect(row.get_by_label("Kết quả")).to_have_value("")
    again.reload()
    mo_bao_cao(row)
    expect(row.get_by_label("Kết quả")).to_have_value("")


def test_words_of_the_last_report_come_at_one_click(trang: Page, the_gioi: TheGioi):
    first, second = the_gioi.nhiem_vu["thuong_xuyen"].dau_viec.order_by("ky_tu")
    bao_xong(first, the_gioi.can_bo_so, ket_qua="Ba đợt truyền thông")
    vao(trang, the_gioi.can_bo_so)
    row = trang.locator(f"#dv-{second.pk}")
    mo_bao_cao(row)
    row.get_by_label("Khó khăn").fill("Thiếu loa")
    row.get_by_role("button", name="Chép từ Quý I/2024").click()
    expect(row.get_by_label("Kết quả")).to_have_value("Ba đợt truyền thông")
    expect(row.get_by_label("Khó khăn")).to_have_value("Thiếu loa")


def test_the_coordinator_confirms_the_whole_page(trang: Page, the_gioi: TheGioi):
    for agency, person in ((the_gioi.ubnd_a, the_gioi.can_bo_a), (the_gioi.ubnd_b, the_gioi.can_bo_b)):
        bao_xong(the_gioi.viec("tap_the", agency), person)
    vao(trang, the_gioi.dau_moi)
    trang.goto("/cho-xac-nhan/")
    trang.get_by_label("Chọn cả trang").check()
    expect(trang.get_by_text("2 kết quả đang chọn")).to_be_visible()
    trang.get_by_role("button", name="Xác nhận các kết quả đã chọn").click()
    trang.get_by_role("button", name="Đồng ý").click()
    expect(trang.get_by_text("Đã xác nhận 2 kết quả.")).to_be_visible()
    assert CapNhat.objects.filter(duyet=KetQuaDuyet.XAC_NHAN, duyet_luc=LUC).count() == 2
