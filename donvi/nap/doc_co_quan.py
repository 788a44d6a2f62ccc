"""The templates of agencies, groups and aliases (pure): which agencies a place has, under which names, how long."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Protocol

from donvi.nap.tep import THU_MUC, DuLieuSai, doc_ngay, doc_tep


class Noi(Protocol):
    """What a template asks of a place."""

    ten: str
    cap: int
    duong_dan: str
    tu_ngay: date | None
    den_ngay: date | None

    @property
    def ten_rieng(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Mau:
    """One agency that every place of a level has.

    Names may hold `{loai}`, the kind of the place ("tỉnh", "thị xã"), and `{dau}`, its first syllable as a title
    ("Tỉnh" of "Tỉnh ủy", "Thị" of "Thị ủy"). `ap_dung` limits it to places at or under the codes, a code with a
    minus excludes; `cha` is the template of the agency above, in the same place or the nearest above.
    """

    cap: int
    loai: str
    ten_ngan: str
    ten: str = ""
    cha: str = ""
    tu_ngay: date | None = None
    den_ngay: date | None = None
    ap_dung: tuple[str, ...] = ()
    ten_khac: tuple[str, ...] = ()

    def hop(self, noi: Noi) -> bool:
        """Whether the place has this agency at some time of its own life."""
        if self.cap != noi.cap:
            return False
        codes = set(noi.duong_dan.split("/"))
        wanted = {code for code in self.ap_dung if not code.startswith("-")}
        unwanted = {code[1:] for code in self.ap_dung if code.startswith("-")}
        first, last = self.thoi_gian(noi)
        in_time = (first or date.min) <= (last or date.max)
        return in_time and not codes & unwanted and (not wanted or bool(codes & wanted))

    def thoi_gian(self, noi: Noi) -> tuple[date | None, date | None]:
        """The first and last day of the agency: those of the place, narrowed by those of the template."""
        first = max(self.tu_ngay or date.min, noi.tu_ngay or date.min)
        last = min(self.den_ngay or date.max, noi.den_ngay or date.max)
        return (None if first == date.min else first), (None if last == date.max else last)

    def ten_tai(self, noi: Noi) -> tuple[str, str]:
        """The full name and the bare name in the place: "Sở Y tế tỉnh Nghệ An" and "Sở Y tế"."""
        short = dien(self.ten_ngan, noi)
        if self.ten:
            return dien(self.ten, noi), short
        if noi.cap == 0:
            return short, short
        place = noi.ten_rieng if "{" in self.ten_ngan else noi.ten[0].lower() + noi.ten[1:]
        return f"{short} {place}", short


@dataclass(frozen=True, slots=True)
class MauNhom:
    ten: str
    cach: str
    loai_co_quan: tuple[str, ...]
    ten_ngan: str
    cap: int | None


@dataclass(frozen=True, slots=True)
class MauBiDanh:
    """Another name of the group `nhom`; `pham_vi` is the code of the place where it holds, empty for everywhere."""

    ten: str
    nhom: str
    pham_vi: str


def dien(mau: str, noi: Noi) -> str:
    """The name with the kind of the place filled in.

    >>> dien("{dau} ủy", thi_xa_hoang_mai)  # doctest: +SKIP
    'Thị ủy'
    """
    kind = noi.ten.removesuffix(noi.ten_rieng).strip().lower()
    return mau.format(loai=kind, dau=kind.split(" ")[0].capitalize())


def doc_mau_co_quan(thu_muc: Path = THU_MUC) -> list[Mau]:
    """The templates in the order of the file, the highest level first."""
    return [
        Mau(
            cap=int(cells["cap"]),
            loai=cells["loai"],
            ten_ngan=cells["ten_ngan"],
            ten=cells["ten"],
            cha=cells["cha"],
            tu_ngay=doc_ngay(cells["tu_ngay"]),
            den_ngay=doc_ngay(cells["den_ngay"]),
            ap_dung=tuple(cells["ap_dung"].split()),
            ten_khac=tuple(filter(None, cells["ten_khac"].split("|"))),
        )
        for cells in doc_tep("co_quan_mau", thu_muc)
    ]


def doc_nhom(thu_muc: Path = THU_MUC) -> tuple[list[MauNhom], list[MauBiDanh]]:
    """The groups and their other names.

    Raises:
        DuLieuSai: an alias of a group that is not there.
    """
    groups = [
        MauNhom(
            cells["ten"],
            cells["cach"],
            tuple(cells["loai_co_quan"].split()),
            cells["ten_ngan"],
            int(cells["cap"]) if cells["cap"] else None,
        )
        for cells in doc_tep("nhom", thu_muc)
    ]
    aliases = [MauBiDanh(**cells) for cells in doc_tep("bi_danh", thu_muc)]
    known = {group.ten for group in groups}
    for alias in aliases:
        if alias.nhom not in known:
            raise DuLieuSai(f"Tên gọi khác {alias.ten}: không có nhóm {alias.nhom}.")
    return groups, aliases
