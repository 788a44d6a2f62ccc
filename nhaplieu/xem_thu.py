"""What a trial of an import found, as plain values that the pages read without understanding the whole file again."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import astuple
from itertools import islice
from typing import Any

from nhaplieu.ap_sua import BoSua, cac_vi_tri
from nhaplieu.ban_nhap import ChiTieuNhap, DongNhap, TaiLieuNhap
from nhaplieu.doi_chieu import NGHI_NGO, DongDaHieu, HieuTen, KetQuaDoiChieu, ten_chua_ro
from nhaplieu.enums import SoSanh
from nhaplieu.khac_biet import Doi
from nhaplieu.models import LanNhap
from nhaplieu.nhan_dang.loai_dong import TEN_LOAI_DONG, LoaiDong

TAT_CA, CAN_XEM = "tat_ca", "can_xem"
_NHOM = (TAT_CA, CAN_XEM, *NGHI_NGO, *SoSanh.values)


def tom_tat(document: TaiLieuNhap, found: KetQuaDoiChieu, loi: list[str]) -> dict[str, Any]:
    """What the pages need of a trial, for JSON.

    `so_sanh` holds the state of every row, `can_xem` the places of those to look at, `nghi_ngo` the places by doubt,
    `khac` what changes by place, `khop` the task (by key) that a row is, `khong_con` the tasks (by key) that the file
    no longer has, `loi` what would refuse the commit.
    """
    doubts = [(place, row.nghi_ngo) for place, row in enumerate(found.dong)]
    kinds = sum((Counter(sheet.dem()) for sheet in document.trang), Counter())
    return {
        "so_sanh": [row.so_sanh.value for row in found.dong],
        "can_xem": [place for place, row in enumerate(found.dong) if row.can_xem],
        "nghi_ngo": {doubt: [place for place, found_here in doubts if doubt in found_here] for doubt in NGHI_NGO},
        "khop": {str(place): row.nhiem_vu.pk for place, row in enumerate(found.dong) if row.nhiem_vu},
        "khac": {str(place): [astuple(c) for c in row.khac] for place, row in enumerate(found.dong) if row.khac},
        "khong_con": [task.pk for task in found.khong_con],
        "chua_ro": ten_chua_ro(found.dong),
        "loi": loi,
        "loai_dong": {kind.value: count for kind, count in kinds.most_common()},
    }


class XemThu:
    """The preview of an import, read from what its trial kept."""

    def __init__(self, lan_nhap: LanNhap, sua: BoSua) -> None:
        self._run, self._sua = lan_nhap, sua
        self._kept = lan_nhap.xem_thu
        self.chua_ro: list[str] = self._kept.get("chua_ro", [])
        self.khong_con: list[int] = self._kept.get("khong_con", [])
        self.loi: list[str] = self._kept.get("loi", [])

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
        return [self._mot_dong(place, draft, ten) for place, draft in zip(vi_tri, self._ban_nhap(vi_tri), strict=True)]

    def goc(self, vi_tri: int) -> DongNhap:
        """The row as it was read, with its raw cells."""
        row = next(islice(self._moi_dong("nhiem_vu"), vi_tri, None))
        return DongNhap.from_dict({"o_goc": self._o_goc(row["trang_tinh"], row["dong"])} | row)

    def tai_lieu(self) -> TaiLieuNhap:
        """The document without its task rows and source rows: its findings and its targets, as corrected."""
        data = self._run.ban_nhap
        bare = [{name: value for name, value in table.items() if name != "nhiem_vu"} for table in data.get("bang", [])]
        return self._sua.tai_lieu(TaiLieuNhap.from_dict(data | {"bang": bare, "trang": []}))

    def chi_tieu_goc(self) -> list[ChiTieuNhap]:
        """The targets as they were read."""
        return [ChiTieuNhap.from_dict(row) for row in self._moi_dong("chi_tieu")]

    def so_nhiem_vu(self) -> list[int]:
        """How many tasks each table has."""
        return [len(table.get("nhiem_vu", ())) for table in self._run.ban_nhap.get("bang", [])]

    def _o_goc(self, trang_tinh: str, dong: int) -> dict[str, str]:
        sheets = (sheet for sheet in self._run.ban_nhap.get("trang", []) if sheet["ten"] == trang_tinh)
        return next((row["o_goc"] for sheet in sheets for row in sheet.get("dong", []) if row["dong"] == dong), {})

    def _mot_dong(self, place: int, draft: DongNhap, ten: HieuTen) -> DongDaHieu:
        changes = tuple(Doi(*change) for change in self._kept["khac"].get(str(place), ()))
        state = SoSanh(self._kept["so_sanh"][place])
        return DongDaHieu(draft, ten(draft.chu_tri), ten(draft.phoi_hop), state, khac=changes, vi_tri=place)

    def _moi_dong(self, loai: str) -> Iterator[dict[str, Any]]:
        return (row for table in self._run.ban_nhap.get("bang", []) for row in table.get(loai, []))

    def _ban_nhap(self, vi_tri: list[int]) -> Iterator[DongNhap]:
        wanted = set(vi_tri)
        rows = list(islice(self._moi_dong("nhiem_vu"), max(wanted, default=-1) + 1))
        places = cac_vi_tri((row["trang_tinh"], row["dong"]) for row in rows)
        for turn, (place, row) in enumerate(zip(places, rows, strict=True)):
            if turn in wanted:
                yield self._sua.dong(place, DongNhap.from_dict(row))
