"""The text of a cell: cleaned of what a screen does not show, numbers and dates written as the cell shows them."""

import re
import unicodedata
from datetime import date, datetime

from chung.so import viet_so

_DIEU_KHIEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u200b\u200c\u200d\u2060\ufeff]")
GACH_MEM = "\u00ad"
NGOAI_LATIN_1 = re.compile("[\u0100-\u024f\u1e00-\u1eff]")
"""Letters that no text in an old font code has."""
_XUONG_DONG = re.compile(r"\r\n?|\u2028|\u2029|\x0b|\x0c|_x000[dD]_\n?")
_TRONG_DONG = re.compile(r"[^\S\n]+")
_QUANH_DONG = re.compile(r" ?\n ?")
_CAN_SUA = re.compile(r"[^\S \n]|  | \n|\n |_x000|[\x00-\x08\x0e-\x1f\x7f\u200b-\u200d\u2028\u2029\u2060\ufeff\u00ad]")


def lam_sach(chu: str) -> str:
    """NFC, line breaks as "\\n", every other run of white space (also non-breaking) as one space, none at the ends
    of a line; a text that shows nothing becomes empty. Soft hyphens stay where they may be the "ư" of an old font code
    (`nhaplieu.doc.luoi_ma_cu` takes away those that are not)."""
    if not unicodedata.is_normalized("NFC", chu):
        chu = unicodedata.normalize("NFC", chu)
    if _CAN_SUA.search(chu):
        chu = _DIEU_KHIEN.sub("", _XUONG_DONG.sub("\n", chu))
        chu = _QUANH_DONG.sub("\n", _TRONG_DONG.sub(" ", chu))
        if GACH_MEM in chu and (NGOAI_LATIN_1.search(chu) or not any(map(str.isalpha, chu))):
            chu = chu.replace(GACH_MEM, "")
    return chu.strip()


def hien_so(so: float | int, dinh_dang: str = "") -> str:
    """The number as shown under its format: 13.0 is "13", 8.1 is "8.1", 11.1 under "0.00" is "11.10", 0.95 under "0%"
    is "95%"; a format with a thousands separator is written the Vietnamese way."""
    if not dinh_dang:
        return str(so) if isinstance(so, int) else str(int(so)) if so.is_integer() else f"{so:.10g}"
    mau = dinh_dang.split(";", maxsplit=1)[0]
    le = len(thap_phan[1]) if (thap_phan := re.search(r"\.(0+)", mau)) else 0
    if "%" in mau:
        return f"{so * 100:.{le}f}%"
    if "#,##" in mau or "0,0" in mau:
        return viet_so(so, le)
    return f"{so:.{le}f}" if le else hien_so(so)


_MAU_NGAY = re.compile(r'"([^"]*)"|\\(.)|\[[^\]]*\]|([dD]+|[mM]+|[yY]+|[hH]+|[sS]+)|AM/PM|A/P|_.|\*.|@|0|#|(.)')
_MAU_HE_THONG = {"mm-dd-yy", "m/d/yy", "mm/dd/yy", "m/d/yyyy"}


def hien_ngay(ngay: datetime | date, dinh_dang: str) -> str:
    """The date as its format shows it: "mm/yyyy" gives "06/2025", `"Tháng "m/yyyy` gives "Tháng 6/2025". The
    system's short date is day/month/year, as every Vietnamese machine shows it."""
    mau = dinh_dang.split(";", maxsplit=1)[0]
    if mau.lower() in _MAU_HE_THONG:
        mau = "dd/mm/yyyy"
    phan, sau_gio = [], False
    for tim in _MAU_NGAY.finditer(mau):
        trich, thoat, ma, khac = tim.groups()
        if ma:
            phan.append(_phan_ngay(ngay, ma.lower(), sau_gio))
            sau_gio = ma[0] in "hH"
        else:
            phan.append(trich or thoat or khac or "")
    return lam_sach("".join(phan))


def _phan_ngay(ngay: datetime | date, ma: str, sau_gio: bool) -> str:
    """One code of a date format; "m" right after hours means minutes."""
    dai = len(ma)
    if ma[0] == "y":
        return f"{ngay.year % 100:02}" if dai <= 2 else f"{ngay.year:04}"
    if ma[0] == "m" and not sau_gio:
        return {1: str(ngay.month), 2: f"{ngay.month:02}"}.get(dai, f"tháng {ngay.month}")
    if ma[0] == "d":
        return {1: str(ngay.day), 2: f"{ngay.day:02}"}.get(dai, "")
    gio = {"h": "hour", "m": "minute", "s": "second"}[ma[0]]
    return f"{getattr(ngay, gio, 0):02}"
