"""Spreadsheets: real dates and numbers, heads that stay, and text that never becomes a formula."""

import csv
import gc
import io
import tracemalloc
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from chung.bang_tinh import Bang, Cot, dong_csv, tep_xlsx, tra_bang

COT = (Cot("Việc", 40, lambda row: row[0]), Cot("Hạn", 12, lambda row: row[1]), Cot("Số", 8, lambda row: row[2]))
HANG = [("Trình đề án", date(2024, 4, 5), 12), ("=1+1", None, 0), ("-cmd|x", None, None)]
BANG = Bang("Đầu việc", COT, HANG, ["Số liệu tính đến 20/5/2024"])


def _trang(bang: Bang):
    return load_workbook(tep_xlsx([bang])).active


def test_dates_and_numbers_are_real_and_text_is_text():
    sheet = _trang(BANG)
    assert [cell.value for cell in sheet[3]] == ["Việc", "Hạn", "Số"]
    assert sheet["B4"].is_date
    assert sheet["B4"].value.date() == date(2024, 4, 5)
    assert (sheet["C4"].value, sheet["C4"].data_type, sheet["C5"].value) == (12, "n", 0)
    assert [(sheet[at].value, sheet[at].data_type, sheet[at].quotePrefix) for at in ("A5", "A6")] == [
        ("=1+1", "s", True),
        ("-cmd|x", "s", True),
    ]


def test_the_sheet_is_ready_to_read_and_to_print():
    sheet = _trang(BANG)
    assert sheet.freeze_panes == "A4"
    assert sheet.print_title_rows == "$3:$3"
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.page_setup.paperSize == 9
    assert sheet.column_dimensions["A"].width == 40


def test_a_title_of_any_words_names_a_sheet():
    assert _trang(Bang("[Tỉnh A]: 12/KH? *mới*", COT, HANG)).title == "Tỉnh A 12 KH mới"


def test_csv_carries_the_mark_for_excel_and_official_dates():
    text = "".join(dong_csv(BANG))
    assert text.startswith("\ufeffViệc,Hạn,Số\r\n")
    assert "Trình đề án,05/4/2024,12\r\n" in text
    assert "'=1+1,," in text


@pytest.mark.parametrize(("dang", "duoi"), [("csv", "csv"), ("xlsx", "xlsx"), ("la", "xlsx")])
def test_the_download_has_a_name_that_says_what_it_is(dang: str, duoi: str):
    response = tra_bang(BANG, dang, "dau-viec")
    assert response["Content-Disposition"] == f'attachment; filename="dau-viec.{duoi}"'


@given(st.text(max_size=30))
def test_any_text_comes_back_and_none_is_a_formula(words: str):
    rows = Bang("Chữ", (Cot("Chữ", 20, lambda row: row),), [words])
    cell = _trang(rows)["A3"]
    assert cell.data_type != "f"
    printable = "".join(letter for letter in words if letter.isprintable())
    kept = "".join(letter for letter in str(cell.value or "") if letter.isprintable())
    assert kept == printable
    [_, [shown]] = csv.reader(io.StringIO("".join(dong_csv(rows)), newline=""))
    assert not shown.startswith(("=", "+", "-", "@"))


@pytest.mark.parametrize("dang", ["csv", "xlsx"])
def test_a_long_list_costs_no_more_memory_than_a_short_one(dang: str):
    def dinh(so: int) -> int:
        """The most memory held while so many rows are written."""
        table = Bang("Đầu việc", COT, ((f"Việc {n}" * 20, date(2024, 4, 5), n) for n in range(so)))
        gc.collect()
        tracemalloc.start()
        for _ in dong_csv(table) if dang == "csv" else tep_xlsx([table]):
            pass
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return peak

    dinh(10)
    assert dinh(6_000) < dinh(600) + 500_000
