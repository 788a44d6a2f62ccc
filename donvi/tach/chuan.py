"""The full name from what is written: abbreviations written out, "UBND" and "HĐND" kept short."""

import csv
import re
from functools import lru_cache
from pathlib import Path

from .danh_muc import DanhMuc, MucTen
from .manh import Manh
from .nhan_nhom import nhan_nhom
from .nhom import CO_SO
from .o_chu import CHU_HOA, OChu
from .tinh_luoc import noi_rieng
from .tu_vung import DON_VI, DON_VI_DAY_DU

_TEP = Path(__file__).resolve().parents[1] / "du_lieu" / "viet_tat.csv"
_TEN_TAT = re.compile(r"\s*\([A-ZĐ&\-]{2,10}\)$")
_SO_NHIEU_RIENG = re.compile(rf"(?:\bcác )?\b({DON_VI}):? (?=[{CHU_HOA}0-9])")
_HOA_THUA = re.compile(r"^ (?:Tỉnh|Huyện|Xã|Phường|Thị xã|Quận)\b(?! ủy| đoàn)")
_NHIEU_NOI = ("khu vực", "cơ sở")
_LUON_NHIEU = ("Ban Công tác Mặt trận",)


def ten_cua(o: OChu, piece: Manh, previous: Manh | None, catalogue: DanhMuc) -> tuple[str, bool]:
    """The full name of a piece, and whether it is a group."""
    if piece.tinh_luoc:
        return _ten_tinh_luoc(o, piece, catalogue), False
    if piece.biet:
        name = _ten_tu_muc(piece.biet.muc, mo_rong(o, piece.biet.het, piece.cuoi, catalogue, noi=True))
        return (nhan_nhom(name), True) if piece.nhom else _mang_cac(o, piece, previous, name)
    if piece.noi:
        word, kind = noi_rieng(o, piece.ten)
        return f"UBND {kind} {mo_rong(o, word, piece.cuoi, catalogue)}", False
    name = mo_rong(o, piece.ten, piece.cuoi, catalogue)
    return (nhan_nhom(name), True) if piece.nhom else (name[:1].upper() + name[1:], False)


def mo_rong(o: OChu, i: int, j: int, catalogue: DanhMuc, noi: bool = False) -> str:
    """The words `i` … `j - 1` with known names and abbreviations written out; with `noi` also the gap before."""
    if i >= j:
        return ""
    pieces = [o.truoc[i] if i > 0 and (noi or o.trong_ngoac[i]) else ""]
    k = i
    while k < j:
        found = catalogue.khop(o, k)
        known = found and found.het <= j and _ten_rieng(o, k, i) and not o.trong_ngoac[k]
        word, following = (found.muc.ten, found.het) if known else (_mot_tu(o, k, j), k + 1)
        if k > i:
            pieces.append(" " if o.truoc[k].startswith(".") else o.truoc[k])
        pieces.append(word)
        k = following
    closing = o.chu[o.cuoi[j - 1] :][:1]
    pieces.append(closing if closing in (")", "]", ">", "}") and o.trong_ngoac[j - 1] else "")
    return re.sub(r"\s+", " ", "".join(pieces))


def _ten_tinh_luoc(o: OChu, piece: Manh, catalogue: DanhMuc) -> str:
    short = piece.tinh_luoc
    tail = mo_rong(o, short.het, piece.cuoi, catalogue, noi=True)
    if short.muc:
        return _ten_tu_muc(short.muc, tail)
    head = OChu(short.dau)
    return f"{mo_rong(head, 0, len(head), catalogue)} {short.noi}{tail}"


def _mang_cac(o: OChu, piece: Manh, previous: Manh | None, name: str) -> tuple[str, bool]:
    """The opening word of a group holds for the next kind as well ("Các bệnh viện, TTYT")."""
    tail = o.thuong[o.cuoi[piece.biet.het - 1] : o.cuoi[piece.cuoi - 1]].strip()
    if not tail and previous and previous.mang_cac and CO_SO.match(o.thuong, o.dau[piece.dau]):
        piece.mang_cac = True
        return f"Các {name}", True
    if tail in _NHIEU_NOI:
        return nhan_nhom(name), True
    return name, not tail and piece.biet.muc.ten in _LUON_NHIEU


def _ten_tu_muc(entry: MucTen, tail: str) -> str:
    """The catalogue's name with what follows it in the cell."""
    tail = re.sub(r"^:\s", " ", _TEN_TAT.sub("", tail.rstrip()))
    tail = _SO_NHIEU_RIENG.sub(r"\1 ", tail)
    tail = _HOA_THUA.sub(lambda unit: unit[0].lower(), tail)
    return entry.ten + tail


def _ten_rieng(o: OChu, k: int, start: int) -> bool:
    """Word `k` can begin a known name inside another: it has a capital, or only "các" stands before it."""
    return o.viet_hoa(k) or o.toan_hoa or k == start or (k == start + 1 and o.khoa[start] == "các")


def _mot_tu(o: OChu, k: int, end: int) -> str:
    word = o.doan(k, k + 1)
    if o.trong_ngoac[k]:
        return word
    dotted = o.chu.startswith(".", o.cuoi[k]) and (k > 0 or end > 1)
    if dotted and (unit := DON_VI_DAY_DU.get(word.lower())):
        return unit
    full = viet_tat().get(word.replace(".", "")) if len(word) > 1 else None
    if full is None:
        return word
    listed = "," in o.truoc[k] or "/" in o.truoc[k]
    named = k > 0 and k + 1 < end and o.viet_hoa(k + 1)
    return full.lower() if word.upper() == "TP" and (listed or named) else full


@lru_cache(maxsize=1)
def viet_tat() -> dict[str, str]:
    """Abbreviations inside names, with their full words."""
    with _TEP.open(encoding="utf-8", newline="") as file:
        return {row["short"]: row["full"] for row in csv.DictReader(file, delimiter=";")}
