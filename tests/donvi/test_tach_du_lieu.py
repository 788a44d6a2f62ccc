"""The cells of real annexes and the list of real cells, kept beside the checkout."""

import csv
import json
import random
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest

from donvi.tach import TenGoi, tach
from donvi.ten_goi import khoa_nhom

DU_LIEU = Path(__file__).resolve().parents[2].parent / "shared" / "data"
pytestmark = [
    pytest.mark.real_data,
    pytest.mark.skipif(not DU_LIEU.is_dir(), reason=f"không có dữ liệu thật tại {DU_LIEU}"),
]
COT = {"lead": "Cơ quan chủ trì", "coordinating": "Cơ quan phối hợp"}


def _tat_ca(o: str) -> tuple[TenGoi, ...]:
    ket_qua = tach(o)
    return (*ket_qua.ten_goi, *ket_qua.phoi_hop)


def _dung(dong: dict[str, str]) -> bool:
    """Count, flags and names agree; a name may lack the plan's scope, or have one that the list left out."""
    ten_goi = _tat_ca(re.sub(r" ?\\n ?", "\n", dong["text"]))
    dung = list(filter(None, (dong["parsed"] or "").split("|")))
    la_nhom = [co == "1" for co in filter(None, (dong["is_group"] or "").split("|"))]
    if len(ten_goi) != len(dung) or [ten.la_nhom for ten in ten_goi] != la_nhom:
        return False
    return all(_cung_ten(khoa_nhom(a.ten), khoa_nhom(b)) for a, b in zip(ten_goi, dung, strict=True))


def _cung_ten(a: str, b: str) -> bool:
    return a.startswith(b) or b.startswith(a)


def test_the_list_of_real_cells_is_read_right() -> None:
    with (DU_LIEU / "agencies.tsv").open(encoding="utf-8", newline="") as tep:
        cac_dong = list(csv.DictReader(tep, delimiter="\t"))
    sai = [dong["text"] for dong in cac_dong if not _dung(dong)]
    assert len(sai) <= 0.02 * len(cac_dong), sai


def _gon(text: object) -> str:
    return " ".join(unicodedata.normalize("NFC", str(text or "")).split())


def _gia_tri(trang: object, dong: int, cot: int) -> str:
    """The cell's text, or that of the merged range it lies in."""
    gop = (vung for vung in trang.merged_cells.ranges if vung.min_row <= dong <= vung.max_row)
    vung = next((vung for vung in gop if vung.min_col <= cot <= vung.max_col), None)
    o = trang.cell(vung.min_row, vung.min_col) if vung else trang.cell(dong, cot)
    return str(o.value or "")


def _cac_o() -> Iterator[tuple[str, list[list[str]]]]:
    """Every agency cell of the annexes with the readings that a careful person accepts."""
    for duong_dan in sorted(DU_LIEU.glob("cases/*.gold.json")):
        ten = duong_dan.name.split(".")[0]
        so = openpyxl.load_workbook(DU_LIEU / "cases" / f"{ten}.xlsx")
        trang_tinh = json.loads((DU_LIEU / "cases" / f"{ten}.meta.json").read_text(encoding="utf-8"))["sheets"]
        for dong in json.loads(duong_dan.read_text(encoding="utf-8")):
            if dong.get("hard"):
                continue
            trang = so[dong["xlsx_sheet"]]
            tieu_de = trang_tinh[trang.title]["header_row"]
            cot = {_gon(o.value): o.column for o in trang[tieu_de]}
            for vai, ten_cot in COT.items():
                o = _gia_tri(trang, dong["xlsx_row"], cot[ten_cot])
                yield o, [dong[vai], *dong.get(f"{vai}_alt", [])]


def _so_sanh(ten: list[str]) -> list[str]:
    return sorted(_gon(mot).strip(" .;,").casefold() for mot in ten)


def test_the_cells_of_real_annexes_come_apart_as_written() -> None:
    cac_o = list(_cac_o())
    sai = [
        o
        for o, dung in cac_o
        if _so_sanh([ten.nguyen_van for ten in _tat_ca(o)]) not in [_so_sanh(mot) for mot in dung]
    ]
    assert len(cac_o) > 500
    assert len(sai) <= 0.01 * len(cac_o), sai


LOAI_NOI = {
    "huyen": "huyện", "quan": "quận", "thi_xa": "thị xã", "thanh_pho": "thành phố", "xa": "xã", "phuong": "phường",
    "thi_tran": "thị trấn",
}  # fmt: skip


def _ten_noi() -> dict[str, list[str]]:
    """The names of the country's places by kind, without the kind."""
    with (DU_LIEU / "places" / "divisions.csv").open(encoding="utf-8", newline="") as tep:
        cac_dong = [dong for dong in csv.DictReader(tep) if dong["type"] in LOAI_NOI]
    theo_loai: dict[str, set[str]] = {}
    for dong in cac_dong:
        loai = LOAI_NOI[dong["type"]]
        theo_loai.setdefault(loai, set()).add(dong["name"][len(loai) + 1 :])
    return {loai: sorted(ten) for loai, ten in theo_loai.items()}


def test_places_listed_after_one_head_noun_come_apart() -> None:
    ngau_nhien = random.Random(7)
    theo_loai = _ten_noi()
    sai = []
    for _ in range(1000):
        loai = ngau_nhien.choice(sorted(theo_loai))
        noi = ngau_nhien.sample(theo_loai[loai], ngau_nhien.randint(2, 4))
        dau = ngau_nhien.choice((f"UBND {loai} ", f"UBND các {loai} ", f"UBND các {loai}: "))
        o = f"Sở Y tế, {dau}{', '.join(noi[:-1])}{ngau_nhien.choice((', ', ' và '))}{noi[-1]}; Sở Nội vụ"
        dung = ["Sở Y tế", *(f"UBND {loai} {ten}" for ten in noi), "Sở Nội vụ"]
        if [ten.ten for ten in _tat_ca(o)] != dung:
            sai.append(o)
    assert len(sai) <= 5, sai
