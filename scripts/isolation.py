"""Checks see the project's defaults: no variable, `.env` or data of the machine they run on."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from scripts.knobs import knobs


@contextmanager
def isolated() -> Iterator[Path]:
    """Yield a scratch folder that stands for `var/`, the settings' variables taken out of the environment.

    Afterwards the environment is what it was.
    """
    before = dict(os.environ)
    with tempfile.TemporaryDirectory(prefix="kehoach-") as scratch:
        for name in knobs():
            os.environ.pop(name, None)
            os.environ.pop(f"{name}_FILE", None)
        os.environ.update({"VAR_DIR": scratch, "ENV_FILE": os.devnull})
        try:
            yield Path(scratch)
        finally:
            os.environ.clear()
            os.environ.update(before)
