"""What the scripts say: progress in Vietnamese, errors in one line of Vietnamese and English."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parent.parent


def say(text: str) -> None:
    """Print one line at once, also where output goes to a pipe."""
    print(text, flush=True)


def stop(vi: str, en: str) -> NoReturn:
    """End the command with exit code 1 and one line: what is wrong and what to do."""
    raise SystemExit(" ".join(f"Lỗi: {vi} | Error: {en}".split()))


@contextmanager
def interruptible() -> Iterator[None]:
    """Turn Ctrl-C into one line and an exit code."""
    try:
        yield
    except KeyboardInterrupt:
        raise SystemExit("\nĐã dừng giữa chừng. | Interrupted.") from None
