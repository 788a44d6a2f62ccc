"""The whole thread in a real browser: an annex comes in, its work is reported, confirmed and seen by a leader."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from nhiemvu.models import DauViec
from tests.browser.di_lai import DIEN_THOAI, mo_bao_cao, toi, vao
from tests.dan_vai import TheGioi
from tests.phu_luc import CHU_TEP, TEN_LA, phu_luc

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("dong_ho")]
VIEC = "Lập danh sách trạm cần sửa chữa"


def nhap_phu_luc(page: Page, w: TheGioi) -> None:
    """Upload a messy annex, settle the unknown agency, commit."""
    toi(page, "Nhập phụ lục")
    tep = {"name": "phu-luc.xlsx", "mimeType": CHU_TEP, "buffer": phu_luc()}
    page.locator("input[type=file][name=tep]").set_input_files(tep)
    page.get_by_label("Địa bàn của kế hoạch").select_option(label=w.nghe_an.ten)
    page.get_by_label("Số, ký hiệu").fill("321/KH-UBND")
    page.get_by_label("Ngày ban hành").fill("01/3/2024")
    page.get_by_label("Cơ quan đầu mối theo dõi").fill("Sở Y tế")
    page.get_by_role("button", name="Tải lên và xem trước").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("321/KH-UBND")
    expect(page.get_by_text(f"“{TEN_LA}”").first).to_be_visible()
    page.locator("input[name=dich]").fill("Sở Nội vụ")
    page.get_by_role("button", name="Nhớ cho lần sau").click()
    expect(page.get_by_text("từ nay hiểu là Sở Nội vụ")).to_be_visible()
    page.get_by_role("button", name=re.compile("^Ghi 3")).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Kế hoạch 321/KH-UBND")
    expect(page.get_by_role("link", name=VIEC, exact=True)).to_be_visible()


def dien_bao_cao(form) -> None:
    form.get_by_label("Tình trạng").select_option("hoan_thanh")
    form.get_by_label("Ngày hoàn thành").fill("18/5/2024")
    form.get_by_label("Số, ký hiệu văn bản minh chứng").fill("12/BC-SYT")
    form.get_by_label("Ngày văn bản").fill("19/5/2024")
    form.get_by_label("Kết quả").fill("Đã lập danh sách của cả tỉnh")


def test_from_an_annex_to_the_leaders_page(trang: Page, the_gioi: TheGioi):
    vao(trang, the_gioi.quan_tri)
    nhap_phu_luc(trang, the_gioi)

    vao(trang, the_gioi.can_bo_so)
    expect(trang).to_have_url(re.compile("/viec-cua-toi/$"))
    row = trang.locator("[data-dong]").filter(has_text=VIEC)
    mo_bao_cao(row)
    form = row.locator("form.bieu-mau-gon")
    form.get_by_label("Tình trạng").select_option("hoan_thanh")
    form.get_by_role("button", name="Gửi báo cáo").click()
    expect(row.get_by_text("Nhập ngày hoàn thành thực tế").first).to_be_visible()
    dien_bao_cao(row.locator("form.bieu-mau-gon"))
    trang.keyboard.press("Control+Enter")
    expect(row.get_by_text("Chờ xác nhận")).to_be_visible()
    expect(trang).to_have_url(re.compile("/viec-cua-toi/$"))

    vao(trang, the_gioi.dau_moi)
    toi(trang, "Chờ xác nhận")
    waiting = trang.get_by_role("row").filter(has_text=VIEC)
    expect(waiting).to_contain_text("12/BC-SYT")
    waiting.get_by_role("button", name="Xác nhận").click()
    expect(trang.get_by_text("Đã xác nhận kết quả")).to_be_visible()

    vao(trang, the_gioi.lanh_dao_tinh)
    toi(trang, "Tổng quan")
    trang.locator("select[name=ke_hoach]").select_option(label="Kế hoạch 321/KH-UBND")
    done = trang.locator(".o-so").filter(has_text="Hoàn thành đúng hạn").locator("a.o-so-so")
    expect(done).to_have_text("1")
    done.click()
    expect(trang.get_by_role("link", name=VIEC)).to_be_visible()
    expect(trang.get_by_text("Hoàn thành đúng hạn").last).to_be_visible()
    item = DauViec.objects.get(nhiem_vu__noi_dung=VIEC)
    assert (item.ngay_hoan_thanh.isoformat(), item.han.isoformat()) == ("2024-05-18", "2024-06-30")


def test_a_list_is_walked_and_reported_by_the_keyboard(trang: Page, the_gioi: TheGioi):
    vao(trang, the_gioi.can_bo_so)
    rows = trang.locator("[data-dong]")
    rows.first.locator("[data-chinh]").focus()
    trang.keyboard.press("j")
    expect(rows.nth(1).locator("[data-chinh]")).to_be_focused()
    trang.keyboard.press("k")
    trang.keyboard.press("b")
    form = rows.first.locator("form.bieu-mau-gon")
    expect(form.get_by_label("Tình trạng")).to_be_focused()
    form.get_by_label("Tiến độ (%)").fill("40")
    trang.keyboard.press("Control+Enter")
    expect(rows.first).to_contain_text("40%")
    expect(form).to_have_count(0)


def test_a_draft_survives_leaving_the_page(trang: Page, the_gioi: TheGioi):
    vao(trang, the_gioi.can_bo_so)
    row = trang.locator("[data-dong]").first
    mo_bao_cao(row)
    row.get_by_label("Khó khăn, vướng mắc").fill("Thiếu kinh phí")
    expect(row.get_by_text("Nháp tự lưu")).to_be_visible()
    trang.reload()
    mo_bao_cao(row)
    expect(row.get_by_label("Khó khăn, vướng mắc")).to_have_value("Thiếu kinh phí")


def test_without_script_the_menu_opens_and_a_report_is_sent(trinh_duyet: Browser, live_server, the_gioi: TheGioi):
    with trinh_duyet.new_context(
        base_url=live_server.url, viewport=DIEN_THOAI, locale="vi-VN", java_script_enabled=False
    ) as context:
        page = context.new_page()
        vao(page, the_gioi.can_bo_so)
        page.locator("summary.nut-thuc-don").click()
        expect(page.locator(".bang-thuc-don").get_by_role("link", name="Việc của tôi")).to_be_visible()
        page.goto("/viec-cua-toi/")
        page.get_by_role("link", name=re.compile("^Báo cáo")).first.click()
        page.get_by_label("Tiến độ (%)").fill("30")
        page.get_by_role("button", name="Gửi báo cáo").click()
        expect(page.get_by_text("Đã lưu báo cáo.")).to_be_visible()
        expect(page.get_by_text("30%").first).to_be_visible()
