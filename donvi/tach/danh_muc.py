"""The catalogue of agency names: finds the longest known name at a place of a cell.

Names are compared as one run of letters, so that "UB MTTQ", "UBMTTQ" and "Ub MTTQ" meet; where a name has a comma, "và"
or hyphen, the text may have any of these or none ("Sở Quy hoạch Kiến trúc"), but nowhere else.
"""

import csv
import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from chung.chu import khoa_so_khop, khong_dau

from .o_chu import OChu
from .tu_vung import LOAI_MOT_CAP

_TEP = Path(__file__).resolve().parents[1] / "du_lieu" / "ten_co_quan.csv"
_DAI_MO_DAU = 8
_DAU_TAT = {"Sở": "S", "Bộ": "B", "Phòng": "P", "Trung tâm": "TT", "Bệnh viện": "BV", "Văn phòng": "VP", "Vụ": "",
            "Cục": "", "Chi cục": "CC", "Hội": "", "Ban": "", "Trạm": "T", "Tổng cục": "", "Liên đoàn": "LĐ",
            "Ủy ban": "UB", "Ngân hàng": "NH", "Đảng ủy": "ĐU", "Ban Quản lý": "BQL"}  # fmt: skip
_DAI = {"UBND": "Ủy ban nhân dân", "HĐND": "Hội đồng nhân dân", "MTTQ": "Mặt trận Tổ quốc"}


@dataclass(frozen=True, slots=True)
class MucTen:
    """One spelling of a known name: `noi` holds the offsets in the key where a comma, "và" or hyphen may stand."""

    ten: str
    loai: str
    noi: frozenset[int]
    viet_tat: bool = False


@dataclass(frozen=True, slots=True)
class TimThay:
    """A known name found: the word after its last one, and the entry."""

    het: int
    muc: MucTen


class DanhMuc:
    """Known names by key; later additions never hide an earlier one."""

    def __init__(self) -> None:
        self.muc: dict[str, MucTen] = {}
        self._mo_dau: set[str] = set()
        self._dai_nhat = 0

    def them(self, viet: str, ten: str, loai: str, viet_tat: bool = False) -> None:
        """Add the spelling `viet` of the name `ten`."""
        key, noi = _khoa_ten(viet)
        if key and key not in self.muc:
            self._dai_nhat = max(self._dai_nhat, len(key))
            self.muc[key] = MucTen(ten, loai, frozenset(noi), viet_tat)
            self._mo_dau.update(key[:length] for length in range(1, _DAI_MO_DAU + 1))

    def ten_ket_thuc(self, text: str) -> list[str]:
        """The names that end in `text` and are longer."""
        end, _ = _khoa_ten(text)
        return sorted({e.ten for key, e in self.muc.items() if key.endswith(end) and key != end and not e.viet_tat})

    def khac_dau(self, text: str) -> str | None:
        """The one ministry, department or division whose name differs from `text` in its marks only."""
        found = self._khong_dau.get(khong_dau(_khoa_ten(text)[0]), ())
        return next(iter(found)) if len(found) == 1 else None

    @cached_property
    def _khong_dau(self) -> dict[str, set[str]]:
        folded: dict[str, set[str]] = {}
        for key, entry in self.muc.items():
            if entry.loai in LOAI_MOT_CAP and not entry.viet_tat:
                folded.setdefault(khong_dau(key), set()).add(entry.ten)
        return folded

    def sao(self) -> "DanhMuc":
        """A copy that can take further names."""
        other = DanhMuc()
        other.muc, other._mo_dau, other._dai_nhat = dict(self.muc), set(self._mo_dau), self._dai_nhat
        return other

    def khop(self, o: OChu, i: int, dau: str = "") -> TimThay | None:
        """The longest known name that begins at word `i` of `o`; `dau` is a head noun said earlier ("sở")."""
        key, seams, found = dau, [], None
        seam, room = bool(dau), _la_phong(o, i)
        for j in range(i, len(o)):
            if j > i:
                if (o.ngat_cung(j) and not (room and j == i + 1)) or o.trong_ngoac[j] != o.trong_ngoac[i]:
                    break
                seam = seam or o.ngat_mem(j)
                if o.la_noi(j):
                    seam = True
                    continue
            if seam and j > i:
                seams.append(len(key))
            seam = False
            key += "phòng" if room and j == i else o.khoa[j]
            if len(key) > self._dai_nhat or key[:_DAI_MO_DAU] not in self._mo_dau:
                break
            entry = self.muc.get(key)
            if entry and entry.noi.issuperset(seams) and _dung_chu(entry, o, i, j):
                found = TimThay(j + 1, entry)
        return found


def _la_phong(o: OChu, i: int) -> bool:
    """Word `i` is a "P." that may stand for "Phòng"."""
    return o.doan(i, i + 1) == "P" and i + 1 < len(o) and o.truoc[i + 1].startswith(".")


def _dung_chu(entry: MucTen, o: OChu, i: int, j: int) -> bool:
    """An abbreviation counts only where it is written in capitals."""
    if not entry.viet_tat:
        return True
    if i == j and len(o.khoa[i]) > 2:
        return True
    return any(o.doan(k, k + 1).isupper() for k in range(i, j + 1))


def _khoa_ten(name: str) -> tuple[str, set[int]]:
    o = OChu(name)
    key, seams, seam = "", set(), False
    for i in range(len(o)):
        seam = seam or (i > 0 and o.ngat_mem(i))
        if o.la_noi(i) and i > 0:
            seam = True
            continue
        if seam:
            seams.add(len(key))
        seam = False
        key += o.khoa[i]
    return key, seams


def _chu_dau(part: str) -> str:
    return "".join(word if word.isupper() else word[0].upper() for word in re.findall(r"[^\W_]+", part))


def _viet_tat(name: str) -> Iterator[str]:
    """The usual short forms of a name: the initials of any of its parts ("Sở KH và Đầu tư", "Sở KHĐT", "SKHĐT")."""
    head = next((head for head in sorted(_DAU_TAT, key=len, reverse=True) if name.startswith(head + " ")), None)
    if head is None:
        return
    rest = name[len(head) + 1 :]
    parts = re.split(r",\s*|\s+và\s+|\s+-\s+", rest)
    for chosen in itertools.product((False, True), repeat=len(parts)):
        if any(chosen):
            yield f"{head} " + " - ".join(_chu_dau(p) if c else p for p, c in zip(parts, chosen, strict=True))
    short = " - ".join(map(_chu_dau, parts))
    if _DAU_TAT[head]:
        yield f"{_DAU_TAT[head]} {short}"
        yield f"{_DAU_TAT[head]} {rest}"


@lru_cache(maxsize=1)
def danh_muc_goc() -> DanhMuc:
    """The catalogue that comes with the product, read once."""
    with _TEP.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    catalogue = DanhMuc()
    for row in rows:
        for name in [row["canonical"], *filter(None, row["aliases"].split("|"))]:
            catalogue.them(name, row["canonical"], row["kind"], name != row["canonical"] and " " not in name)
            for short, full in _DAI.items():
                if short in name:
                    catalogue.them(name.replace(short, full), row["canonical"], row["kind"])
    for row in rows:
        for short in _viet_tat(row["canonical"]):
            catalogue.them(short, row["canonical"], row["kind"], viet_tat=True)
    return catalogue


@lru_cache(maxsize=8)
def danh_muc(ten_da_biet: frozenset[str] = frozenset()) -> DanhMuc:
    """The catalogue with the names of `ten_da_biet` added."""
    catalogue = danh_muc_goc()
    if ten_da_biet:
        catalogue = catalogue.sao()
        for name in sorted(ten_da_biet):
            catalogue.them(name, name, "")
    return catalogue


def ten_trong_danh_muc(ten: str) -> MucTen | None:
    """The entry whose spelling is exactly `ten`."""
    return danh_muc_goc().muc.get(_khoa_ten(ten)[0])


def khoa_dau(dau: str) -> str:
    """The key of a head noun for `DanhMuc.khop`."""
    return khoa_so_khop(dau).replace(" ", "")
