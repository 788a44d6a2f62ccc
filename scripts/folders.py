"""Folders that the scripts write to."""

import fcntl
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from scripts.tell import ROOT, say, stop


def writable(folder: Path) -> Path:
    """Return the folder, made if needed, after proving that a file can be written there; else end the command."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            return folder
    except OSError as error:
        stop(f"không ghi được vào {folder} ({error.strerror})", f"cannot write to {folder} ({error.strerror})")


def var_dir() -> Path:
    """Return the folder of the data of this installation, as the settings choose it."""
    return writable(Path(os.environ.get("VAR_DIR") or ROOT / "var").absolute())


@contextmanager
def locked(file: Path, waiting: str = "") -> Iterator[bool]:
    """Hold a lock file: yield True once it is held, or False at once where another holds it and `waiting` is empty."""
    with file.open("w") as handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if not waiting:
                yield False
                return
            say(waiting)
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield True
