"""What a trial of an import found, as plain values that the pages read without understanding the whole file again."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import astuple
from itertools import islice
from typing import Any

from nhaplieu.ban_nhap import DongNhap, TaiLieuNhap
from nhaplieu.doi_chieu import DongDaHieu, HieuTen, KetQuaDoiChieu, ten_chua_ro
from nhaplieu.enums import SoSanh
from nhaplieu.khac_biet import Doi
from nhaplieu.models import LanNhap
from nhaplieu.nhan_dang.loai_dong import TEN_LOAI_DONG, LoaiDong

TAT_CA, CAN_XEM = "tat_ca", "can_xem"
_NHOM = (TAT_CA, CAN_XEM, *SoSanh.values)


def tom_tat(document: TaiLieuNhap, found: KetQuaDoiChieu, loi: list[str]) -> dict[str, Any]:
    """What the pages need of a trial, for JSON.

    `so_sanh` holds the state of every row, `can_xem` the places of those to look at, `khac` what changes by place,
    `khong_con` the tasks (by key) that the file no longer has, `loi` what would refuse the commit.
    """
    kinds = sum((Counter(sheet.dem()) for sheet in document.trang), Counter())
    return {
        "so_sanh": [row.so_sanh.value for row in found.dong],
        "can_xem": [place for place, row in enumerate(found.dong) if row.can_xem],
        "khac": {str(place): [astuple(c) for c in row.khac] for place, row in enumerate(found.dong) if row.khac},
        "khong_con": [task.pk for task in found.khong_con],
        "chua_ro": ten_chua_ro(found.dong),
        "loi": loi,
        "loai_dong": {kind.value: count for kind, count in kinds.most_common()},
    }


class XemThu:
    """The preview of an import, read from what its trial kept."""

    def __init__(self, lan_nhap: LanNhap) -> None:
        self._run = lan_nhap
        self._kept = lan_nhap.xem_thu
        self.chua_ro: list[str] = self._kept.get("chua_ro", [])
        self.khong_con: list[int] = self._kept.get("khong_con", [])
        self.loi: list[str] = self._kept.get("loi", [])

    @property
    def dem(self) -> dict[str, int]:
        """How many rows each group of the filter has."""
        counts = Counter(self._kept.get("so_sanh", []))
        counts[TAT_CA], counts[CAN_XEM] = counts.total(), len(self._kept.get("can_xem", []))
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
        return [place for place, state in enumerate(states) if nhom in (TAT_CA, state)]

    def dong(self, vi_tri: list[int], ten: HieuTen) -> list[DongDaHieu]:
        """The rows at these places (rising), understood; the rest of the file is left as it is."""
        return [self._mot_dong(place, draft, ten) for place, draft in zip(vi_tri, self._ban_nhap(vi_tri), strict=True)]

    def tai_lieu(self) -> TaiLieuNhap:
        """The document without its task rows and source rows: its findings and its targets."""
        data = self._run.ban_nhap
        bare = [{name: value for name, value in table.items() if name != "nhiem_vu"} for table in data.get("bang", [])]
        return TaiLieuNhap.from_dict(data | {"bang": bare, "trang": []})

    def _mot_dong(self, place: int, draft: DongNhap, ten: HieuTen) -> DongDaHieu:
        changes = tuple(Doi(*change) for change in self._kept["khac"].get(str(place), ()))
        state = SoSanh(self._kept["so_sanh"][place])
        return DongDaHieu(draft, ten(draft.chu_tri), ten(draft.phoi_hop), state, khac=changes)

    def _ban_nhap(self, vi_tri: list[int]) -> Iterator[DongNhap]:
        rows = (row for table in self._run.ban_nhap.get("bang", []) for row in table.get("nhiem_vu", []))
        wanted = set(vi_tri)
        last = max(wanted, default=-1) + 1
        return (DongNhap.from_dict(row) for place, row in enumerate(islice(rows, last)) if place in wanted)
