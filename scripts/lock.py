"""Write constraints.txt again: the versions of what the requirements bring along, from a fresh environment."""

import re
import subprocess
import tempfile
import venv
from pathlib import Path

from scripts.tell import ROOT, say

REQUIREMENTS = (ROOT / "requirements.txt", ROOT / "requirements-dev.txt")
HEADER = "# What requirements*.txt bring along, pinned; written by `make lock`, not by hand.\n"


def direct() -> list[str]:
    """Return the pinned lines of the requirements files, without their options."""
    lines = [line for file in REQUIREMENTS for line in file.read_text().splitlines()]
    return [line for line in lines if line and not line.startswith(("#", "-"))]


def name_of(requirement: str) -> str:
    """Return the normalised name of the project that a requirement line asks for (PEP 503)."""
    return re.sub(r"[-_.]+", "-", re.match(r"[\w.-]+", requirement)[0]).lower()


def frozen(environment: Path) -> list[str]:
    """Return what `pip freeze` says after installing the direct requirements, newest allowed versions."""
    pip = [environment / "bin" / "python", "-m", "pip"]
    subprocess.run([*pip, "install", "--quiet", "--only-binary=:all:", *direct()], check=True)
    listing = subprocess.run([*pip, "freeze", "--all"], check=True, capture_output=True, text=True).stdout
    return sorted(listing.splitlines(), key=str.lower)


def main() -> None:
    """Install the direct requirements in a scratch environment and keep what came along."""
    known = {name_of(line) for line in direct()} | {"pip"}
    with tempfile.TemporaryDirectory() as folder:
        venv.create(folder, with_pip=True, symlinks=True, upgrade_deps=True)
        rest = [line for line in frozen(Path(folder)) if name_of(line) not in known]
    (ROOT / "constraints.txt").write_text(HEADER + "\n".join(rest) + "\n")
    say(f"constraints.txt: {len(rest)} thư viện gián tiếp được ghim.")


if __name__ == "__main__":
    main()
