"""What is typed or pasted into a cell (pure): numbers the Vietnamese way and as Excel writes them, yes and no.

The kind of the cell decides: in a count "1.387" is one thousand and some, in a rate "95.2" is the same as "95,2".
"""

import re
from decimal import Decimal, InvalidOperation
from enum import Enum, auto

from chung.chu import gon, khoa_so_khop

LON_NHAT = Decimal(10) ** 11
DAI_NHAT = 20
_NGHIN_DIEM = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+")
_NGHIN_PHAY = re.compile(r"[1-9]\d{0,2}(?:,\d{3})+")
_NGHIN_CACH = re.compile(r"[1-9]\d{0,2}(?: \d{3})+")
_DA_NGHIN = (
    re.compile(r"(?P<so>[1-9]\d{0,2}(?:\.\d{3})+),(?P<le>\d+)"),
    re.compile(r"(?P<so>[1-9]\d{0,2}(?:,\d{3})+)\.(?P<le>\d+)"),
)
_DAT = {"1", "x", "đ", "đạt", "có", "v", "✓"}
_KHONG_DAT = {"0", "k", "không", "không đạt", "chưa", "chưa đạt", "ko"}


class KieuO(Enum):
    """What a cell holds: a whole count, a number with decimals, whether a unit meets it, words."""

    DEM = auto()
    THAP_PHAN = auto()
    DAT = auto()
    CHU = auto()


class LoiO(ValueError):
    """What is wrong with a cell, in words for the person who filled it."""


def doc_o(chu: object, kieu: KieuO) -> Decimal | str | None:
    """The content of the cell; `None` for an empty one.

    Raises:
        LoiO: the text is nothing that a cell of the kind can hold.
    """
    text = gon(chu)
    if not text:
        return None
    if kieu is KieuO.CHU:
        return text
    if kieu is KieuO.DAT:
        return _doc_dat(text)
    value = _doc_so(text, kieu)
    if value < 0:
        raise LoiO("Số liệu không được âm.")
    if value >= LON_NHAT:
        raise LoiO("Số quá lớn.")
    return value


def _doc_dat(text: str) -> Decimal:
    key = khoa_so_khop(text)
    if key in _DAT:
        return Decimal(1)
    if key in _KHONG_DAT:
        return Decimal(0)
    raise LoiO("Ghi “đạt” hoặc “chưa đạt” (hoặc 1, 0).")


def _doc_so(text: str, kieu: KieuO) -> Decimal:
    if "%" in text and kieu is KieuO.DEM:
        raise LoiO("Ô này là số đếm, không phải tỷ lệ %.")
    bare = text.removesuffix("%").strip()
    if len(bare) > DAI_NHAT:
        raise LoiO(f"“{bare[:20]}…” không phải là số, hoặc quá lớn.")
    value = _so_dem(bare) if kieu is KieuO.DEM else _so_thap_phan(bare)
    if value is None:
        raise LoiO(f"“{text[:40]}” không phải là số.")
    return value


def _so_dem(text: str) -> Decimal | None:
    """A whole number; a point or comma before three digits stands for thousands."""
    if any(pattern.fullmatch(text) for pattern in (_NGHIN_DIEM, _NGHIN_PHAY, _NGHIN_CACH)):
        return Decimal(re.sub(r"[., ]", "", text))
    value = _so_thap_phan(text)
    if value is not None and value != value.to_integral_value():
        raise LoiO("Số đếm phải là số nguyên.")
    return value


def _so_thap_phan(text: str) -> Decimal | None:
    for pattern in _DA_NGHIN:
        if found := pattern.fullmatch(text):
            return _lam_tron(Decimal(re.sub(r"[.,]", "", found["so"]) + "." + found["le"]))
    if _NGHIN_CACH.fullmatch(text):
        return Decimal(text.replace(" ", ""))
    try:
        value = Decimal(text.replace(",", "."))
    except InvalidOperation:
        return None
    return _lam_tron(value) if value.is_finite() and re.fullmatch(r"[+-]?[\d.,]+", text) else None


def _lam_tron(value: Decimal) -> Decimal:
    """To the three decimals that are kept."""
    return round(value, 3)
