"""The login page in a real browser: styled by files of our own, nothing refused, nothing wider than the screen."""

import pytest
from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("screen", [{"width": 1366, "height": 768}, {"width": 360, "height": 740}])
def test_the_login_page_fits_the_screen_and_loads_its_styles(trang: Page, screen: dict[str, int]):
    trang.set_viewport_size(screen)
    failed: list[str] = []
    trang.on("response", lambda response: failed.append(response.url) if response.status >= 400 else None)
    trang.goto("/dang-nhap/")
    assert trang.evaluate("document.documentElement.scrollWidth") <= screen["width"]
    assert trang.evaluate("document.styleSheets.length") > 0
    assert not failed


def test_the_policy_refuses_inline_script(trinh_duyet: Browser, live_server):
    with trinh_duyet.new_context(base_url=live_server.url) as context:
        page = context.new_page()
        page.goto("/dang-nhap/")
        with page.expect_console_message(lambda message: "Content Security Policy" in message.text):
            page.evaluate("document.body.insertAdjacentHTML('beforeend', '<img src=/x onerror=\"window.ran = true\">')")
        assert page.evaluate("window.ran") is None
