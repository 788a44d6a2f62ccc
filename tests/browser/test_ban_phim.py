"""Everything can be done by the keyboard alone, and one always sees where one is."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.di_lai import vao
from tests.dan_vai import TheGioi
from tests.factories import MAT_KHAU
from tests.web import bao_xong

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("dong_ho")]
CHU_DANG_O = "document.activeElement.innerText || document.activeElement.name || document.activeElement.tagName"
THAY_RO = """() => {
  const look = getComputedStyle(document.activeElement);
  const around = document.activeElement.parentElement && getComputedStyle(document.activeElement.parentElement);
  const shows = (s) => (s.outlineStyle !== "none" && parseFloat(s.outlineWidth) > 0) || s.boxShadow !== "none";
  return shows(look) || shows(around);
}"""


def tab_toi(page: Page, chu: str, nhieu_nhat: int = 80) -> None:
    """Press Tab until the focus stands on what says these words (or has that name); it is seen at every step."""
    for _ in range(nhieu_nhat):
        page.keyboard.press("Tab")
        here = page.evaluate(CHU_DANG_O)
        assert page.evaluate(THAY_RO), f"nobody sees that the focus is on “{here}”"
        if re.search(chu, here):
            return
    raise AssertionError(f"{nhieu_nhat} tabs did not reach “{chu}”")


def test_from_signing_in_to_a_sent_report_without_a_mouse(trang: Page, the_gioi: TheGioi):
    trang.goto("/viec-cua-toi/")
    expect(trang.get_by_label("Tên đăng nhập")).to_be_focused()
    trang.keyboard.type(the_gioi.can_bo_so.username)
    trang.keyboard.press("Tab")
    trang.keyboard.type(MAT_KHAU)
    trang.keyboard.press("Enter")
    expect(trang.get_by_role("heading", level=1)).to_have_text("Việc của tôi")
    tab_toi(trang, "Tới nội dung chính")
    trang.keyboard.press("Enter")
    tab_toi(trang, r"^Báo cáo\s+việc")
    trang.keyboard.press("Enter")
    row = trang.locator("[data-dong]").first
    expect(row.get_by_label("Tình trạng")).to_be_focused()
    tab_toi(trang, "tien_do$")
    trang.keyboard.press("Control+A")
    trang.keyboard.type("45")
    tab_toi(trang, "-ket_qua$")
    trang.keyboard.type("Đã xong một nửa")
    tab_toi(trang, "Gửi báo cáo")
    trang.keyboard.press("Enter")
    expect(row).to_contain_text("45%")
    expect(row.locator("[data-chinh]")).to_be_focused()


def test_an_error_takes_the_focus_and_leads_to_its_field(trang: Page, the_gioi: TheGioi):
    vao(trang, the_gioi.can_bo_so)
    row = trang.locator("[data-dong]").first
    row.locator("[data-chinh]").focus()
    trang.keyboard.press("b")
    expect(row.get_by_label("Tình trạng")).to_be_focused()
    row.get_by_label("Tiến độ (%)").fill("250")
    trang.keyboard.press("Control+Enter")
    expect(row.locator(".tom-tat-loi")).to_be_focused()
    trang.keyboard.press("Tab")
    trang.keyboard.press("Enter")
    field = row.get_by_label("Tiến độ (%)")
    expect(field).to_be_focused()
    expect(field).to_have_value("250")
    expect(field).to_have_attribute("aria-invalid", "true")


def test_the_report_is_closed_and_the_list_goes_on(trang: Page, the_gioi: TheGioi):
    vao(trang, the_gioi.can_bo_so)
    rows = trang.locator("[data-dong]")
    rows.nth(1).locator("[data-chinh]").focus()
    trang.keyboard.press("b")
    expect(rows.nth(1).get_by_label("Tình trạng")).to_be_focused()
    tab_toi(trang, "^Đóng")
    trang.keyboard.press("Enter")
    expect(rows.nth(1).locator("[data-bao-cao]")).to_be_focused()
    trang.keyboard.press("ArrowDown")
    expect(rows.nth(2).locator("[data-chinh]")).to_be_focused()


def test_letters_typed_into_a_field_are_letters(trang: Page, the_gioi: TheGioi):
    """j, k and b walk the list; in a field they are text."""
    vao(trang, the_gioi.can_bo_so)
    row = trang.locator("[data-dong]").first
    row.locator("[data-chinh]").focus()
    trang.keyboard.press("b")
    expect(row.get_by_label("Tình trạng")).to_be_focused()
    row.get_by_label("Kết quả").focus()
    trang.keyboard.type("jkb x")
    expect(row.get_by_label("Kết quả")).to_have_value("jkb x")
    expect(trang.locator("form.bieu-mau-gon")).to_have_count(1)


def test_the_coordinator_returns_a_result_without_a_mouse(trang: Page, the_gioi: TheGioi):
    bao_xong(the_gioi.viec("tap_the", the_gioi.ubnd_a), the_gioi.can_bo_a)
    vao(trang, the_gioi.dau_moi)
    trang.goto("/cho-xac-nhan/")
    tab_toi(trang, r"^Trả lại\s+kết quả của")
    trang.keyboard.press("Enter")
    expect(trang.get_by_role("heading", level=1)).to_have_text("Trả lại kết quả")
    tab_toi(trang, "^ly_do$")
    trang.keyboard.type("Thiếu biên bản")
    trang.keyboard.press("Control+Enter")
    expect(trang.get_by_text("Đã trả lại kết quả")).to_be_visible()
