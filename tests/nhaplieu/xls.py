"""Workbooks of Excel 97-2003 for the importer's tests, written record by record (BIFF8 in a compound file)."""

import struct
from collections.abc import Iterable, Sequence
from typing import Any

_TU_DO, _CUOI, _LA_FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_KHOI = 512


def xls(
    hang: Iterable[Sequence[Any]], *, ten: str = "PL", gop: Iterable[tuple[int, int, int, int]] = (), an: bool = False
) -> bytes:
    """A workbook of one sheet; numbers in a cell `(number, True)` are dates, `gop` are ranges (rows, then columns)."""
    dau = _ban_ghi(0x0809, struct.pack("<HHHHII", 0x0600, 0x0005, 0, 0, 0, 0x0600))
    kieu = _ban_ghi(0x00E0, _kieu(0)) + _ban_ghi(0x00E0, _kieu(14))
    het = _ban_ghi(0x000A, b"")
    dai_to = len(_ban_ghi(0x0085, _to(0, ten, an)))
    cho = len(dau) + len(kieu) + dai_to + len(het)
    dong = dau + kieu + _ban_ghi(0x0085, _to(cho, ten, an)) + het
    dong += _ban_ghi(0x0809, struct.pack("<HHHHII", 0x0600, 0x0010, 0, 0, 0, 0x0600))
    dong += b"".join(_o(d, c, gia_tri) for d, cac_o in enumerate(hang) for c, gia_tri in enumerate(cac_o))
    vung = [struct.pack("<HHHH", d1, d2, c1, c2) for d1, d2, c1, c2 in gop]
    dong += _ban_ghi(0x00E5, struct.pack("<H", len(vung)) + b"".join(vung)) + het
    return tep_ghep("Workbook", dong)


def _ban_ghi(ma: int, than: bytes) -> bytes:
    return struct.pack("<HH", ma, len(than)) + than


def _kieu(dinh_dang: int) -> bytes:
    return struct.pack("<HH", 0, dinh_dang) + bytes(16)


def _to(cho: int, ten: str, an: bool) -> bytes:
    return struct.pack("<IBBBB", cho, int(an), 0, len(ten), 1) + ten.encode("utf-16-le")


def _o(dong: int, cot: int, gia_tri: Any) -> bytes:
    if gia_tri is None:
        return b""
    if isinstance(gia_tri, str):
        chu = struct.pack("<HB", len(gia_tri), 1) + gia_tri.encode("utf-16-le")
        return _ban_ghi(0x0204, struct.pack("<HHH", dong, cot, 0) + chu)
    so, la_ngay = gia_tri if isinstance(gia_tri, tuple) else (gia_tri, False)
    return _ban_ghi(0x0203, struct.pack("<HHHd", dong, cot, int(la_ngay), so))


def tep_ghep(ten: str, dong: bytes) -> bytes:
    """A compound file that holds one stream."""
    dong = dong.ljust(4096, b"\0")
    dong = dong.ljust(-(-len(dong) // _KHOI) * _KHOI, b"\0")
    so_khoi = len(dong) // _KHOI
    fat = [_LA_FAT, _CUOI, *range(3, so_khoi + 2), _CUOI]
    dau = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    dau += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, _CUOI, 0, _CUOI, 0)
    dau += struct.pack("<109I", 0, *[_TU_DO] * 108)
    bang = struct.pack("<128I", *fat, *[_TU_DO] * (128 - len(fat)))
    muc = _muc("Root Entry", 5, _CUOI, 0, 1) + _muc(ten, 2, 2, len(dong), _TU_DO) + _muc("", 0, 0, 0, _TU_DO) * 2
    return dau + bang + muc + dong


def _muc(ten: str, loai: int, khoi: int, dai: int, con: int) -> bytes:
    chu = ten.encode("utf-16-le")
    return (
        chu.ljust(64, b"\0")
        + struct.pack("<HBBIII", len(chu) + 2 if ten else 0, loai, 1, _TU_DO, _TU_DO, con)
        + bytes(36)
        + struct.pack("<IQ", khoi, dai)
    )
