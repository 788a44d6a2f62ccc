"""The sample plans and documents as their data files say them (pure)."""

import tomllib
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

THU_MUC = Path(__file__).parent
TEN_KE_HOACH = ("bo_y_te", "nghe_an", "binh_phuoc", "son_ha")


@dataclass(frozen=True, slots=True)
class NhiemVuMau:
    """One row of an annex. An empty field stays an empty cell."""

    stt: str
    noi_dung: str
    chu_tri: str = ""
    phoi_hop: str = ""
    thoi_han: str = ""
    san_pham: str = ""
    ghi_chu: str = ""


@dataclass(frozen=True, slots=True)
class MucMau:
    """A section and its rows; an annex without sections has one without a title."""

    ten: str
    nhiem_vu: tuple[NhiemVuMau, ...]


@dataclass(frozen=True, slots=True)
class ChiTieuMau:
    """A target of a plan: `muc` is the level as the plan writes it, `theo_doi` who watches it."""

    ten: str
    muc: str
    nam: int
    don_vi: str = ""
    theo_doi: str = ""


@dataclass(frozen=True, slots=True)
class VanBanMau:
    """What a document says of itself; `trien_khai` and `can_cu` name other documents by number."""

    loai: str
    noi_ban_hanh: str
    trich_yeu: str
    so_ky_hieu: str = ""
    ngay_ban_hanh: date | None = None
    trien_khai: tuple[str, ...] = ()
    can_cu: tuple[str, ...] = ()
    dia_ban: str = ""
    dau_moi: str = ""
    chu_ky_bao_cao: str = ""
    ngay_giao: date | None = None


@dataclass(frozen=True, slots=True)
class KeHoachMau:
    """A sample plan. `ten` is the name of its data file."""

    ten: str
    van_ban: VanBanMau
    muc: tuple[MucMau, ...]
    chi_tieu: tuple[ChiTieuMau, ...] = field(default=())

    @property
    def nhiem_vu(self) -> list[NhiemVuMau]:
        return [task for section in self.muc for task in section.nhiem_vu]


def doc_ke_hoach(ten: str) -> KeHoachMau:
    """The sample plan of the data file."""
    data = _doc(ten)
    return KeHoachMau(
        ten=ten,
        van_ban=_van_ban(data["van_ban"]),
        muc=tuple(_muc(**section) for section in data["muc"]),
        chi_tieu=tuple(ChiTieuMau(**target) for target in data["chi_tieu"]),
    )


def cac_ke_hoach() -> list[KeHoachMau]:
    """The four sample plans, the highest first."""
    return [doc_ke_hoach(ten) for ten in TEN_KE_HOACH]


def cac_van_ban() -> list[VanBanMau]:
    """The documents above the plans, each after those that it names."""
    return [_van_ban(document) for document in _doc("van_ban")["van_ban"]]


def _doc(ten: str) -> dict:
    return tomllib.loads((THU_MUC / f"{ten}.toml").read_text(encoding="utf-8"))


def _van_ban(data: dict) -> VanBanMau:
    return VanBanMau(**{name: tuple(value) if isinstance(value, list) else value for name, value in data.items()})


def _muc(ten: str = "", nhiem_vu: list[dict] | None = None, **mac_dinh: str) -> MucMau:
    """A section; what it says beside its title and rows holds for each row that says nothing else."""
    return MucMau(ten, tuple(NhiemVuMau(**{**mac_dinh, **task}) for task in nhiem_vu or ()))
