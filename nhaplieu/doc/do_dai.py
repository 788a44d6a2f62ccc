"""Whether a file is so long that reading it is left to a worker, told before it is read."""

from io import BytesIO
from zipfile import BadZipFile, ZipFile

_PHAN_DU_LIEU = ("xl/worksheets/", "word/document.xml", "content.xml")
LAN_NEN = 8
"""Sheets are packed to about an eighth: so many times the limit may the parts that hold the rows declare."""


def la_dai(du_lieu: bytes, gioi_han: int) -> bool:
    """Whether the file is longer than `gioi_han` bytes, or in a packed one the parts that hold its rows unpack to more
    than 8 times as much."""
    if len(du_lieu) > gioi_han:
        return True
    try:
        with ZipFile(BytesIO(du_lieu)) as packed:
            parts = [part.file_size for part in packed.infolist() if part.filename.startswith(_PHAN_DU_LIEU)]
    except (BadZipFile, OSError, ValueError):
        return False
    return sum(parts) > LAN_NEN * gioi_han
