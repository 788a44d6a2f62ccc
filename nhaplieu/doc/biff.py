"""How far the cells of an .xls reach, told from its records before any of them is put into memory."""

import io
import struct
from collections.abc import Iterator

import olefile

_DAU_PHAN = 0x0809
_MOT_O = frozenset({0x0006, 0x00D6, 0x00FD, 0x0203, 0x0204, 0x0205, 0x027E})
_NHIEU_O = 0x00BD
"""Records of cells that hold something: formula, rich text, shared text, number, text, logic, short number; and a row
of short numbers."""


def dien_tich_lon_nhat(du_lieu: bytes) -> int:
    """The most cells that lie between the corners of a sheet's cells; 0 where the file has no such records."""
    areas = [(r2 - r1 + 1) * (c2 - c1 + 1) for r1, r2, c1, c2 in _cac_vung(_dong_so_tinh(du_lieu))]
    return max(areas, default=0)


def _dong_so_tinh(du_lieu: bytes) -> bytes:
    try:
        with olefile.OleFileIO(io.BytesIO(du_lieu)) as ole:
            name = next((name for name in ("Workbook", "Book") if ole.exists(name)), None)
            return ole.openstream(name).read() if name else b""
    except Exception:  # the library lets through whatever a broken container makes it raise; the reader tells it
        return b""


def _cac_vung(dong: bytes) -> Iterator[tuple[int, int, int, int]]:
    """First and last row, first and last column of the cells of each sheet."""
    corners: list[int] | None = None
    for code, body in _ban_ghi(dong):
        if code == _DAU_PHAN:
            if corners:
                yield tuple(corners)
            corners = None
        elif len(body) >= 6 and (code in _MOT_O or code == _NHIEU_O):
            row, first = struct.unpack_from("<HH", body)
            last = struct.unpack_from("<H", body, len(body) - 2)[0] if code == _NHIEU_O else first
            old = corners or [row, row, first, last]
            corners = [min(old[0], row), max(old[1], row), min(old[2], first), max(old[3], last)]
    if corners:
        yield tuple(corners)


def _ban_ghi(dong: bytes) -> Iterator[tuple[int, bytes]]:
    place = 0
    while place + 4 <= len(dong):
        code, size = struct.unpack_from("<HH", dong, place)
        yield code, dong[place + 4 : place + 4 + size]
        place += 4 + size
