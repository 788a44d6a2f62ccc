"""Workbooks of Excel 97-2003."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhaplieu.doc import doc_tep
from nhaplieu.doc.biff import dien_tich_lon_nhat
from nhaplieu.loi import LoiTep
from nhaplieu.luoi import KieuO
from nhaplieu.phan_tich import phan_tich
from tests.nhaplieu.so_tinh import TIEU_DE, VIEC, cot
from tests.nhaplieu.xls import tep_ghep, xls

TOT = xls([TIEU_DE, *VIEC])


def test_the_rows_of_a_sheet():
    tai_lieu = phan_tich(TOT, "phu luc.xls")
    assert cot(tai_lieu, "stt", "noi_dung", "thoi_han", "dong") == [
        ("1", "Lập danh sách hộ cần hỗ trợ", "Quý II năm 2025", 2),
        ("2", "Mở lớp bồi dưỡng cho nhân viên trạm", "Năm 2025", 3),
        ("3", "Báo cáo tình hình với Ủy ban", "Tháng 6/2025", 4),
    ]
    assert tai_lieu.phat_hien == []


def test_cells_keep_their_place_below_and_beside_empty_ones():
    (luoi,) = doc_tep(xls([[], [], [None, None, "chữ", 8.1]]), "a.xls")
    assert [(o.dia_chi, o.gia_tri) for o in luoi.hang(3).values()] == [("C3", "chữ"), ("D3", "8.1")]


def test_merged_cells_cover_their_range():
    hang = [TIEU_DE, VIEC[0], [2, "Việc thứ hai trong vùng gộp", None, None, "Năm 2026"]]
    tai_lieu = phan_tich(xls(hang, gop=[(1, 2, 2, 2)]), "a.xls")
    assert [[t.ten for t in dong.chu_tri] for dong in tai_lieu.cac_nhiem_vu()] == [["Sở Y tế"], ["Sở Y tế"]]


def test_a_date_is_read_whole_and_the_missing_format_is_told():
    tai_lieu = phan_tich(xls([TIEU_DE, [*VIEC[0][:4], (45838, True)]]), "a.xls")
    (dong,) = tai_lieu.cac_nhiem_vu()
    assert (dong.thoi_han, dong.han.den.isoformat()) == ("30/06/2025", "2025-06-30")
    assert any("không cho biết" in ph.noi_dung for ph in tai_lieu.phat_hien)


def test_a_rate_under_one_is_told():
    (luoi,) = doc_tep(xls([["Tỷ lệ", 0.95]]), "a.xls")
    assert luoi.o(1, 2).kieu is KieuO.SO
    assert luoi.luu_y


def test_a_hidden_sheet_is_marked():
    assert doc_tep(xls([["chữ"]], an=True), "a.xls")[0].an


@pytest.mark.parametrize("ten", ["a.xlsx", "a.docx"])
def test_a_workbook_with_a_new_name_is_refused(ten):
    with pytest.raises(LoiTep, match=r"97-2003.*đổi đuôi"):
        doc_tep(TOT, ten)


@pytest.mark.parametrize("du_lieu", [TOT[:600], TOT[:-3000], tep_ghep("Workbook", b"khong phai so")])
def test_a_broken_workbook_is_refused(du_lieu):
    with pytest.raises(LoiTep, match=r"không phải là sổ tính|không có ô"):
        doc_tep(du_lieu, "a.xls")


def test_a_lone_cell_far_away_is_no_annex():
    with pytest.raises(LoiTep, match="quá lớn"):
        doc_tep(xls([["a"], *[[]] * 40_000, [*[None] * 200, "b"]]), "a.xls")


def test_how_far_the_cells_reach_is_told_from_the_records():
    assert dien_tich_lon_nhat(xls([["a", 1, "b"], [None, 2.5]])) == 6
    assert dien_tich_lon_nhat(xls([["a"], *[[]] * 999, [*[None] * 99, "b"]])) == 100_100
    assert dien_tich_lon_nhat(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)) == 0


@given(st.integers(0, len(TOT) - 1), st.integers(0, 255))
def test_one_wrong_byte_gives_grids_or_a_reason(cho, gia_tri):
    with contextlib.suppress(LoiTep):
        doc_tep(TOT[:cho] + bytes([gia_tri]) + TOT[cho + 1 :], "a.xls")
