"""`make screenshot`: take docs/anh/*.png again, from the sample data in a scratch database."""

import os
import subprocess
import sys
import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, sync_playwright

from chung.lich import LICH_CHUNG
from scripts import children, chromium, run
from scripts.folders import writable
from scripts.isolation import isolated
from scripts.servers import free_port
from scripts.tell import ROOT, interruptible, say, stop

FOLDER = ROOT / "docs" / "anh"
ACCOUNTS = ROOT / "nhaplieu" / "mau" / "tai_khoan.toml"
OFFICE_PC = {"width": 1366, "height": 768}
PHONE = {"width": 360, "height": 740}
# A digest needs a day with news: the day on which the sample's quarter closes.
DIGEST = ("soyte.nghean", (360, 800))


@dataclass(frozen=True)
class Shot:
    """One picture: the file's name, the address, who looks at it and on what screen."""

    name: str
    path: str
    user: str
    screen: dict[str, int]


SHOTS = (
    Shot("tong-quan", "/tong-quan/", "lanhdao.nghean", OFFICE_PC),
    Shot("tong-quan-dien-thoai", "/tong-quan/", "lanhdao.nghean", PHONE),
    Shot("viec-cua-toi", "/viec-cua-toi/", "soyte.nghean", OFFICE_PC),
    Shot("viec-cua-toi-dien-thoai", "/viec-cua-toi/", "soyte.nghean", PHONE),
)


def main() -> None:
    """Start the web server on a scratch folder and photograph every page of the table."""
    chromium.install()
    if obstacle := chromium.obstacle():
        stop(obstacle, "no browser to drive: apt-get install chromium libatomic1")
    writable(FOLDER)
    with isolated():
        os.environ |= {"DJANGO_SETTINGS_MODULE": "cauhinh.settings.dev", "LOG_LEVEL": "WARNING"}
        run.prepare()
        port = free_port()
        web = {"web": children.start(run.commands(port)["web"], cwd=ROOT)}
        try:
            run.wait_until_answering(port, web)
            with sync_playwright() as playwright:
                browser = playwright.chromium.launch(executable_path=chromium.find(), args=list(chromium.FLAGS))
                for shot in SHOTS:
                    take(shot, browser, f"http://127.0.0.1:{port}")
                take_digest(browser)
        finally:
            children.stop(*web.values())


def take(shot: Shot, browser: Browser, address: str) -> None:
    """Log in as the person of the shot, open the page and save what the screen shows."""
    password = tomllib.loads(ACCOUNTS.read_text())["mat_khau"]
    with browser.new_context(base_url=address, viewport=shot.screen, locale="vi-VN") as context:
        page = context.new_page()
        page.goto("/dang-nhap/")
        page.fill("input[name=username]", shot.user)
        page.fill("input[name=password]", password)
        page.press("input[name=password]", "Enter")
        page.wait_for_url(lambda url: "/dang-nhap/" not in url)
        page.goto(shot.path)
        page.screenshot(path=FOLDER / f"{shot.name}.png")
    say(f"docs/anh/{shot.name}.png")


def take_digest(browser: Browser) -> None:
    """Save the digest of the next end of a reporting period, as a mail client would show it, at each width."""
    user, widths = DIGEST
    today = date.today()  # noqa: DTZ011 - the sample data are of the machine's day
    closing = (date(year, month, 14) for year in (today.year, today.year + 1) for month in (3, 6, 9, 12))
    day = LICH_CHUNG.ke_tiep(next(day for day in closing if day >= today))
    with TemporaryDirectory() as folder:
        file = Path(folder) / "thu.html"
        preview = ["nhac_viec", "--ngay", str(day), "--xem-truoc", "--nguoi", user, "--html", str(file)]
        children.run([sys.executable, "manage.py", *preview], cwd=ROOT, stdout=subprocess.DEVNULL)
        for width in widths:
            with browser.new_page(viewport={"width": width, "height": 900}) as page:
                page.goto(file.as_uri())
                page.screenshot(path=FOLDER / f"ban-tin-{width}.png")
            say(f"docs/anh/ban-tin-{width}.png")


if __name__ == "__main__":
    with interruptible():
        main()
