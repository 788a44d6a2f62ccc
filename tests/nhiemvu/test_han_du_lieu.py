"""The deadlines of real plans: the list of expressions and the annexes kept beside the checkout."""

import csv
import json
import re
from datetime import date, timedelta
from pathlib import Path

import pytest

from nhiemvu.han import Han, LoaiHan, doc_han

DU_LIEU = Path(__file__).resolve().parents[2].parent / "shared" / "data"
pytestmark = [
    pytest.mark.real_data,
    pytest.mark.skipif(not DU_LIEU.is_dir(), reason=f"không có dữ liệu thật tại {DU_LIEU}"),
]

NGAY_BAN_HANH = date(2026, 7, 14)
CO_NGAY = {LoaiHan.NGAY, LoaiHan.THANG, LoaiHan.QUY, LoaiHan.NUA_NAM, LoaiHan.NAM, LoaiHan.KHOANG}
LOAI_CUA_LOP = {
    "dated": CO_NGAY,
    "standing": {LoaiHan.DINH_KY, LoaiHan.MO},
    "recurring": {LoaiHan.DINH_KY},
    "conditional": {LoaiHan.DIEU_KIEN},
    "relative": {LoaiHan.TUONG_DOI},
    "reference": {LoaiHan.THAM_CHIEU},
    "no_deadline": {LoaiHan.KHONG},
    "unusable": {LoaiHan.KHONG_RO},
    "note": {LoaiHan.KHONG_RO},
}
# What the scorer of the annexes calls our kinds.
TEN_KHI_CHAM = {"date": "dated", "half": "range", "relative": "conditional"}
# Knowing that this date was typed with day and month swapped takes another column of its file.
KHONG_THE_BIET = {"excel_swapped"}


def _bieu_thuc() -> list[dict[str, str]]:
    with (DU_LIEU / "deadlines.tsv").open(encoding="utf-8", newline="") as tep:
        return list(csv.DictReader(tep, delimiter="\t"))


def _ngay(text: str) -> date | None:
    """The one date that a row of the list states, if it states one."""
    if so_ngay := re.fullmatch(r"issue date \+ (\d+) days", text):
        return NGAY_BAN_HANH + timedelta(days=int(so_ngay[1]))
    try:
        return date.fromisoformat(text.replace("{plan year}", "2026").replace("{year}", "2026").partition(" ")[0])
    except ValueError:
        return None


def test_every_listed_expression_has_its_class_and_due_date() -> None:
    sai = [
        (dong["text"], dong["class"], dong["due"], han.loai.value, han.den)
        for dong in _bieu_thuc()
        if dong["kind"] not in KHONG_THE_BIET
        for han in [doc_han(dong["text"], NGAY_BAN_HANH)]
        if han.loai not in LOAI_CUA_LOP[dong["class"]]
        or (han.loai is not LoaiHan.KHONG_RO and han.den != _ngay(dong["due"]))
    ]
    assert sai == []


def test_every_listed_start_is_found() -> None:
    sai = [
        (dong["text"], dong["start"], han.tu)
        for dong in _bieu_thuc()
        for han in [doc_han(dong["text"], NGAY_BAN_HANH)]
        if _ngay(dong["start"]) and han.tu != _ngay(dong["start"])
    ]
    assert sai == []


def _dung(han: Han, chuan: dict[str, str | None], so_tu: bool) -> bool:
    loai = TEN_KHI_CHAM.get(han.loai.value, han.loai.value)
    tu = han.tu.isoformat() if han.tu else None
    den = han.den.isoformat() if han.den else None
    return loai == chuan["kind"] and den == chuan["due"] and (not so_tu or tu == chuan["start"])


def test_every_deadline_of_the_real_annexes_is_read() -> None:
    sai = []
    for tep in sorted((DU_LIEU / "cases").glob("*.gold.json")):
        for dong in json.loads(tep.read_text(encoding="utf-8")):
            han = doc_han(dong["deadline_text"] or "")
            so_tu = dong["deadline"]["kind"] in ("range", "open")
            if not any(_dung(han, chuan, so_tu) for chuan in [dong["deadline"], *dong.get("deadline_alt", [])]):
                sai.append((tep.name, dong["deadline_text"], han.loai.value, han.tu, han.den))
    assert sai == []
