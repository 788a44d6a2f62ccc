"""The content of an official report (pure): its figures, its annex rows, and what of it can be kept as JSON."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from nhiemvu.so_dem import SoDem
from nhiemvu.trang_thai import PhanLoai


class Phan(StrEnum):
    """The parts of a report that a person words, in the order of the document."""

    CHI_DAO = "chi_dao"
    KET_QUA = "ket_qua"
    DANH_GIA = "danh_gia"
    TON_TAI = "ton_tai"
    TRONG_TAM = "trong_tam"
    KIEN_NGHI = "kien_nghi"

    @property
    def nhan(self) -> str:
        return _NHAN[self]


_NHAN = {
    Phan.CHI_DAO: "I. Công tác chỉ đạo và tình hình giao nhiệm vụ",
    Phan.KET_QUA: "II. Kết quả thực hiện",
    Phan.DANH_GIA: "Đánh giá chung",
    Phan.TON_TAI: "III. Tồn tại, hạn chế và nguyên nhân",
    Phan.TRONG_TAM: "IV. Nhiệm vụ trọng tâm thời gian tới",
    Phan.KIEN_NGHI: "V. Đề xuất, kiến nghị",
}


@dataclass(frozen=True, slots=True)
class DongPhuLuc:
    """A task in an annex. `so` counts its work items of this annex by class, so that the rows add up to the figures."""

    tt: str
    muc: str
    nhiem_vu: str
    san_pham: str
    thoi_han: str
    co_quan: str
    tien_do: str
    ket_qua: str
    so: dict[str, int]


@dataclass(frozen=True, slots=True)
class DongCoQuan:
    """The count of one agency."""

    ten: str
    so: SoDem


@dataclass(frozen=True, slots=True)
class NoiDung:
    """Figures and annex tables of a report as they stood on the day of the data."""

    so: SoDem
    co_quan: list[DongCoQuan] = field(default_factory=list)
    co_han: list[DongPhuLuc] = field(default_factory=list)
    khong_han: list[DongPhuLuc] = field(default_factory=list)

    def json(self) -> dict[str, Any]:
        """All of it in types that JSON knows; `tu_json` gives it back."""
        return {
            "so": _so_json(self.so),
            "co_quan": [{"ten": row.ten, "so": _so_json(row.so)} for row in self.co_quan],
            "co_han": [asdict(row) for row in self.co_han],
            "khong_han": [asdict(row) for row in self.khong_han],
        }

    @classmethod
    def tu_json(cls, data: Mapping[str, Any]) -> "NoiDung":
        """The content that `json` kept."""
        return cls(
            _so_dem(data["so"]),
            [DongCoQuan(row["ten"], _so_dem(row["so"])) for row in data["co_quan"]],
            [DongPhuLuc(**row) for row in data["co_han"]],
            [DongPhuLuc(**row) for row in data["khong_han"]],
        )


def tong_dong(rows: Iterable[DongPhuLuc]) -> dict[str, int]:
    """The sum of the rows for each class."""
    total = dict.fromkeys((kind.value for kind in PhanLoai), 0)
    for row in rows:
        for kind, number in row.so.items():
            total[kind] += number
    return total


def _so_json(so: SoDem) -> dict[str, Any]:
    counts = {kind.value: so[kind] for kind in PhanLoai}
    oldest = so.han_cu_nhat.isoformat() if so.han_cu_nhat else None
    extra = {name: getattr(so, name) for name in ("sap_den_han", "qua_han_7", "qua_han_30")}
    return {"theo_loai": counts, **extra, "han_cu_nhat": oldest}


def _so_dem(data: Mapping[str, Any]) -> SoDem:
    oldest = data["han_cu_nhat"]
    return SoDem(
        {PhanLoai(kind): number for kind, number in data["theo_loai"].items()},
        **{name: data[name] for name in ("sap_den_han", "qua_han_7", "qua_han_30")},
        han_cu_nhat=date.fromisoformat(oldest) if oldest else None,
    )
