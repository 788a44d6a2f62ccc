"""Ellipsis: a head noun said once for several names ("Trung tâm Y tế thị xã Bình Long, Phước Long")."""

import re
from dataclasses import dataclass

from .danh_muc import DanhMuc, MucTen, TimThay, khoa_dau
from .o_chu import OChu
from .tu_vung import CAP_NOI, DON_VI, DON_VI_DAY_DU, DON_VI_RE, LOAI_CO_NOI, LOAI_MOT_CAP, THON, TINH_THANH

_DAU_CHUNG = re.compile(r"(?:Chi cục|Tổng cục|Bệnh viện|Trung tâm|Sở|Bộ|Vụ|Cục|Phòng|Ban|Hội|Viện|Trường)(?= )|")
_LOAI_KEM_NOI = ("ttyt", "tyt", "su_nghiep", "bhxh", "luc_luong", "ubnd")
_NOI_CHON = re.compile(
    rf"^(?P<dau>.*?)\s*(?<![^\W_])(?:các )?(?P<don_vi>địa phương|{DON_VI}(?:\s*[,/]\s*{DON_VI})*)\.?:?\s+(?P<ten>\S.*)$"
)
_NOI_RIENG = re.compile(rf"(?:các )?(?P<don_vi>{DON_VI}|địa phương)\b\.?:?\s+")
_LA_MA = re.compile(r"[IVX]+")
_NHAN = re.compile(
    r"(?P<cac>các )?(?P<dau>sở|bộ|vụ|cục|phòng|ban|chi cục|hội|bệnh viện|trung tâm)"
    r"(?:,? (?:ban,? )?ngành|, ban)?\s*:?\s+(?:bộ |sở )?"
)


@dataclass(frozen=True, slots=True)
class Goc:
    """What a later name of the cell may leave out: the head noun of a catalogue name (`dau_chung`), the words before a
    place (`dau`) and the kind of the place (`don_vi`, empty where the cell does not say it)."""

    dau_chung: str = ""
    dau: str = ""
    don_vi: str = ""
    tinh: bool = False


@dataclass(frozen=True, slots=True)
class TinhLuoc:
    """A shortened name: the word after it, and either the catalogue's entry or the name written out."""

    het: int
    muc: MucTen | None = None
    dau: str = ""
    noi: str = ""


def khop_nhan(o: OChu, i: int, catalogue: DanhMuc) -> TimThay | None:
    """The first name after a head noun of several at word `i` ("Các Sở: Y tế", "Sở: Y tế", "các Vụ Pháp chế")."""
    label = _NHAN.match(o.thuong, o.dau[i])
    if not label or (":" not in label[0] and (not label["cac"] or "\n" in o.chu[label.start() : label.end()])):
        return None
    word = o.tu_tai(label.end())
    if word >= len(o) or not o.viet_hoa(word):
        return None
    found = catalogue.khop(o, word, khoa_dau(label["dau"]))
    listed = ":" in label[0] and found and found.muc.loai not in LOAI_CO_NOI
    return found if found and (listed or found.muc.loai in LOAI_MOT_CAP) else None


def la_ten_noi(o: OChu, i: int, j: int) -> bool:
    """The words `i` … `j - 1` look like the name of a place: each a number, or with a capital but not all capitals."""
    if j <= i or j - i > 6:
        return False
    return all(_viet_nhu_noi(o, k) for k in range(i, j))


def _viet_nhu_noi(o: OChu, k: int) -> bool:
    word = o.doan(k, k + 1)
    if word.isdigit() or _LA_MA.fullmatch(word) or (o.khoa[k] == "trường" and k > 0 and o.khoa[k - 1] == "nông"):
        return True
    return word[0].isupper() and (len(word) == 1 or not word.isupper())


def noi_rieng(o: OChu, i: int) -> tuple[int, str] | None:
    """The first word of a place's own name, and the kind that word `i` says ("xã Sơn Hà", "các huyện: Ba Tơ")."""
    kind = _NOI_RIENG.match(o.thuong, o.dau[i])
    if not kind:
        return None
    word = o.tu_tai(kind.end())
    if not o.viet_hoa(word) or not la_ten_noi(o, word, word + 1):
        return None
    if kind["don_vi"] in ("địa phương", "tỉnh") and not any(
        la_tinh(o.doan(word, word + length)) for length in (1, 2, 3, 4)
    ):
        return None
    return word, ten_don_vi(kind["don_vi"])


def ten_don_vi(unit: str) -> str:
    """The kind of a place written out ("tx." is "thị xã", a "địa phương" named by its province a "tỉnh")."""
    unit = unit.rstrip(".")
    return "tỉnh" if unit == "địa phương" else DON_VI_DAY_DU.get(unit, unit)


def la_tinh(text: str) -> bool:
    """The text is a province's name."""
    return re.sub(r"\s*-\s*", " ", text).lower() in TINH_THANH


def goc_cua(o: OChu, i: int, j: int, entry: MucTen | None, entry_end: int) -> Goc:
    """What the name in words `i` … `j - 1` lends to the shortened names after it."""
    common = _DAU_CHUNG.match(entry.ten)[0] if entry else ""
    text = o.chu[o.dau[i] : o.cuoi[j - 1]].replace("\n", " ")
    low = o.thuong[o.dau[i] : o.cuoi[j - 1]]
    chosen = _NOI_CHON.match(low)
    if chosen:
        first = o.tu_tai(o.dau[i] + chosen.start("ten"))
        if la_ten_noi(o, first, j) or la_tinh(chosen["ten"]):
            many = re.split(r"\s*[,/]\s*", chosen["don_vi"])
            unit = ten_don_vi(many[0]) if len(many) == 1 else ""
            return Goc(common, text[: chosen.end("dau")] or "UBND", unit, la_tinh(chosen["ten"]))
    if entry and entry_end < j and la_ten_noi(o, entry_end, j):
        tail = o.doan(entry_end, j)
        if la_tinh(tail) or entry.loai in _LOAI_KEM_NOI:
            return Goc(common, o.chu[o.dau[i] : o.cuoi[entry_end - 1]], "", la_tinh(tail))
    return Goc(common)


def khop_tinh_luoc(o: OChu, k: int, goc: Goc, catalogue: DanhMuc) -> TinhLuoc | None:
    """The shortened name at word `k`, if there is one."""
    if goc.dau_chung and o.viet_hoa(k):
        found = catalogue.khop(o, k, khoa_dau(goc.dau_chung))
        if found and _het_ten(o, found.het):
            return TinhLuoc(found.het, found.muc)
    if not goc.dau:
        return None
    unit = DON_VI_RE.match(o.thuong, o.dau[k])
    if unit and goc.don_vi and o.viet_hoa(k) and unit[0] in THON:
        unit = None
    first = o.tu_tai(unit.end()) if unit else k
    last = _cuoi_ten_noi(o, first)
    if last is None:
        return None
    name = o.doan(first, last).replace("\n", " ")
    kind = ten_don_vi(unit[0]) if unit else goc.don_vi
    if unit and CAP_NOI.get(kind, 0) > CAP_NOI.get(goc.don_vi, 9):
        return None
    if not kind and goc.tinh and not la_tinh(name):
        return None
    return TinhLuoc(last, None, goc.dau, f"{kind} {name}".strip())


def _het_ten(o: OChu, j: int) -> bool:
    """Another name, or nothing, follows what ends before word `j`."""
    return j >= len(o) or o.truoc[j] != " " or o.la_noi(j) or not o.viet_hoa(j)


def _cuoi_ten_noi(o: OChu, i: int) -> int | None:
    """The word after the place's name that begins at word `i`; `None` where something else is written there."""
    j = i
    while j < len(o) and la_ten_noi(o, i, j + 1) and (j == i or o.truoc[j].isspace()):
        j += 1
    closed = j >= len(o) or o.la_noi(j) or not o.truoc[j].isspace()
    return j if j > i and closed else None
