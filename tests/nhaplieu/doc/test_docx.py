"""Word documents: tables as they show on the screen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhaplieu.doc.docx import doc_docx
from nhaplieu.loi import LoiTep
from nhaplieu.luoi import Vung
from nhaplieu.phan_tich import phan_tich
from tests.nhaplieu.goi import cac_phan, dong_goi, sua_phan
from tests.nhaplieu.so_tinh import TIEU_DE, VIEC, cot
from tests.nhaplieu.word import OWord, Tho, bang, doan, word

CHU_VIEC = [[str(o or "") for o in hang] for hang in VIEC]
DANH_SO = (
    '<w:abstractNum w:abstractNumId="5"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
    '<w:lvlText w:val="%1."/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/></w:lvl>'
    '</w:abstractNum><w:abstractNum w:abstractNumId="6"><w:lvl w:ilvl="0"><w:numFmt w:val="upperRoman"/>'
    '<w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0">'
    '<w:numFmt w:val="bullet"/><w:lvlText w:val="·"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="5"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="6"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="5"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="4"/>'
    '</w:lvlOverride></w:num><w:num w:numId="4"><w:abstractNumId w:val="7"/></w:num>'
)


def _so(num, cap=0, chu=""):
    return Tho(doan(chu, f'<w:numPr><w:ilvl w:val="{cap}"/><w:numId w:val="{num}"/></w:numPr>'))


def _chu(luoi):
    return [[luoi.hang_rieng[d][c].gia_tri for c in sorted(luoi.hang_rieng[d])] for d in luoi.cac_dong()]


def test_tables_become_grids_and_text_between_them_is_kept():
    hai = doc_docx(word("Kính gửi", bang([["A", "B"], ["1", "dòng 1\ndòng 2"]]), "", "II. Tiếp", bang([["C"]]), "Hết"))
    assert [(luoi.ten_trang, luoi.doan_truoc, luoi.doan_sau, luoi.so_cot) for luoi in hai] == [
        ("Bảng 1", ["Kính gửi"], [], 2),
        ("Bảng 2", ["II. Tiếp"], ["Hết"], 1),
    ]
    assert _chu(hai[0]) == [["A", "B"], ["1", "dòng 1\ndòng 2"]]


def test_vertical_and_horizontal_merges():
    hang = [
        [OWord("I. Mục", rong=3)],
        [OWord("1", gop="dau"), "việc a", "Sở A"],
        [OWord("", gop="tiep"), "việc b", "Sở B"],
        ["2", OWord("gộp", rong=2)],
    ]
    (luoi,) = doc_docx(word(bang(hang, rong=[500, 3000, 2000])))
    assert set(luoi.hop) == {Vung(1, 1, 1, 3), Vung(2, 1, 3, 1), Vung(4, 2, 4, 3)}
    assert (luoi.o(3, 1).gia_tri, luoi.o(3, 1).dong) == ("1", 2)
    assert luoi.o(1, 3).gia_tri == "I. Mục"


def test_rows_drawn_with_other_edges_keep_their_columns():
    """Edges a millimetre apart: the grid has nine columns, the table three."""
    rong = [500, 60, 3000, 50, 2000]
    hang = [
        ["TT", OWord("Việc", rong=2), OWord("Ai", rong=2)],
        [OWord("1", rong=2), OWord("a", rong=1), OWord("Sở A", rong=2)],
        ["2", OWord("b", rong=3), "Sở B"],
        [OWord("Mục", rong=5)],
        [OWord("3", rong=2), OWord("gộp hai cột", rong=3)],
    ]
    (luoi,) = doc_docx(word(bang(hang, rong=rong)))
    assert [sorted(luoi.hang_rieng[d]) for d in (1, 2, 3)] == [[1, 2, 3]] * 3
    assert Vung(4, 1, 4, 3) in luoi.hop
    assert Vung(5, 2, 5, 3) in luoi.hop


def test_a_row_that_begins_further_right():
    xml = bang([["a", "b", "c"], ["x", "y"]], rong=[100, 100, 100]).xml
    xml = xml.replace("<w:trPr></w:trPr>", '<w:trPr><w:gridBefore w:val="1"/></w:trPr>').replace(
        '<w:trPr><w:gridBefore w:val="1"/></w:trPr>', "<w:trPr></w:trPr>", 1
    )
    (luoi,) = doc_docx(word(Tho(xml)))
    assert {c: o.gia_tri for c, o in luoi.hang_rieng[2].items()} == {2: "x", 3: "y"}


def test_tracked_changes_show_their_final_text():
    o = Tho(
        "<w:p><w:r><w:t>Ban hành </w:t></w:r><w:del><w:r><w:delText>quy chế</w:delText><w:t>cũ</w:t></w:r></w:del>"
        "<w:ins><w:r><w:t>quy định</w:t></w:r></w:ins><w:moveFrom><w:r><w:t> xa</w:t></w:r></w:moveFrom></w:p>"
    )
    xoa = bang([["dòng bị xóa", ""]], dau_hang="<w:del/>").xml
    dong_xoa = xoa[xoa.index("<w:tr>") : xoa.index("</w:tbl>")]
    xml = bang([["1", o]]).xml.replace("</w:tbl>", f"{dong_xoa}</w:tbl>")
    (luoi,) = doc_docx(word(Tho(xml)))
    assert _chu(luoi) == [["1", "Ban hành quy định"]]


def test_automatic_numbers_are_written_out():
    hang = [[_so(2), "MỤC"], [_so(1), "a"], [_so(1, 1), "a một"], [_so(1), "b"], [_so(2), "MỤC HAI"], [_so(3), "c"]]
    (luoi,) = doc_docx(word(bang(hang), danh_so=DANH_SO))
    assert [dong[0] for dong in _chu(luoi)] == ["I.", "1.", "1.1", "2.", "II.", "4."]


def test_bullets_and_numbers_of_styles():
    kieu = '<w:style w:styleId="So"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    theo_kieu = Tho(doan("", '<w:pStyle w:val="So"/>'))
    (luoi,) = doc_docx(word(bang([[theo_kieu, _so(4, chu="ý một")]]), danh_so=DANH_SO, kieu=kieu))
    assert _chu(luoi) == [["1.", "- ý một"]]


def test_what_a_screen_does_not_show_is_left_out():
    o = Tho(
        "<w:p><w:r><w:instrText>PAGE</w:instrText></w:r><mc:AlternateContent><mc:Fallback><w:r><w:t>lặp</w:t></w:r>"
        "</mc:Fallback></mc:AlternateContent><w:sdt><w:sdtContent><w:r><w:t>thấy</w:t><w:br/><w:t>dòng hai</w:t></w:r>"
        '</w:sdtContent></w:sdt><w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r></w:p>'
    )
    trong = OWord(Tho(doan("ngoài") + bang([["trong a", "trong b"]]).xml))
    (luoi,) = doc_docx(word(bang([[o, trong]])))
    assert _chu(luoi) == [["thấy\ndòng haix", "ngoài\ntrong a\ntrong b"]]


def test_a_document_becomes_tasks_with_its_sections_and_its_date():
    tai_lieu = phan_tich(
        word(
            bang([["SỞ Y TẾ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]]),
            "(Kèm theo Kế hoạch số 12/KH-SYT ngày 05/4/2025 của Sở Y tế)",
            "I. NHIỆM VỤ CHUNG",
            bang([TIEU_DE, *CHU_VIEC]),
            "II. NHIỆM VỤ RIÊNG",
            bang([TIEU_DE, ["1", "Kiểm tra cơ sở", "Thanh tra Sở", "", "Quý I"]]),
            bang([["Nơi nhận: Như trên", "GIÁM ĐỐC"]]),
        ),
        "a.docx",
    )
    assert (tai_lieu.so_ky_hieu, tai_lieu.ngay_ban_hanh.isoformat()) == ("12/KH-SYT", "2025-04-05")
    assert cot(tai_lieu, "stt", "muc", "trang_tinh") == [
        ("1", ["I. NHIỆM VỤ CHUNG"], "Bảng 2"),
        ("2", ["I. NHIỆM VỤ CHUNG"], "Bảng 2"),
        ("3", ["I. NHIỆM VỤ CHUNG"], "Bảng 2"),
        ("1", ["II. NHIỆM VỤ RIÊNG"], "Bảng 3"),
    ]


def test_a_table_cut_in_two_goes_on():
    tai_lieu = phan_tich(word(bang([TIEU_DE, *CHU_VIEC[:2]]), bang([CHU_VIEC[2]])), "a.docx")
    assert cot(tai_lieu, "stt", "trang_tinh") == [("1", "Bảng 1"), ("2", "Bảng 1"), ("3", "Bảng 2")]


def test_a_row_broken_where_the_table_is_cut_in_two_is_whole_again():
    dau = bang([TIEU_DE, ["1", "Tổ chức tuyên truyền và", "Sở Y tế", "Báo, Đài", "Hằng"]])
    cuoi = bang([["", "vận động người dân", "", "", "năm"], ["2", "Tổng kết", "Sở Y tế", "", "2030"]])
    tai_lieu = phan_tich(word(dau, Tho("<w:p/>"), cuoi), "thu.docx")
    assert cot(tai_lieu, "stt", "noi_dung", "thoi_han") == [
        ("1", "Tổ chức tuyên truyền và vận động người dân", "Hằng năm"),
        ("2", "Tổng kết", "2030"),
    ]


def test_a_document_without_tables_is_read_as_text():
    doan_van = [o for hang in [TIEU_DE, *CHU_VIEC] for o in hang if o]
    assert cot(phan_tich(word(*doan_van), "a.docx"), "stt", "thoi_han") == [
        ("1", "Quý II năm 2025"),
        ("2", "Năm 2025"),
        ("3", "Tháng 6/2025"),
    ]


@pytest.mark.parametrize("cu", [b"<w:body>", b"</w:body>"])
def test_a_broken_document_is_refused(cu):
    with pytest.raises(LoiTep, match="cấu trúc"):
        doc_docx(sua_phan(word("a"), "word/document.xml", cu, b""))


def test_macros_are_said():
    phan = cac_phan(word(bang([["a"]]))) | {"word/vbaProject.bin": b"x"}
    assert "macro" in doc_docx(dong_goi(phan))[0].luu_y[0]


@given(
    st.lists(
        st.lists(st.builds(OWord, st.text("ab ", max_size=4), st.integers(1, 4), st.sampled_from(["", "dau", "tiep"]))),
        max_size=6,
    ),
    st.lists(st.integers(1, 500), max_size=6),
)
def test_any_table_keeps_its_rows_in_bounds(hang, rong):
    for luoi in doc_docx(word(bang(hang, rong), "hết")):
        assert luoi.cao <= max(len(hang), 1)
        assert all(dong >= 1 and cot >= 1 for dong, cac_o in luoi.hang_rieng.items() for cot in cac_o)
        assert all(v.dong_dau <= v.dong_cuoi and v.cot_dau <= v.cot_cuoi for v in luoi.hop)
