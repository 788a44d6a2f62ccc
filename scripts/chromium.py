"""Find Chromium for the browser tests and the screenshots, or install Debian's package where that is allowed."""

import os
import shutil
import subprocess

from scripts.tell import say

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# Without a font that has the Vietnamese letters, pages are measured and drawn with empty boxes.
PACKAGES = ("chromium", "fonts-noto-core")
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
MISSING = "không có Chromium; cài bằng: apt-get install chromium (hoặc đặt CHROMIUM=/đường/dẫn)"


def find() -> str | None:
    """Return the path of the browser: the environment's CHROMIUM, else the first known name on the PATH."""
    candidates = (shutil.which(name) for name in (os.environ.get("CHROMIUM") or "", *NAMES) if name)
    return next(filter(None, candidates), None)


def find_or_install() -> str | None:
    """Return the path of the browser, installed first where root has apt-get; None where there is none."""
    found = find()
    if found or os.geteuid() != 0 or not shutil.which("apt-get"):
        return found
    say("Cài Chromium của Debian cho kiểm thử trình duyệt …")
    install = ["apt-get", "-qq", "-o", "DPkg::Lock::Timeout=120", "install", "-y", "--no-install-recommends", *PACKAGES]
    for command in (["apt-get", "-qq", "update"], install):
        environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
        done = subprocess.run(command, env=environment, stdin=subprocess.DEVNULL, capture_output=True, check=False)
        if done.returncode:
            say(f"  apt-get không cài được: {done.stderr.decode(errors='replace').strip()[-300:]}")
            break
    return find()
