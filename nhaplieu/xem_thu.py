"""What a trial of an import found, as plain values that the pages read without understanding the whole file again."""

from bisect import insort
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import astuple
from functools import cached_property
from typing import Any

from nhaplieu.ap_sua import BoSua, ViTri
from nhaplieu.ban_nhap import DongNhap, TaiLieuNhap
from nhaplieu.doi_chieu import NGHI_NGO, DongDaHieu, HieuTen, KetQuaDoiChieu, cac_cha, ten_chua_ro
from nhaplieu.enums import LoaiSua, SoSanh
from nhaplieu.khac_biet import Doi
from nhaplieu.luu_nhap import BanDoc
from nhaplieu.models import LanNhap
from nhaplieu.nhan_dang.loai_dong import TEN_LOAI_DONG, LoaiDong

TAT_CA, CAN_XEM = "tat_ca", "can_xem"
_NHOM = (TAT_CA, CAN_XEM, *NGHI_NGO, *SoSanh.values)
_THEO_DONG = ("ten_la", "khac", "giu")


def tom_tat(document: TaiLieuNhap, found: KetQuaDoiChieu, loi: list[str]) -> dict[str, Any]:
    """What the pages need of a trial, for JSON.

    `so_sanh` holds the state of every row, `can_xem` the places of those to look at, `nghi_ngo` the places by doubt,
    `ten_la` the unknown names by place, `chua_ro` each of them once, `khac` what changes and `giu` what a person
    corrected and stays, by place, `khop` the task (by
    key) that a row is, `khong_con` the tasks (by key) that the file no longer has, `loi` what would refuse the commit.
    """
    kinds = sum((Counter(sheet.dem()) for sheet in document.trang), Counter())
    kept = {
        "so_sanh": [row.so_sanh.value for row in found.dong],
        "can_xem": [],
        "nghi_ngo": {doubt: [] for doubt in NGHI_NGO},
        "ten_la": {},
        "khop": {str(place): row.nhiem_vu.pk for place, row in enumerate(found.dong) if row.nhiem_vu},
        "khac": {},
        "giu": {},
        "khong_con": [task.pk for task in found.khong_con],
        "loi": loi,
        "loai_dong": {kind.value: count for kind, count in kinds.most_common()},
    }
    for place, row in enumerate(found.dong):
        _them_dong(kept, place, row)
    return kept | {"chua_ro": _chua_ro(kept)}


def sua_tom_tat(kept: dict[str, Any], dong: Mapping[int, DongDaHieu]) -> dict[str, Any]:
    """What `tom_tat` would keep if these rows (by place) were as they are given, and stayed the tasks that they are."""
    new = kept | {name: dict(kept.get(name, {})) for name in _THEO_DONG}
    new |= {
        "so_sanh": list(kept["so_sanh"]),
        "can_xem": _tru(kept["can_xem"], dong),
        "nghi_ngo": {doubt: _tru(kept["nghi_ngo"].get(doubt, []), dong) for doubt in NGHI_NGO},
    }
    for place, row in dong.items():
        new["so_sanh"][place] = row.so_sanh.value
        for name in _THEO_DONG:
            new[name].pop(str(place), None)
        _them_dong(new, place, row)
    return new | {"chua_ro": _chua_ro(new)}


def _them_dong(kept: dict[str, Any], place: int, row: DongDaHieu) -> None:
    if row.can_xem:
        insort(kept["can_xem"], place)
    for doubt in row.nghi_ngo:
        insort(kept["nghi_ngo"][doubt], place)
    if names := ten_chua_ro([row]):
        kept["ten_la"][str(place)] = names
    for name in ("khac", "giu"):
        if changes := getattr(row, name):
            kept[name][str(place)] = [list(astuple(change)) for change in changes]


def _tru(places: list[int], dong: Container[int]) -> list[int]:
    return [place for place in places if place not in dong]


def _chua_ro(kept: dict[str, Any]) -> list[str]:
    """The unknown names, in the order of the document."""
    places = sorted(kept["ten_la"], key=int)
    return list(dict.fromkeys(name for place in places for name in kept["ten_la"][place]))


class XemThu:
    """The preview of an import, read from what its trial kept."""

    def __init__(self, lan_nhap: LanNhap, sua: BoSua, doc: BanDoc | None = None) -> None:
        self._run, self._sua = lan_nhap, sua
        if doc:
            self.doc = doc
        self._kept = lan_nhap.xem_thu
        self.chua_ro: list[str] = self._kept.get("chua_ro", [])
        self.khong_con: list[int] = self._kept.get("khong_con", [])
        self.loi: list[str] = self._kept.get("loi", [])

    @cached_property
    def doc(self) -> BanDoc:
        """The drafts as they were read."""
        return BanDoc(self._run.ban_nhap)

    @property
    def dem(self) -> dict[str, int]:
        """How many rows each group of the filter has."""
        counts = Counter(self._kept.get("so_sanh", []))
        counts[TAT_CA], counts[CAN_XEM] = counts.total(), len(self._kept.get("can_xem", []))
        counts.update({doubt: len(places) for doubt, places in self._kept.get("nghi_ngo", {}).items()})
        return {group: counts[group] for group in _NHOM}

    @property
    def loai_dong(self) -> list[tuple[str, int]]:
        """The rows of the file by what they were taken for."""
        return [(TEN_LOAI_DONG[LoaiDong(kind)], count) for kind, count in self._kept.get("loai_dong", {}).items()]

    def cac_vi_tri(self, nhom: str) -> list[int]:
        """The places of the rows of a group of the filter."""
        states = self._kept.get("so_sanh", [])
        if nhom == CAN_XEM:
            return self._kept.get("can_xem", [])
        if nhom in NGHI_NGO:
            return self._kept.get("nghi_ngo", {}).get(nhom, [])
        return [place for place, state in enumerate(states) if nhom in (TAT_CA, state)]

    def nhiem_vu(self, vi_tri: int) -> int | None:
        """The task (by key) that the row is."""
        return self._kept.get("khop", {}).get(str(vi_tri))

    def dong(self, vi_tri: list[int], ten: HieuTen) -> list[DongDaHieu]:
        """The rows at these places (rising), understood; the rest of the file is left as it is."""
        return [self._mot_dong(place, draft, ten) for place, draft in zip(vi_tri, self.cac_nhap(vi_tri), strict=True)]

    def tai_lieu(self) -> TaiLieuNhap:
        """The document without its task rows and source rows: its findings and its targets, as corrected."""
        return self._sua.tai_lieu(self.doc.tai_lieu())

    def cac_nhap(self, vi_tri: Iterable[int]) -> Iterator[DongNhap]:
        """The rows at these places as corrected, without their raw cells."""
        rows, places = self.doc.nhiem_vu, self.doc.vi_tri
        return (self._sua.dong(places[place], DongNhap.from_dict(rows[place])) for place in vi_tri)

    def cac_cha(self) -> list[int | None]:
        """The place of each row's parent."""
        rows = zip(self.doc.vi_tri, self.doc.nhiem_vu, strict=True)
        return list(cac_cha((row["trang_tinh"], self._stt(place, row), row.get("stt_cha")) for place, row in rows))

    def _stt(self, place: ViTri, row: dict[str, Any]) -> str | None:
        sua = self._sua.gia_tri(LoaiSua.NHIEM_VU, place)
        return sua["stt"] or None if "stt" in sua else row.get("stt")

    def _mot_dong(self, place: int, draft: DongNhap, ten: HieuTen) -> DongDaHieu:
        state, names = SoSanh(self._kept["so_sanh"][place]), (ten(draft.chu_tri), ten(draft.phoi_hop))
        said = {
            name: tuple(Doi(*change) for change in self._kept.get(name, {}).get(str(place), ()))
            for name in ("khac", "giu")
        }
        return DongDaHieu(draft, *names, state, **said, vi_tri=place)
