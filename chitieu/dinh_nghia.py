"""How the known targets are measured, and what higher documents ask of them: data that come with the product."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from chitieu.enums import CachGop, Chieu, ToanTu
from chung.chu import khoa_so_khop

_THU_MUC = Path(__file__).parent / "du_lieu"
_CHU = ("don_vi_tinh", "chieu", "cach_gop", "tu_so", "mau_so", "chu_ky")


@dataclass(frozen=True, slots=True)
class MucCapTren:
    """What a document asks of a target; `ma_dia_ban` is the place that it covers."""

    ten: str
    so_ky_hieu: str
    noi_ban_hanh: str
    ma_dia_ban: str
    nam: int
    nguyen_van: str
    toan_tu: str
    gia_tri: Decimal


@cache
def cac_dinh_nghia() -> dict[str, dict[str, Any]]:
    """The definition of each known target by the key of its name: values of the fields of `ChiTieu`."""
    return {khoa_so_khop(row["ten"]): _dinh_nghia(row) for row in _doc("dinh_nghia")}


def dinh_nghia(ten: str, don_vi_tinh: str, toan_tu: str) -> dict[str, Any]:
    """How the target is measured: as known, else as its unit and operator let guess; an admin may correct the guess."""
    if known := cac_dinh_nghia().get(khoa_so_khop(ten)):
        return known
    if toan_tu == ToanTu.DINH_TINH:
        return {"cach_gop": CachGop.DINH_TINH, "chieu": Chieu.GIU}
    falling = toan_tu in (ToanTu.KHONG_LON_HON, ToanTu.NHO_HON)
    return {
        "cach_gop": CachGop.TY_SO if don_vi_tinh == "%" else CachGop.MOI_NHAT,
        "chieu": Chieu.GIAM if falling else Chieu.TANG,
    }


def cac_muc_cap_tren() -> list[MucCapTren]:
    """What higher documents changed after the plans were made."""
    return [
        MucCapTren(**row | {"nam": int(row["nam"]), "gia_tri": Decimal(row["gia_tri"])}) for row in _doc("muc_hieu_luc")
    ]


def _dinh_nghia(row: dict[str, str]) -> dict[str, Any]:
    return {name: row[name] for name in _CHU} | {
        "cap_bao_cao": int(row["cap_bao_cao"]),
        "don_vi_bao_cao": row["don_vi_bao_cao"].replace("|", "\n"),
        "nguong_nhay": Decimal(row["nguong_nhay"]),
        "so_ngay_khoa": int(row["so_ngay_khoa"]),
    }


def _doc(ten: str) -> Iterator[dict[str, str]]:
    with (_THU_MUC / f"{ten}.csv").open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file, delimiter=";")
