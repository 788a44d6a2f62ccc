"""Getting about in the browser, as the tests of this folder do it."""

from playwright.sync_api import Locator, Page, expect

from taikhoan.models import NguoiDung
from tests.factories import MAT_KHAU

DIEN_THOAI = {"width": 360, "height": 740}


def vao(page: Page, nguoi: NguoiDung) -> None:
    """Sign in by the keyboard alone."""
    page.context.clear_cookies()
    page.goto("/dang-nhap/")
    page.get_by_label("Tên đăng nhập").fill(nguoi.username)
    page.keyboard.press("Tab")
    page.keyboard.type(MAT_KHAU)
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "/dang-nhap/" not in url)


def toi(page: Page, muc: str) -> None:
    """Go by the menu."""
    page.get_by_role("navigation", name="Thực đơn chính").get_by_role("link", name=muc).first.click()


def mo_bao_cao(row: Locator) -> None:
    """Open the report form under a row, and go on when the page has settled: its first field has the focus then."""
    row.get_by_role("link", name="Báo cáo").click()
    expect(row.get_by_label("Tình trạng")).to_be_focused()
