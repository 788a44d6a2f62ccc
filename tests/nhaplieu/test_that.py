"""The six real annexes beside the checkout, in every form in which they are sent."""

import json
import unicodedata
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from nhaplieu.bao_cao import ra_hang
from nhaplieu.phan_tich import phan_tich

THU_MUC = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "cases"
TEP = sorted(t.name for t in THU_MUC.glob("c*.*") if t.name.endswith((".xlsx", ".docx", ".paste.txt")))
KIEU = {"date": "dated", "half": "range", "relative": "conditional"}

pytestmark = [
    pytest.mark.real_data,
    pytest.mark.skipif(not TEP, reason="không có phụ lục thật cạnh mã nguồn (../shared/data/cases)"),
]


@cache
def _doc(ten):
    goc = json.loads((THU_MUC / f"{ten.split('.')[0]}.gold.json").read_text(encoding="utf-8"))
    hang = [ra_hang(dong) for dong in phan_tich((THU_MUC / ten).read_bytes(), ten).cac_nhiem_vu()]
    return goc, hang


def _gon(chu):
    return " ".join(unicodedata.normalize("NFC", str(chu or "")).split())


def _ten(cac_ten):
    return Counter(_gon(ten).strip(" .;,").casefold() for ten in cac_ten or [])


def _han(han, truong):
    return han and tuple((KIEU.get(han[t], han[t]) if t == "kind" else han.get(t)) or None for t in truong)


@pytest.mark.parametrize("ten", TEP)
def test_rows_contents_numbers_and_products_are_all_right(ten):
    goc, hang = _doc(ten)
    assert [_gon(d["content"]) for d in hang] == [_gon(g["content"]) for g in goc]
    for truong in ("stt", "parent_stt", "product"):
        assert [_gon(d[truong]).rstrip(".") for d in hang] == [_gon(g[truong]).rstrip(".") for g in goc]


@pytest.mark.parametrize("ten", TEP)
def test_sections_are_all_right(ten):
    for g, d in zip(*_doc(ten), strict=True):
        muc = _gon((g.get("section_path") or [""])[-1])
        assert muc.split(". ", 1)[-1].casefold() in _gon(d["section"]).casefold()
        assert bool(muc) == bool(d["section"])


@pytest.mark.parametrize("ten", TEP)
def test_deadlines_are_right_in_99_of_100_rows(ten):
    goc, hang = _doc(ten)
    for truong in (("kind",), ("due",)):
        dung = [
            _han(d["deadline"], truong) in [_han(h, truong) for h in (g["deadline"], *g.get("deadline_alt", []))]
            for g, d in zip(goc, hang, strict=True)
        ]
        assert sum(dung) >= 0.99 * len(dung)


@pytest.mark.parametrize("ten", TEP)
def test_agencies_are_right_in_98_of_100_rows_that_are_not_hard(ten):
    goc, hang = _doc(ten)
    cap = [(g, d) for g, d in zip(goc, hang, strict=True) if not g.get("hard")]
    dung = [
        all(_ten(d[t]) in [_ten(o) for o in (g[t], *g.get(f"{t}_alt", []))] for t in ("lead", "coordinating"))
        for g, d in cap
    ]
    assert sum(dung) >= 0.98 * len(dung)
