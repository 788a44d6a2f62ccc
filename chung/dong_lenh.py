"""What commands that read and write lines share."""

import io
import sys


def dung_utf8() -> None:
    """Standard input and output in UTF-8 whatever the locale; other bytes are replaced, so that each line still gets
    its answer."""
    for stream in (sys.stdin, sys.stdout):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
