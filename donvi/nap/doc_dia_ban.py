"""The data set of places (pure): rows with their paths, changes between rows, other spellings and legal acts.

A row is known by its code and its first day, because codes are used again. Everything is checked here, before
anything is written: periods of a code that overlap, a day without a place above, a change whose old or new
place was not in force.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

from donvi.nap.tep import THU_MUC, DuLieuSai, doc_ngay, doc_tep

Khoa = tuple[str, date | None]
QUOC_GIA: Khoa = ("VN", None)


@dataclass(frozen=True, slots=True)
class Hang:
    """One place as it was from `tu_ngay` to `den_ngay` (empty: since ever, still in force)."""

    ma: str
    ten: str
    loai: str
    cap: int
    ma_cha: str
    tu_ngay: date | None = None
    den_ngay: date | None = None
    duong_dan: str = "/"

    @property
    def khoa(self) -> Khoa:
        return self.ma, self.tu_ngay

    @property
    def dau(self) -> date:
        return self.tu_ngay or date.min

    @property
    def cuoi(self) -> date:
        return self.den_ngay or date.max


@dataclass(frozen=True, slots=True)
class VanBan:
    """A legal act. With `cap` or `ma_tinh` it made the changes of that level or province on its day; with neither
    it is on record, and no single change is known to be its work."""

    so_hieu: str
    ngay_ban_hanh: date
    hieu_luc: date
    cap: int | None
    ma_tinh: str
    noi_dung: str

    def lam_nen(self, ngay: date, cap: int, ma_tinh: str) -> bool:
        """Whether a change of the day, level and province is the work of this act."""
        if self.hieu_luc != ngay or (self.cap is None and not self.ma_tinh):
            return False
        return self.cap in (None, cap) and self.ma_tinh in ("", ma_tinh)


@dataclass(frozen=True, slots=True)
class BienDong:
    """An old row that became (a part of) a new row on a day; `van_ban` is the number of the act, if known."""

    cu: Khoa
    moi: Khoa
    ngay: date
    kieu: str
    chinh: bool
    tron_ven: bool
    van_ban: str = ""


@dataclass(frozen=True, slots=True)
class DuLieuDiaBan:
    hang: list[Hang]
    bien_dong: list[BienDong]
    ten_khac: list[tuple[Khoa, str]]
    van_ban: list[VanBan]


class LichSu:
    """The rows of each code in the order of time.

    Raises:
        DuLieuSai: two rows of one code overlap.
    """

    def __init__(self, hang: Iterable[Hang]) -> None:
        self._rows: dict[str, list[Hang]] = defaultdict(list)
        for row in sorted(hang, key=lambda row: (row.ma, row.dau)):
            before = self._rows[row.ma]
            if row.cuoi < row.dau or (before and before[-1].cuoi >= row.dau):
                raise DuLieuSai(f"{row.ma} {row.ten}: thời gian hiệu lực chồng lên nhau hoặc ngược.")
            before.append(row)

    def luc(self, ma: str, ngay: date) -> Hang | None:
        """The row of the code in force on the day."""
        return next((row for row in self._rows.get(ma, ()) if row.dau <= ngay <= row.cuoi), None)

    def phu(self, ma: str, dau: date, cuoi: date) -> list[Hang]:
        """The rows of the code that cover every day from `dau` to `cuoi`; empty where a day is not covered."""
        rows = [row for row in self._rows.get(ma, ()) if row.dau <= cuoi and row.cuoi >= dau]
        unbroken = all(a.cuoi + timedelta(days=1) == b.dau for a, b in pairwise(rows))
        return rows if rows and rows[0].dau <= dau and rows[-1].cuoi >= cuoi and unbroken else []


def dung_duong_dan(hang: Iterable[Hang]) -> list[Hang]:
    """The rows, highest level first, each with its path of codes from the country down, as it stood.

    Raises:
        DuLieuSai: a row has no place above on some day, or two paths within its life.
    """
    placed: list[Hang] = []
    by_level: dict[int, list[Hang]] = defaultdict(list)
    for row in hang:
        by_level[row.cap].append(row)
    for level in sorted(by_level):
        above = LichSu(placed)
        placed += [replace(row, duong_dan=_duong_dan(row, above)) for row in by_level[level]]
    return placed


def doc_dia_ban(thu_muc: Path = THU_MUC) -> DuLieuDiaBan:
    """Read and check the four files.

    Raises:
        DuLieuSai: the files contradict themselves.
    """
    rows = dung_duong_dan(_doc_hang(thu_muc))
    acts = [_van_ban(cells) for cells in doc_tep("van_ban", thu_muc)]
    history = LichSu(rows)
    changes = [_bien_dong(cells, history, acts) for cells in doc_tep("ke_thua", thu_muc)]
    known = {row.khoa for row in rows}
    spellings = [((c["ma"], doc_ngay(c["tu_ngay"])), c["ten"]) for c in doc_tep("bi_danh_dia_ban", thu_muc)]
    for key, name in spellings:
        if key not in known:
            raise DuLieuSai(f"Tên gọi khác {name}: không có địa bàn {key[0]}.")
    return DuLieuDiaBan(rows, changes, spellings, acts)


def _doc_hang(thu_muc: Path) -> list[Hang]:
    return [
        Hang(
            cells["ma"],
            cells["ten"],
            cells["loai"],
            int(cells["cap"]),
            cells["ma_cha"],
            doc_ngay(cells["tu_ngay"]),
            doc_ngay(cells["den_ngay"]),
        )
        for cells in doc_tep("dia_ban", thu_muc)
    ]


def _duong_dan(row: Hang, above: LichSu) -> str:
    if not row.ma_cha:
        return "/"
    paths = {parent.duong_dan for parent in above.phu(row.ma_cha, row.dau, row.cuoi)}
    if len(paths) != 1:
        raise DuLieuSai(f"{row.ma} {row.ten}: không có đúng một địa bàn cấp trên {row.ma_cha} trong mọi ngày.")
    return f"{paths.pop()}{row.ma}/"


def _van_ban(cells: dict[str, str]) -> VanBan:
    return VanBan(
        cells["so_hieu"],
        date.fromisoformat(cells["ngay_ban_hanh"]),
        date.fromisoformat(cells["hieu_luc"]),
        int(cells["cap"]) if cells["cap"] else None,
        cells["ma_tinh"],
        cells["noi_dung"],
    )


def _bien_dong(cells: dict[str, str], history: LichSu, acts: list[VanBan]) -> BienDong:
    day = date.fromisoformat(cells["ngay"])
    old = history.luc(cells["ma_cu"], day - timedelta(days=1))
    new = history.luc(cells["ma_moi"], day)
    if old is None or new is None or old is new:
        raise DuLieuSai(f"Kế thừa {cells['ma_cu']} → {cells['ma_moi']} ngày {day}: địa bàn không còn hiệu lực.")
    level, province = max(old.cap, new.cap), new.duong_dan.split("/")[1]
    act = next((act.so_hieu for act in acts if act.lam_nen(day, level, province)), "")
    whole = cells["tron_ven"] == "1"
    return BienDong(old.khoa, new.khoa, day, cells["kieu"], cells["chinh"] == "1", whole, act)
