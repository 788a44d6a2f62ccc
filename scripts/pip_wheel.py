"""pip for a Debian or Ubuntu Python without python3-venv, without root and without installing a package.

Debian keeps pip's wheel in the package python3-pip-whl, which `python3 -m venv` would use. apt-get can fetch a
package into a scratch folder as any user, from the archive that the machine is set up for.
"""

import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from scripts.tell import say

PACKAGE = "python3-pip-whl"


@contextmanager
def debian_pip() -> Iterator[Path | None]:
    """Yield the path of pip's wheel, gone afterwards; None where there is no apt-get or it finds none."""
    with tempfile.TemporaryDirectory() as name:
        scratch = Path(name)
        yield fetch(scratch) if shutil.which("apt-get") else None


def fetch(scratch: Path) -> Path | None:
    """Download and unpack the package into the scratch folder, with package lists of its own."""
    say(f"Python không kèm pip: lấy gói {PACKAGE} của hệ điều hành …")
    apt = ["apt-get", "-qq", "-o", f"Dir::State::Lists={scratch}/lists", "-o", f"Dir::Cache={scratch}/cache"]
    (scratch / "lists" / "partial").mkdir(parents=True)
    (scratch / "cache" / "archives" / "partial").mkdir(parents=True)
    # As root apt-get would drop to a user that cannot write to this folder, and warn.
    apt += ["-o", "APT::Sandbox::User=root"]
    steps = ([*apt, "update"], [*apt, "download", PACKAGE])
    if not all(quietly(step, scratch) for step in steps):
        return None
    package = next(scratch.glob("*.deb"), None)
    if package is None or not quietly(["dpkg-deb", "-x", str(package), str(scratch / "root")], scratch):
        return None
    return next((scratch / "root" / "usr" / "share" / "python-wheels").glob("pip-*.whl"), None)


def quietly(command: list[str], folder: Path) -> bool:
    """Run a command in the folder without a word; tell whether it succeeded."""
    return (
        subprocess.run(command, cwd=folder, capture_output=True, stdin=subprocess.DEVNULL, check=False).returncode == 0
    )
