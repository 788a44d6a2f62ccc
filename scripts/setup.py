"""Prepare `.venv` with the pinned requirements; nothing is done while they are the same.

Usage: python -m scripts.setup requirements.txt | requirements-dev.txt
"""

import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
import venv
from pathlib import Path

from scripts.folders import locked, var_dir, writable
from scripts.pip_wheel import debian_pip
from scripts.tell import ROOT, interruptible, say, stop

VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
PIP_CAUSES = (
    (
        r"No space left on device",
        "hết chỗ trên đĩa",
        "the disk is full",
    ),
    (
        r"NewConnectionError|ConnectTimeout|Read timed out|name resolution|ProxyError|SSLError|Network is unreachable",
        "pip không kết nối được tới kho thư viện, xem lại mạng hoặc cấu hình pip",
        "pip cannot reach the package registry, check the network or pip's configuration",
    ),
    (
        r"No matching distribution found for (\S+)",
        r"không có bản dựng sẵn (wheel) của \1 cho máy này, và không trông vào trình biên dịch",
        r"no wheel of \1 for this machine, and a compiler is not relied on",
    ),
)


def main(requirements: str) -> None:
    """Make `.venv` hold what the requirements file names."""
    writable(ROOT)
    with locked(var_dir() / "setup.lock", "Chờ lệnh khác chuẩn bị xong .venv …"):
        if not venv_works():
            create_venv()
        if not installed(requirements):
            install(requirements)
            for name in {requirements, "requirements.txt"}:  # both files include the latter
                stamp(name).write_text(fingerprint(name))


def installed(requirements: str) -> bool:
    """Tell whether the requirements file, as it is now, was installed."""
    return stamp(requirements).exists() and stamp(requirements).read_text() == fingerprint(requirements)


def stamp(requirements: str) -> Path:
    """Return the file that remembers what was installed."""
    return VENV / f"installed-{requirements}"


def fingerprint(requirements: str) -> str:
    """Return a hash that changes when the requirements, their pins or the Python version change."""
    names = sorted({requirements, "requirements.txt", "constraints.txt"})
    content = b"".join((ROOT / name).read_bytes() for name in names)
    return hashlib.sha256(sys.version.encode() + content).hexdigest()


def venv_works() -> bool:
    """Tell whether `.venv` was made here (its scripts name its place) for this Python version and has pip."""
    config = VENV / "pyvenv.cfg"
    if not config.exists() or str(VENV) not in config.read_text():
        return False
    probe = "import importlib.util, sys; print(sys.version, importlib.util.find_spec('pip') is not None, sep='|')"
    try:
        answer = subprocess.run([PYTHON, "-c", probe], capture_output=True, text=True, check=False).stdout
    except OSError:
        return False
    return answer.strip() == f"{sys.version}|True"


def create_venv() -> None:
    """Create `.venv` with pip, also where Debian's python3-venv is not installed."""
    say("Tạo môi trường Python trong .venv …")
    has_ensurepip = importlib.util.find_spec("ensurepip") is not None
    try:
        if VENV.exists():
            shutil.rmtree(VENV)
        venv.create(VENV, with_pip=has_ensurepip, symlinks=True)
    except (OSError, subprocess.CalledProcessError) as error:
        stop(f"không tạo được .venv ({error})", f"cannot create .venv ({error})")
    if not has_ensurepip:
        bootstrap_pip()


def bootstrap_pip() -> None:
    """Give `.venv` its pip from the wheel in Debian's archive; the machine itself is left as it is."""
    with debian_pip() as wheel:
        if wheel is None:
            stop(
                "Python thiếu pip và ensurepip; cài bằng: apt-get install python3-venv",
                "this Python has neither pip nor ensurepip; install them: apt-get install python3-venv",
            )
        pip(["install", "--quiet", "--no-index", str(wheel)], PYTHONPATH=str(wheel))


def install(requirements: str) -> None:
    """Install the requirements file, wheels only."""
    say(f"Cài thư viện theo {requirements} (lần đầu khoảng một phút) …")
    pip(["install", "--quiet", "--retries", "2", "--requirement", str(ROOT / requirements)])


def pip(arguments: list[str], **environment: str) -> None:
    """Run the pip of `.venv`; its words go to `.venv/pip.log`, the cause of a failure into one line."""
    environment |= {"PIP_USER": "0", "PIP_NO_INPUT": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    done = subprocess.run(
        [PYTHON, "-m", "pip", *arguments],
        env=os.environ | environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    log = VENV / "pip.log"
    log.write_text(done.stdout)
    if done.returncode:
        stop(*pip_failure(done.stdout, log))


def pip_failure(output: str, log: Path) -> tuple[str, str]:
    """Return the cause of a failed pip in Vietnamese and English, read from what it printed."""
    for pattern, vi, en in PIP_CAUSES:
        if found := re.search(pattern, output):
            return found.expand(vi), found.expand(en)
    last = next((line for line in reversed(output.splitlines()) if line.strip()), "?")
    return f"pip không cài được thư viện: {last} (xem {log})", f"pip failed: {last} (see {log})"


if __name__ == "__main__":
    with interruptible():
        main(sys.argv[1])
