"""Web pages, Word's filtered HTML, tables copied from a browser."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhaplieu.doc import doc_tep
from nhaplieu.doc.html import doc_html
from nhaplieu.loi import LoiTep
from nhaplieu.phan_tich import phan_tich
from tests.nhaplieu.so_tinh import TIEU_DE, VIEC, cot

HANG = [TIEU_DE, *([str(o or "") for o in hang] for hang in VIEC)]
MONG = [("1", "Quý II năm 2025"), ("2", "Năm 2025"), ("3", "Tháng 6/2025")]


def _bang(hang, the="td"):
    dong = "".join(f"<tr>{''.join(f'<{the}>{o}</{the}>' for o in cac_o)}</tr>" for cac_o in hang)
    return f"<table border=1>{dong}</table>"


def _trang(than, dau=""):
    return f"<!DOCTYPE html><html><head><title>Trang</title>{dau}</head><body>{than}</body></html>"


@pytest.mark.parametrize("ten", ["a.html", "a.xls", "a.doc", "a.txt"])
def test_a_saved_page(ten):
    tai_lieu = phan_tich(_trang("<p>(Kèm theo Kế hoạch số 9/KH-UBND)</p>" + _bang(HANG)).encode(), ten)
    assert cot(tai_lieu, "stt", "thoi_han") == MONG
    assert tai_lieu.so_ky_hieu == "9/KH-UBND"


def test_a_pasted_piece():
    assert cot(phan_tich("<meta charset='utf-8'>" + _bang(HANG), "dan.txt"), "stt", "thoi_han") == MONG


def test_tags_left_open():
    hang = "".join("<tr>" + "".join(f"<td>{o}" for o in cac_o) for cac_o in HANG)
    assert cot(phan_tich(f"<table>{hang}", "dan.txt"), "stt", "thoi_han") == MONG


def test_spans_put_cells_under_their_columns():
    than = (
        "<table><tr><th rowspan=2>TT<th rowspan=2>Nội dung nhiệm vụ<th colspan=2>Cơ quan<th rowspan=2>Thời hạn</tr>"
        "<tr><th>Chủ trì<th>Phối hợp</tr>"
        "<tr><td>1<td>Rà soát danh mục thuốc<td rowspan='2'>Sở Y tế<td>Sở Tài chính<td>Năm 2026</tr>"
        "<tr><td>2<td>Mua bổ sung thuốc<td><td>Quý I năm 2026</tr></table>"
    )
    tai_lieu = phan_tich(than, "dan.txt")
    assert [[t.ten for t in dong.chu_tri] for dong in tai_lieu.cac_nhiem_vu()] == [["Sở Y tế"], ["Sở Y tế"]]
    assert cot(tai_lieu, "stt", "thoi_han") == [("1", "Năm 2026"), ("2", "Quý I năm 2026")]


def test_a_table_that_lays_out_the_page_is_no_cell():
    than = f"<table><tr><td>Trang chủ</td><td><p>PHỤ LỤC</p>{_bang(HANG)}<p>Cuối trang</p></td></tr></table>"
    (luoi,) = doc_html(_trang(than).encode())
    assert luoi.doan_truoc == ["Trang chủ", "PHỤ LỤC"]
    assert luoi.doan_sau == ["Cuối trang"]
    assert luoi.cao == 4


def test_a_list_in_a_table_inside_a_cell_stays_in_it():
    hang = [*HANG[:2], ["2", f"Việc có bảng con {_bang([['a', 'b']])}", "Sở A", "", "2026"], HANG[3]]
    (luoi,) = doc_html(_bang(hang).encode())
    assert luoi.o(3, 2).gia_tri.split() == ["Việc", "có", "bảng", "con", "a", "b"]
    assert luoi.o(3, 5).gia_tri == "2026"


def test_white_space_breaks_entities_and_what_does_not_show():
    o = "Rà&nbsp;soát<!-- ẩn -->\n   danh <b>mục</b><br>thuốc<script>x()</script><![if !supportLists]>;<![endif]>"
    (luoi,) = doc_html(_bang([[o]]).encode())
    assert luoi.o(1, 1).gia_tri == "Rà soát danh mục\nthuốc;"


@pytest.mark.parametrize("ma", ["utf-8", "utf-16", "windows-1258"])
def test_encodings(ma):
    chu = _trang(
        _bang([["TT", "\u0110\u01a1n vi"]]), f'<meta http-equiv=Content-Type content="text/html; charset={ma}">'
    )
    (luoi,) = doc_tep(chu.encode(ma), "a.htm")
    assert luoi.o(1, 2).gia_tri == "Đơn vi"


def test_a_page_without_a_table_is_text():
    (luoi,) = doc_html(_trang("<h2>I. MỤC</h2><ul><li>Một<li>Hai</ul>").encode())
    assert [o.gia_tri for hang in luoi.hang_rieng.values() for o in hang.values()] == ["I. MỤC", "- Một", "- Hai"]


def test_a_page_named_xlsx_is_refused():
    with pytest.raises(LoiTep, match="trang web"):
        doc_tep(_trang(_bang(HANG)).encode(), "a.xlsx")


def test_spans_without_measure_are_bounded():
    (luoi,) = doc_html(b"<table><tr><td rowspan=0>a<td rowspan=999999999999 colspan=5>b<tr><td>c</table>")
    assert luoi.o(2, 7).gia_tri == "c"
    with pytest.raises(LoiTep, match="quá lớn"):
        doc_html(b"<table><tr>" + b"<td colspan=900>a" * 3 + b"</table>")


THE = st.sampled_from(
    [
        "<table>",
        "</table>",
        "<tr>",
        "</tr>",
        "<td>",
        "<td rowspan=3>",
        "<td colspan=2>",
        "</td>",
        "<p>",
        "<br>",
        "<li>",
        "<head>",
        "<body>",
        "<!--",
        "-->",
        "<![if x]>",
        "<![CDATA[",
        "&#0;",
        "&amp",
        "<",
        "TT",
        "Nhiệm vụ",
        "Sở Y tế",
    ]
)


@given(st.lists(THE | st.text(max_size=5), max_size=40))
def test_any_page_gives_grids_or_a_reason(manh):
    with contextlib.suppress(LoiTep):
        doc_html("".join(manh).encode("utf-8", "ignore"))


def test_tables_inside_one_another_without_end_are_refused():
    with pytest.raises(LoiTep, match="bảng lồng nhau"):
        doc_tep(b"<table><tr><td>" * 20_000, "sau.html")
