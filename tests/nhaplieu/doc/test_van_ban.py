"""Pasted text: a row a line, a cell a line, a cell a paragraph."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhaplieu.doc.van_ban import doc_van_ban
from nhaplieu.loi import LoiTep
from nhaplieu.phan_tich import phan_tich
from tests.nhaplieu.so_tinh import TIEU_DE, VIEC, cot

HANG = [[str(o or "") for o in hang] for hang in VIEC]
MONG = [
    ("1", "Lập danh sách hộ cần hỗ trợ", "Quý II năm 2025"),
    ("2", "Mở lớp bồi dưỡng cho nhân viên trạm", "Năm 2025"),
    ("3", "Báo cáo tình hình với Ủy ban", "Tháng 6/2025"),
]


def _viec(chu, ten="dan.txt"):
    return phan_tich(chu, ten)


def _ba_truong(chu):
    return cot(_viec(chu), "stt", "noi_dung", "thoi_han")


def _dan(dau, hang=HANG):
    return "\n".join(dau.join(cac_o) for cac_o in [TIEU_DE, *hang])


@pytest.mark.parametrize("dau", ["\t", ";", "|"])
def test_a_row_a_line(dau):
    tai_lieu = _viec("PHỤ LỤC\n" + _dan(dau))
    assert cot(tai_lieu, "stt", "noi_dung", "thoi_han") == MONG
    assert cot(tai_lieu, "dong") == [(3,), (4,), (5,)]


def test_a_markdown_table():
    chu = "\n".join("| " + " | ".join(cac_o) + " |" for cac_o in [TIEU_DE, ["---"] * 5, *HANG])
    assert _ba_truong(chu) == MONG


def test_quoted_cells_hold_line_breaks():
    hang = [[*HANG[0][:3], '"Sở A;\nSở B"', HANG[0][4]], *HANG[1:]]
    tai_lieu = _viec(_dan("\t", hang))
    assert [len(dong.phoi_hop) for dong in tai_lieu.cac_nhiem_vu()] == [2, 1, 0]


def test_line_breaks_inside_cells_without_quotes_are_mended():
    hang = [[HANG[0][0], "Lập danh sách hộ\ncần hỗ trợ", *HANG[0][2:]], *HANG[1:]]
    assert next(_viec(_dan("\t", hang)).cac_nhiem_vu()).noi_dung.split() == MONG[0][1].split()


def test_a_lone_quote_does_not_swallow_the_table():
    hang = [[HANG[0][0], '"Lập danh sách hộ cần hỗ trợ', *HANG[0][2:]], *HANG[1:]]
    assert len(list(_viec(_dan("\t", hang)).cac_nhiem_vu())) == 3


def test_a_cell_a_line_with_tabs_and_empty_cells():
    chu = "\n\n".join("\n".join(f"\t{o or ' '}" for o in cac_o) for cac_o in [TIEU_DE, *HANG])
    assert _ba_truong("I. MỤC ĐẦU\n" + chu + "\n\n") == MONG
    assert cot(_viec("I. MỤC ĐẦU\n" + chu), "muc") == [(["I. MỤC ĐẦU"],)] * 3


def _doan(hang, dau=""):
    return dau + "\n\n".join(o for cac_o in [TIEU_DE, *hang] for o in cac_o if o)


def test_a_cell_a_paragraph_where_only_numbers_tell_rows_apart():
    assert _ba_truong(_doan(HANG, "Số: 12/KH-UBND\n\n")) == MONG


def test_a_cell_of_two_paragraphs_and_an_empty_cell_find_their_place():
    hang = [HANG[0], [*HANG[1][:3], "Sở Tài chính\n\nCác cơ quan, đơn vị liên quan", HANG[1][4]], HANG[2]]
    tai_lieu = _viec(_doan(hang) + "\n\nVăn bản này chưa có bản dịch\n\nĐăng nhập để xem thêm")
    assert cot(tai_lieu, "stt", "noi_dung", "thoi_han") == MONG
    ten = [[t.nguyen_van for t in dong.phoi_hop] for dong in tai_lieu.cac_nhiem_vu()]
    assert ten == [["UBND cấp xã"], ["Sở Tài chính", "Các cơ quan, đơn vị liên quan"], []]
    assert [t.nguyen_van for t in list(tai_lieu.cac_nhiem_vu())[2].chu_tri] == ["Văn phòng UBND tỉnh"]


def test_bullets_of_a_task_are_not_agencies():
    dong = [
        *TIEU_DE,
        "1",
        "Phổ biến Nghị quyết",
        "- Tổ chức hội nghị",
        "- Biên soạn tài liệu",
        "Ban Tuyên giáo Tỉnh ủy",
    ]
    dong += ["Sở Y tế", "Quý II/2025", "2", "Kiểm tra, giám sát", "Thanh tra tỉnh", "Sở Y tế", "Hằng năm"]
    assert _ba_truong("\n".join(dong)) == [
        ("1", "Phổ biến Nghị quyết\n- Tổ chức hội nghị\n- Biên soạn tài liệu", "Quý II/2025"),
        ("2", "Kiểm tra, giám sát", "Hằng năm"),
    ]


def test_the_product_of_the_last_row_is_kept():
    dong = [*TIEU_DE, "Sản phẩm", "1", "Lập kế hoạch của ngành", "Sở Y tế", "Sở Tài chính", "Quý II/2025", "Kế hoạch"]
    dong += ["2", "Kiểm tra, giám sát", "Thanh tra tỉnh", "Hằng năm", "Báo cáo"]
    assert cot(_viec("\n".join(dong)), "san_pham") == [("Kế hoạch",), ("Báo cáo",)]


def test_sections_and_children_between_paragraph_cells():
    chu = _doan(
        [
            ["II. MỤC HAI"],
            HANG[0],
            [
                "2",
                "Việc chung gồm hai phần việc sau đây",
                "2.1",
                "Phần thứ nhất của việc chung",
                "Sở A",
                "Sở B",
                "2025",
            ],
            ["III", "MỤC BA VIẾT TÁCH DÒNG"],
            ["1", "Việc đầu của mục ba trong phụ lục", "Sở C", "Sở D", "Thường xuyên"],
        ]
    )
    assert cot(_viec(chu), "stt", "stt_cha", "muc") == [
        ("1", None, ["II. MỤC HAI"]),
        ("2", None, ["II. MỤC HAI"]),
        ("2.1", "2", ["II. MỤC HAI"]),
        ("1", None, ["III. MỤC BA VIẾT TÁCH DÒNG"]),
    ]


@pytest.mark.parametrize("ma", ["utf-8-sig", "utf-16", "cp1258"])
def test_encodings_of_text_files(ma):
    chu = _dan("\t") if ma != "cp1258" else "TT\tNhiem vu\tChu tri\tThoi han\n1\tMô hi\u0300nh\tSo A\t2025"
    assert len(list(_viec(chu.encode(ma)).cac_nhiem_vu())) >= 1


@pytest.mark.parametrize("ma", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_its_mark(ma):
    assert _ba_truong(_dan("\t").encode(ma)) == MONG


@pytest.mark.parametrize(
    "chu", ["Së Y tÕ tØnh chñ tr× thùc hiÖn nhiÖm vô ®­îc giao", "Sôû Y teá chuû trì thöïc hieän nhieäm vuï ñöôïc giao"]
)
def test_text_in_the_codes_of_old_fonts_is_read(chu):
    for du_lieu in (chu.encode("cp1252"), chu.encode()):
        (luoi,) = doc_van_ban(du_lieu)
        words = "Sở Y tế tỉnh chủ trì" if "tØnh" in chu else "Sở Y tế chủ trì"
        assert luoi.o(1, 1).gia_tri == f"{words} thực hiện nhiệm vụ được giao"


def test_other_old_codes_are_told():
    with pytest.raises(LoiTep, match="TCVN3"):
        doc_van_ban("ÿëß ñßþë ßëñ ÿþß ëßñ".encode("cp1252"))


@pytest.mark.parametrize("dau", [",", ";"])
@pytest.mark.parametrize("ma", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_csv_file_with_every_cell_quoted(dau, ma):
    hang = [[*TIEU_DE[:4], "Thời gian\nhoàn thành"], *HANG]
    chu = "\r\n".join(dau.join(f'"{o}"' for o in cac_o) for cac_o in hang)
    assert _ba_truong(chu.encode(ma)) == MONG


def test_a_csv_file_without_numbers():
    chu = "\n".join(";".join(cac_o[1:]) for cac_o in [TIEU_DE, *HANG])
    assert [dong[1:] for dong in _ba_truong(chu)] == [dong[1:] for dong in MONG]


def test_bytes_that_are_no_text_are_refused():
    with pytest.raises(LoiTep, match="không phải là văn bản"):
        doc_van_ban(b"\x00\x01\x02\x81\x8d")


@given(st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=300))
def test_any_text_keeps_every_line_that_shows(chu):
    (luoi,) = doc_van_ban(chu.encode())
    assert luoi.cao <= chu.count("\n") + chu.count("\r") + 1


@given(
    st.lists(st.sampled_from([*TIEU_DE, *HANG[0], "I. MỤC", "II", "1.1", "a)", "", "\t", "Sở B", "2025"]), max_size=40)
)
def test_any_order_of_cell_lines_gives_each_line_one_place(dong):
    (luoi,) = doc_van_ban("\n".join(dong).encode())
    thay = [phan for hang in luoi.hang_rieng.values() for o in hang.values() for phan in o.gia_tri.split("\n")]
    assert sorted(thay) == sorted(chu.strip() for chu in dong if chu.strip())
