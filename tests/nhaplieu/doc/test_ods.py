"""OpenDocument workbooks."""

import contextlib
from xml.sax.saxutils import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhaplieu.doc import doc_tep
from nhaplieu.loi import LoiTep
from nhaplieu.luoi import KieuO
from nhaplieu.phan_tich import phan_tich
from tests.nhaplieu.goi import dong_goi
from tests.nhaplieu.so_tinh import TIEU_DE, VIEC, cot

_NS = " ".join(
    f'xmlns:{ten}="urn:oasis:names:tc:opendocument:xmlns:{ten}:1.0"' for ten in ("office", "table", "text", "style")
)
_LOAI = b"application/vnd.oasis.opendocument.spreadsheet"


def _o(chu="", **tt):
    thuoc = "".join(f' {ten.replace("__", ":").replace("_", "-")}="{gia_tri}"' for ten, gia_tri in tt.items())
    than = "".join(f"<text:p>{escape(doan)}</text:p>" for doan in str(chu).split("\n")) if chu else ""
    return f"<table:table-cell{thuoc}>{than}</table:table-cell>"


def _dong(*cac_o, **tt):
    thuoc = "".join(f' table:{ten.replace("_", "-")}="{gia_tri}"' for ten, gia_tri in tt.items())
    return (
        f"<table:table-row{thuoc}>{''.join(o if str(o)[:1] == '<' else _o(o or '') for o in cac_o)}</table:table-row>"
    )


def ods(*dong, loai=_LOAI, dau="", kieu=""):
    than = (
        f'<office:document-content {_NS}>{dau}<office:body><office:spreadsheet><table:table table:name="PL"{kieu}>'
        f"{''.join(dong)}</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    return dong_goi({"mimetype": loai, "content.xml": than.encode()})


TOT = ods(_dong(*TIEU_DE), *(_dong(*hang) for hang in VIEC))


def test_the_rows_of_a_sheet():
    assert cot(phan_tich(TOT, "phu luc.ods"), "stt", "noi_dung", "dong") == [
        ("1", "Lập danh sách hộ cần hỗ trợ", 2),
        ("2", "Mở lớp bồi dưỡng cho nhân viên trạm", 3),
        ("3", "Báo cáo tình hình với Ủy ban", 4),
    ]


def test_repeated_empty_rows_and_cells_cost_nothing_and_keep_places():
    trong = _dong(_o(table__number_columns_repeated=16384), number_rows_repeated=1_048_000)
    (luoi,) = doc_tep(ods(_dong(_o(table__number_columns_repeated=3), "chữ"), trong, _dong("cuối")), "a.ods")
    assert [(o.dia_chi, o.gia_tri) for h in luoi.hang_rieng.values() for o in h.values()] == [
        ("D1", "chữ"),
        ("A1048002", "cuối"),
    ]


def test_repeated_full_cells_are_refused():
    with pytest.raises(LoiTep, match="ô có dữ liệu"):
        doc_tep(ods(_dong(_o("x", table__number_columns_repeated=9999), number_rows_repeated=99999)), "a.ods")


def test_merged_cells_paragraphs_and_hidden_rows():
    goc = _o("Sở Y tế", table__number_rows_spanned=2, table__number_columns_spanned=1)
    phu = "<table:covered-table-cell/>"
    hang = [_dong(1, "Việc một\nhai dòng", goc), _dong(2, "Việc hai", phu, visibility="collapse")]
    (luoi,) = doc_tep(ods(*hang), "a.ods")
    assert luoi.o(2, 3).gia_tri == "Sở Y tế"
    assert luoi.o(1, 2).gia_tri == "Việc một\nhai dòng"
    assert luoi.dong_an == {2}


@pytest.mark.parametrize(
    ("chu", "hien", "kieu"),
    [
        ("30/06/2025", "30/06/2025", KieuO.NGAY),
        ("06/30/25", "30/06/2025", KieuO.NGAY),
        ("06/2025", "06/2025", KieuO.NGAY),
        ("Quý II/2025", "Quý II/2025", KieuO.CHU),
    ],
)
def test_a_date_shows_as_it_is_written(chu, hien, kieu):
    o = _o(chu, office__value_type="date", office__date_value="2025-06-30")
    (luoi,) = doc_tep(ods(_dong(o)), "a.ods")
    assert (luoi.o(1, 1).gia_tri, luoi.o(1, 1).kieu) == (hien, kieu)


def test_a_rate_is_read_as_it_shows():
    (luoi,) = doc_tep(ods(_dong(_o("95%", office__value_type="percentage", office__value="0.95"))), "a.ods")
    assert (luoi.o(1, 1).gia_tri, luoi.o(1, 1).so) == ("95%", 0.95)


def test_a_hidden_sheet_is_marked():
    dau = (
        '<office:automatic-styles><style:style style:name="ta2"><style:table-properties table:display="false"/>'
        "</style:style></office:automatic-styles>"
    )
    assert doc_tep(ods(_dong("chữ"), dau=dau, kieu=' table:style-name="ta2"'), "a.ods")[0].an


def test_a_text_document_is_told_what_to_do():
    with pytest.raises(LoiTep, match=r"\.docx"):
        doc_tep(ods(loai=b"application/vnd.oasis.opendocument.text"), "a.odt")


@given(st.integers(0, len(TOT) - 1), st.integers(0, 255))
def test_one_wrong_byte_gives_grids_or_a_reason(cho, gia_tri):
    with contextlib.suppress(LoiTep):
        doc_tep(TOT[:cho] + bytes([gia_tri]) + TOT[cho + 1 :], "a.ods")
