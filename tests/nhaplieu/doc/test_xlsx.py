"""The workbook reader against openpyxl's own reading, and what openpyxl does not tell."""

import io
import tracemalloc
from datetime import date, datetime

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.styles import Border, Font, Side

from nhaplieu.doc.chu_o import lam_sach
from nhaplieu.doc.xlsx import doc_xlsx
from nhaplieu.loi import LoiTep
from nhaplieu.luoi import KieuO, Vung, ten_cot
from tests.nhaplieu.goi import cac_phan, dong_goi, sua_phan
from tests.nhaplieu.so_tinh import TIEU_DE, VIEC, dat, so_tinh

TRANG = "xl/worksheets/sheet1.xml"
GIA_TRI = st.one_of(
    st.none(),
    st.text(alphabet=st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Co", "Cn")), max_size=12),
    st.integers(-(10**9), 10**9),
    st.floats(-1e6, 1e6).map(lambda so: round(so, 3)),
    st.booleans(),
    st.dates(date(1990, 1, 1), date(2100, 1, 1)),
)


def _luoi(*trang, **tuy_chon):
    return doc_xlsx(so_tinh(*trang, **tuy_chon))


def _o(luoi, dia_chi):
    return next(o for hang in luoi.hang_rieng.values() for o in hang.values() if o.dia_chi == dia_chi)


@settings(max_examples=60)
@given(st.lists(st.lists(GIA_TRI, max_size=5), max_size=8))
def test_the_same_cells_as_openpyxl(hang):
    hang = [["'" + o if isinstance(o, str) and o.startswith("=") else o for o in dong] for dong in hang]
    so = so_tinh(hang)
    (luoi,) = doc_xlsx(so)
    for dong in openpyxl.load_workbook(io.BytesIO(so)).worksheets[0].iter_rows():
        for o in dong:
            doc = luoi.o(o.row, o.column)
            if o.value is None or (isinstance(o.value, str) and not lam_sach(o.value)):
                assert doc is None
            elif isinstance(o.value, datetime):
                assert (doc.kieu, doc.ngay) == (KieuO.NGAY, o.value.date())
            elif isinstance(o.value, bool):
                assert (doc.kieu, doc.gia_tri) == (KieuO.LOGIC, str(o.value).upper())
            elif isinstance(o.value, str):
                assert doc.gia_tri == lam_sach(o.value)
            else:
                assert (doc.kieu, doc.so) == (KieuO.SO, pytest.approx(o.value))


def test_merged_cells_show_the_first_cell_and_keep_where_it_stands():
    (luoi,) = _luoi([["a", "b", None], ["c", None, None], [None, "d", "e"]], gop=["A2:A3", "B1:C1"])
    assert set(luoi.hop) == {Vung(2, 1, 3, 1), Vung(1, 2, 1, 3)}
    assert luoi.o(3, 1).gia_tri == "c"
    assert luoi.o(3, 1).dia_chi == "A2"
    assert luoi.o(1, 3).dia_chi == "B1"
    assert luoi.hang_rieng[3].keys() == {2, 3}


def test_date_cells_keep_the_day_and_show_their_format():
    def sua(so):
        dat(so.worksheets[0], "A1", date(2025, 6, 1), number_format='"Tháng "m/yyyy')
        dat(so.worksheets[0], "B1", 8.1)
        dat(so.worksheets[0], "C1", 13.0)
        dat(so.worksheets[0], "D1", 0.5, number_format="hh:mm")

    (luoi,) = _luoi([], sua=sua)
    thang = _o(luoi, "A1")
    assert (thang.gia_tri, thang.ngay, thang.dinh_dang) == ("Tháng 6/2025", date(2025, 6, 1), '"Tháng "m/yyyy')
    assert [_o(luoi, o).gia_tri for o in ("B1", "C1", "D1")] == ["8.1", "13", "12:00"]


def test_days_are_counted_from_1904_where_the_workbook_says_so():
    so = so_tinh([], sua=lambda so: dat(so.worksheets[0], "A1", date(2025, 6, 1)))
    so = sua_phan(so, "xl/workbook.xml", b"<workbookPr/>", b'<workbookPr date1904="1"/>')
    assert _o(doc_xlsx(so)[0], "A1").ngay == date(2029, 6, 2)


def test_a_formula_without_a_stored_result_is_told_from_one_with():
    so = so_tinh([["=1+1", "x"]])
    assert _o(doc_xlsx(so)[0], "A1").kieu is KieuO.CONG_THUC
    so = sua_phan(so, TRANG, b"<v/>", b"<v>2</v>")
    assert (_o(doc_xlsx(so)[0], "A1").gia_tri, _o(doc_xlsx(so)[0], "A1").so) == ("2", 2)


def test_shared_strings_without_their_phonetic_guide():
    so = so_tinh([["x"]])
    chuoi = "<sst><si><r><t>Sở </t></r><r><t>Y tế</t></r><rPh><t>so</t></rPh></si></sst>".encode()
    loai = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    khai = b'<Override PartName="/xl/sharedStrings.xml" ContentType="' + loai + b'"/></Types>'
    so = sua_phan(so, "[Content_Types].xml", b"</Types>", khai)
    phan = cac_phan(so) | {"xl/sharedStrings.xml": chuoi}
    phan[TRANG] = b'<worksheet><sheetData><row><c t="s"><v>0</v></c></row></sheetData></worksheet>'
    (luoi,) = doc_xlsx(dong_goi(phan))
    assert {o.dia_chi: o.gia_tri for o in luoi.hang_rieng[1].values()} == {"A1": "Sở Y tế"}
    phan[TRANG] = phan[TRANG].replace(b"</row>", b'<c t="s"><v>9</v></c></row>')
    with pytest.raises(LoiTep, match="ô B1: ô trỏ tới phần chữ không có trong tệp"):
        doc_xlsx(dong_goi(phan))


def test_a_workbook_saved_as_strict_open_xml_is_read():
    goi = {
        ten: noi_dung.replace(
            b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
            b"http://purl.oclc.org/ooxml/spreadsheetml/main",
        ).replace(
            b"http://schemas.openxmlformats.org/officeDocument/2006/", b"http://purl.oclc.org/ooxml/officeDocument/"
        )
        for ten, noi_dung in cac_phan(so_tinh([TIEU_DE, *VIEC])).items()
    }
    (luoi,) = doc_xlsx(dong_goi(goi))
    assert luoi.o(1, 1).gia_tri == "TT"
    assert luoi.cao == 1 + len(VIEC)


def test_a_listed_sheet_without_its_part_is_named():
    so = so_tinh([TIEU_DE, *VIEC], [TIEU_DE], ten=["Một", "Hai"])
    phan = {ten: noi_dung for ten, noi_dung in cac_phan(so).items() if not ten.endswith("sheet2.xml")}
    with pytest.raises(LoiTep, match="trang “Hai”"):
        doc_xlsx(dong_goi(phan))


@pytest.mark.parametrize("kieu", ["abc", "1.5", "-1", ""])
def test_a_strange_style_index_is_no_style(kieu):
    xml = f'<worksheet><sheetData><row><c s="{kieu}"><v>5</v></c></row></sheetData></worksheet>'.encode()
    (luoi,) = doc_xlsx(dong_goi(cac_phan(so_tinh([["x"]])) | {TRANG: xml}))
    assert luoi.o(1, 1).gia_tri == "5"


def test_cells_without_an_address_follow_one_another():
    xml = b"<x:worksheet xmlns:x='u'><x:sheetData><x:row><x:c><x:v>1</x:v></x:c><x:c/><x:c r='E1'><x:v>5</x:v></x:c>"
    xml += b"<x:c><x:v>6</x:v></x:c></x:row><x:row><x:c><x:v>7</x:v></x:c></x:row></x:sheetData></x:worksheet>"
    (luoi,) = doc_xlsx(dong_goi(cac_phan(so_tinh([["x"]])) | {TRANG: xml}))
    assert [o.dia_chi for hang in luoi.hang_rieng.values() for o in hang.values()] == ["A1", "E1", "F1", "A2"]


def test_errors_booleans_and_iso_dates():
    xml = b'<worksheet><sheetData><row r="2"><c r="A2" t="e"><v>#REF!</v></c><c r="B2" t="b"><v>1</v></c>'
    xml += b'<c r="C2" t="d"><v>2025-06-30</v></c><c r="D2"><v>khong phai so</v></c></row></sheetData></worksheet>'
    (luoi,) = doc_xlsx(dong_goi(cac_phan(so_tinh([["x"]])) | {TRANG: xml}))
    hang = [(o.kieu.value, o.gia_tri) for o in luoi.hang_rieng[2].values()]
    assert hang == [("loi", "#REF!"), ("logic", "TRUE"), ("ngay", "30/06/2025"), ("chu", "khong phai so")]


def test_hidden_rows_columns_sheets_and_bold_cells_are_marked():
    def sua(so):
        to = so.worksheets[0]
        to.row_dimensions[2].hidden = True
        to.column_dimensions["B"].hidden = True
        to["A1"].font = Font(bold=True)
        so.worksheets[1].sheet_state = "hidden"

    hien, an = _luoi([["a", "b"], ["c", "d"]], [["e"]], sua=sua)
    assert (hien.dong_an, hien.cot_an, hien.an, an.an) == ({2}, {2}, False, True)
    assert (_o(hien, "A1").dam, _o(hien, "B1").dam) == (True, False)


def test_macros_and_external_links_are_said_and_left_alone():
    phan = cac_phan(so_tinh([["a"]]))
    phan["xl/vbaProject.bin"] = b"\xd0\xcf\x11\xe0"
    phan["xl/externalLinks/externalLink1.xml"] = b"<externalLink/>"
    (luoi,) = doc_xlsx(dong_goi(phan))
    assert len(luoi.luu_y) == 2
    assert "macro" in luoi.luu_y[0]


def test_empty_formatted_rows_cost_neither_rows_nor_memory():
    vien = Border(left=Side(style="thin"))
    so = so_tinh([TIEU_DE, *VIEC], sua=lambda so: setattr(so.worksheets[0]["A9"], "border", vien))
    dong = b"".join(b'<row r="%d"><c r="A%d" s="1"/><c r="B%d" s="1"/></row>' % (i, i, i) for i in range(10, 60_000))
    so = sua_phan(so, TRANG, b"</sheetData>", dong + b"</sheetData>")
    tracemalloc.start()
    try:
        (luoi,) = doc_xlsx(so)
        dinh = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert (luoi.cao, len(luoi.hang_rieng)) == (4, 4)
    assert dinh < 3_000_000


def test_a_cell_at_the_end_of_the_world_costs_nothing():
    xa = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    xa += b'<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    (luoi,) = doc_xlsx(sua_phan(so_tinh([["a", "b"]]), TRANG, b"</sheetData>", xa))
    assert (luoi.cao, luoi.rong) == (1_048_576, 16_384)
    assert luoi.o(1_048_576, 1).gia_tri == "a"


def test_a_forged_sheet_of_too_many_cells_is_refused(monkeypatch):
    monkeypatch.setattr("nhaplieu.doc.trang_xlsx.SO_O", 3)
    with pytest.raises(LoiTep, match="hơn 3 ô") as loi:
        _luoi([["a", "b"], ["c", "d"]])
    assert loi.value.trang_tinh == "Trang 1"


def test_column_letters():
    assert [ten_cot(so) for so in (1, 26, 27, 702, 703, 16384)] == ["A", "Z", "AA", "ZZ", "AAA", "XFD"]
