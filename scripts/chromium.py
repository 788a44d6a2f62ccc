"""Find Chromium for the browser tests and the screenshots, or install Debian's package where that is allowed."""

import os
import shutil
import subprocess
import sys

from scripts.tell import say

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# A font with the Vietnamese letters, else pages are drawn with empty boxes; a library that Playwright's driver needs.
PACKAGES = ("chromium", "fonts-noto-core", "libatomic1")
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
NO_BROWSER = "không có Chromium; cài bằng: apt-get install chromium (hoặc đặt CHROMIUM=/đường/dẫn)"
NO_DRIVER = "Playwright không khởi động được; cài bằng: apt-get install libatomic1"


def find() -> str | None:
    """Return the path of the browser: the environment's CHROMIUM, else the first known name on the PATH."""
    candidates = (shutil.which(name) for name in (os.environ.get("CHROMIUM") or "", *NAMES) if name)
    return next(filter(None, candidates), None)


def obstacle() -> str:
    """Return why no browser can be driven and what to install, an empty text when one can."""
    if find() is None:
        return NO_BROWSER
    driver = subprocess.run([sys.executable, "-m", "playwright", "--version"], capture_output=True, check=False)
    return NO_DRIVER if driver.returncode else ""


def install() -> None:
    """Install what is missing where root has apt-get; who is not root is left to read what `obstacle` says."""
    if not obstacle() or os.geteuid() != 0 or not shutil.which("apt-get"):
        return
    say("Cài Chromium của Debian cho kiểm thử trình duyệt …")
    install = ["apt-get", "-qq", "-o", "DPkg::Lock::Timeout=120", "install", "-y", "--no-install-recommends", *PACKAGES]
    for command in (["apt-get", "-qq", "update"], install):
        environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
        done = subprocess.run(command, env=environment, stdin=subprocess.DEVNULL, capture_output=True, check=False)
        if done.returncode:
            say(f"  apt-get không cài được: {done.stderr.decode(errors='replace').strip()[-300:]}")
            return
