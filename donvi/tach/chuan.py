"""The full name from what is written: abbreviations written out, "UBND" and "HĐND" kept short."""

import csv
import re
from functools import lru_cache
from pathlib import Path

from .danh_muc import DanhMuc, MucTen
from .o_chu import OChu

_TEP = Path(__file__).resolve().parents[1] / "du_lieu" / "viet_tat.csv"
_TEN_TAT = re.compile(r"\s*\([A-ZĐ&\-]{2,10}\)$")


@lru_cache(maxsize=1)
def viet_tat() -> dict[str, str]:
    """Abbreviations inside names, by their key."""
    with _TEP.open(encoding="utf-8", newline="") as file:
        return {row["short"]: row["full"] for row in csv.DictReader(file, delimiter=";")}


def mo_rong(o: OChu, i: int, j: int, catalogue: DanhMuc, noi: bool = False) -> str:
    """The words `i` … `j - 1` with known names and abbreviations written out; with `noi` also what stands before them."""
    opening = o.truoc[i] if i < j and (noi or o.trong_ngoac[i]) and i > 0 else ""
    pieces: list[str] = []
    k = i
    while k < j:
        found = catalogue.khop(o, k)
        if found and found.het <= j and _ten_rieng(o, k, i):
            word, following = found.muc.ten, found.het
        else:
            word, following = _mot_tu(o, k, j), k + 1
        if pieces:
            pieces.append(" " if o.truoc[k].startswith(".") else o.truoc[k])
        pieces.append(word)
        k = following
    closing = o.chu[o.cuoi[j - 1] :][:1] if j > i else ""
    text = opening + "".join(pieces) + (closing if closing in tuple(")]>}") and o.trong_ngoac[j - 1] else "")
    return re.sub(r"\s+", " ", text)


def _ten_rieng(o: OChu, k: int, start: int) -> bool:
    """Word `k` can begin a known name inside another: it has a capital, or only "các" stands before it."""
    return o.viet_hoa(k) or o.toan_hoa or k == start or (k == start + 1 and o.khoa[start] == "các")


def _mot_tu(o: OChu, k: int, end: int) -> str:
    word = o.doan(k, k + 1)
    full = viet_tat().get(re.sub(r"[.]", "", word)) if len(word) > 1 else None
    if full is None:
        return word
    if full.startswith("Thành phố") and word.upper() == "TP" and k + 1 < end and o.viet_hoa(k + 1) and k > 0:
        return full.lower()
    return full


def ten_tu_muc(entry: MucTen, tail: str) -> str:
    """The catalogue's name with what follows it in the cell."""
    tail = _TEN_TAT.sub("", tail.rstrip())
    tail = re.sub(r"\bcác (tỉnh|huyện|xã|phường|thị xã|quận|thị trấn|thành phố):? (?=[^\W\d_a-zà-ỹ])", r"\1 ", tail)
    tail = re.sub(r" (Tỉnh|Huyện|Xã|Phường|Thị xã|Quận)\b(?! ủy| đoàn)", lambda unit: unit[0].lower(), tail)
    if entry.ten.lower().endswith(tail.strip().lower()):
        tail = ""
    return entry.ten + tail
