"""The grid as an Excel file: out, filled in, back, with its errors as comments."""

from io import BytesIO

import pytest
from openpyxl import Workbook, load_workbook

from chitieu.luoi import Dong, OLuoi, cac_cot
from chitieu.tep_luoi import LoiTepLuoi, doc_tep, ghi_chu_loi, lap_tep
from tests.factories import ChiTieuFactory

MA = {"16681": 11, "16690": 12}


@pytest.fixture
def cot():
    return cac_cot(ChiTieuFactory.build(), 2026, 3)


@pytest.fixture
def mau(cot) -> bytes:
    rows = [
        Dong(11, "16681", "Xã Đông", [OLuoi(cot[0].o(11), "", "1.387"), OLuoi(cot[1].o(11), "", "1.400")]),
        Dong(12, "16690", "=Xã Tây", [OLuoi(cot[0].o(12), ""), OLuoi(cot[1].o(12), "", khoa=True)]),
    ]
    return lap_tep("=Chỉ tiêu", cot, rows)


def sua(noi_dung: bytes, **o) -> bytes:
    book = load_workbook(BytesIO(noi_dung))
    for name, value in o.items():
        book.active[name] = value
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def test_the_template_holds_what_is_known_and_no_formula(mau):
    sheet = load_workbook(BytesIO(mau)).active
    assert [cell.value for cell in sheet[5]] == ["16681", "Xã Đông", 1387, 1400]
    assert sheet.row_dimensions[3].hidden
    assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)


def test_out_and_back_is_the_same(mau, cot):
    text, where = doc_tep(mau, cot, MA)
    assert text == {cot[0].o(11): "1387", cot[1].o(11): "1400", cot[0].o(12): "", cot[1].o(12): ""}
    assert where[cot[0].o(11)] == "C5"


def test_what_is_typed_is_read_as_it_is(mau, cot):
    text, _ = doc_tep(sua(mau, C6="1.387", D6=0.5), cot, MA)
    assert (text[cot[0].o(12)], text[cot[1].o(12)]) == ("1.387", "0,5")


def test_errors_come_back_as_comments_on_their_cells(mau, cot):
    _, where = doc_tep(mau, cot, MA)
    sheet = load_workbook(BytesIO(ghi_chu_loi(mau, {cot[0].o(12): "Thiếu tử số."}, where))).active
    assert sheet["C6"].comment.text == "Thiếu tử số."
    assert sheet["C5"].comment is None


def test_the_same_commune_twice_is_told_with_its_cells(mau, cot):
    with pytest.raises(LoiTepLuoi, match=r"16681 có hai dòng trong tệp \(ô C5 và C6\)"):
        doc_tep(sua(mau, A6="16681"), cot, MA)


def test_another_file_and_another_period_are_told(mau):
    other = BytesIO()
    Workbook().save(other)
    with pytest.raises(LoiTepLuoi, match="không phải tệp mẫu"):
        doc_tep(other.getvalue(), cac_cot(ChiTieuFactory.build(), 2026, 3), MA)
    with pytest.raises(LoiTepLuoi, match="không có cột nào của kỳ"):
        doc_tep(mau, cac_cot(ChiTieuFactory.build(), 2025, 3), MA)
    with pytest.raises(LoiTepLuoi, match="Không đọc được"):
        doc_tep(b"khong phai tep", [], MA)
    with pytest.raises(LoiTepLuoi, match="không có địa bàn nào"):
        doc_tep(mau, cac_cot(ChiTieuFactory.build(), 2026, 3), {"1": 1})
