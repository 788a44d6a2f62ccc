"""The environment of every test: real Redis, headless Chromium, deterministic property tests, own folders."""

import os
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest
import redis
from django.conf import LazySettings
from django.core.cache import cache
from playwright.sync_api import Browser, ConsoleMessage, Page, sync_playwright

from scripts import chromium

OFFICE_PC = {"width": 1366, "height": 768}

hypothesis.settings.register_profile("ci", derandomize=True, deadline=None, database=None)
hypothesis.settings.register_profile("search", max_examples=5_000, deadline=None)
hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))


@pytest.fixture(autouse=True)
def _own_state(settings: LazySettings, tmp_path: Path) -> None:
    """Uploaded files go to the test's own folder and the cache starts empty."""
    settings.MEDIA_ROOT = tmp_path / "tep"
    cache.clear()


@pytest.fixture
def redis_that(settings: LazySettings) -> Iterator[redis.Redis]:
    """Return a client of the real Redis of this run, its database empty; skip where there is none."""
    if not settings.REDIS_URL:
        pytest.skip("cần Redis thật: đặt REDIS_URL, hoặc chạy make test")
    with redis.Redis.from_url(settings.REDIS_URL) as client:
        client.flushdb()
        yield client


@pytest.fixture(scope="module")
def trinh_duyet() -> Iterator[Browser]:
    """Return headless Chromium; skip with the reason where there is none."""
    if obstacle := chromium.obstacle():
        pytest.skip(obstacle)
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        # Playwright keeps an event loop in this thread, which Django would take for asynchronous code.
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=list(chromium.FLAGS))
        yield browser
        browser.close()


@pytest.fixture
def trang(trinh_duyet: Browser, live_server) -> Iterator[Page]:
    """Return a fresh page at the size of an office PC, on the live server.

    The test fails when a script of the page failed or the content security policy refused something.
    """
    with trinh_duyet.new_context(base_url=live_server.url, viewport=OFFICE_PC, locale="vi-VN") as context:
        page = context.new_page()
        troubles: list[str] = []

        def note_refusal(message: ConsoleMessage) -> None:
            if "Content Security Policy" in message.text:
                troubles.append(message.text)

        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on("console", note_refusal)
        yield page
        assert not troubles, troubles
