"""Tables where they stand on a sheet, and what each of their rows is."""

import pytest

from nhaplieu.nhan_dang.loai_dong import LoaiDong
from tests.nhaplieu.so_tinh import TIEU_DE, VIEC, cot, doc, viec


def _loai(tai_lieu, trang=0):
    return {dong.dong: dong.loai for dong in tai_lieu.trang[trang].dong}


def _stt(tai_lieu):
    return [dong.stt for dong in viec(tai_lieu)]


HAI_DONG = [
    ["STT", "Nhiệm vụ", "Phân công thực hiện", None, "Thời gian", "Sản phẩm"],
    [None, None, "Chủ trì", "Phối hợp", None, None],
    [1, "Việc một", "Sở A", "Sở B", "2025", "Báo cáo"],
]


@pytest.mark.parametrize("gop", [[], ["A1:A2", "B1:B2", "C1:D1", "E1:E2", "F1:F2"]])
def test_a_header_on_two_rows_merged_or_not(gop):
    (dong,) = viec(doc(HAI_DONG, gop=gop))
    assert [t.nguyen_van for t in (*dong.chu_tri, *dong.phoi_hop)] == ["Sở A", "Sở B"]
    assert (dong.thoi_han, dong.san_pham) == ("2025", "Báo cáo")


def test_a_header_whose_words_are_split_over_two_rows():
    tren, duoi = (
        ["TT", "Nội dung", "Cơ quan", "Cơ quan", "Thời gian"],
        [None, "nhiệm vụ", "chủ trì", "phối hợp", "hoàn thành"],
    )
    assert cot(doc([tren, duoi, VIEC[0]]), "stt", "thoi_han") == [("1", "Quý II năm 2025")]


def test_a_row_that_numbers_the_columns_belongs_to_the_header():
    tai_lieu = doc([TIEU_DE, ["(1)", "(2)", "(3)", "(4)", "(5)"], *VIEC])
    assert _loai(tai_lieu)[2] is LoaiDong.TIEU_DE
    assert _stt(tai_lieu) == ["1", "2", "3"]


def test_one_column_a_period_with_ticks():
    tren, duoi = ["STT", "Nhiệm vụ", "Đơn vị thực hiện", "Thời gian thực hiện"], [None, None, None, 2025, 2026, 2027]
    hang = [[1, "Một năm", "Sở A", None, "x"], [2, "Ba năm", "Sở A", "x", "x", "x"]]
    tai_lieu = doc([tren, duoi, *hang], gop=["A1:A2", "B1:B2", "C1:C2", "D1:F1"])
    assert cot(tai_lieu, "thoi_han") == [("2026",), ("2025 - 2027",)]


def test_a_table_that_starts_anywhere_with_its_columns_in_any_order():
    trong = [None] * 3
    hang = [*trong, "Thời hạn", "Đơn vị phối hợp", "Đơn vị chủ trì", "Công việc", "STT"]
    tai_lieu = doc([["PHỤ LỤC"], [], [], hang, [*trong, "2025", "Sở B", "Sở A", "Việc một", 1]])
    (dong,) = viec(tai_lieu)
    assert (dong.stt, dong.noi_dung, dong.thoi_han, dong.dong) == ("1", "Việc một", "2025", 5)
    assert dong.o_goc == {"D": "2025", "E": "Sở B", "F": "Sở A", "G": "Việc một", "H": "1"}


def test_headers_that_are_blank_are_told_from_their_cells():
    hang = [[None, None, "Chủ trì", "Phối hợp", "Thời hạn"]]
    hang += [[so, f"Rà soát quy trình số {so} của đơn vị", "Sở A", None, "2025"] for so in (1, 2, 3)]
    assert cot(doc(hang), "stt", "noi_dung")[2] == ("3", "Rà soát quy trình số 3 của đơn vị")


def test_titles_repeated_headers_notes_and_signatures_are_no_tasks():
    hang = [
        ["PHỤ LỤC"],
        ["(Kèm theo Kế hoạch số 5/KH-SYT ngày 01/3/2025)"],
        TIEU_DE,
        VIEC[0],
        [str(o).upper() for o in TIEU_DE],
        *VIEC[1:],
        ["Tổng cộng: 3 nhiệm vụ"],
        ["Ghi chú: Kinh phí theo phân cấp"],
        [None, None, None, "Huế, ngày 01 tháng 3 năm 2025"],
        ["NGƯỜI LẬP BIỂU", None, None, "GIÁM ĐỐC"],
        [],
        [None, None, None, "Trần Văn B"],
    ]
    tai_lieu = doc(hang)
    assert _stt(tai_lieu) == ["1", "2", "3"]
    loai = _loai(tai_lieu)
    assert [loai[d] for d in (1, 2, 3, 5)] == [LoaiDong.TIEU_DE] * 4
    assert [loai[d] for d in (8, 9, 10, 11, 13)] == [LoaiDong.GHI_CHU] * 5
    assert tai_lieu.trang[0].dem()[LoaiDong.TRONG] == 1


@pytest.mark.parametrize("tong", ["Cộng: 03 nhiệm vụ", "Cộng (3 nhiệm vụ)", "Tổng cộng 3 nhiệm vụ"])
def test_a_total_in_the_column_of_words_goes_on_with_no_task(tong):
    tai_lieu = doc([TIEU_DE, *VIEC, [None, tong]])
    assert [row.noi_dung for row in tai_lieu.cac_nhiem_vu()] == [row[1] for row in VIEC]
    assert _loai(tai_lieu)[5] == LoaiDong.GHI_CHU


@pytest.mark.parametrize(
    "tua",
    [
        (["I. NHÓM MỘT"], ["A{0}:E{0}"]),
        (["I", "NHÓM MỘT", " ", " "], []),
        (["I. NHÓM MỘT"], []),
        ([None, "NHÓM VIỆC MỘT"], []),
        ([None, "Nhóm việc một"], []),
        (["A.", "Nhóm việc một"], ["B{0}:E{0}"]),
        ([None, None, "NHÓM VIỆC MỘT"], ["C{0}:E{0}"]),
    ],
)
def test_section_rows_however_they_are_written(tua):
    hang, gop = tua
    tai_lieu = doc([TIEU_DE, hang, VIEC[0], ["II. NHÓM HAI"], VIEC[1]], gop=[g.format(2) for g in gop])
    assert _loai(tai_lieu)[2] is LoaiDong.MUC
    assert _stt(tai_lieu) == ["1", "2"]
    assert "NHÓM" in viec(tai_lieu)[0].muc[0].upper()
    assert viec(tai_lieu)[1].muc[-1] == "II. NHÓM HAI"


def test_a_roman_row_with_an_agency_is_a_task():
    tai_lieu = doc([TIEU_DE, ["I", "Việc một", "Sở A", None, "2025"], [1, "Việc con", "Sở B", None, "2025"]])
    assert cot(tai_lieu, "stt", "stt_cha") == [("I", None), ("1", "I")]


def test_the_section_above_the_header():
    hang = [["PHỤ LỤC I"], ["B. PHÂN CÔNG"], ["II. ĐÀO TẠO"], TIEU_DE, VIEC[0]]
    assert viec(doc(hang))[0].muc == ["B. PHÂN CÔNG", "II. ĐÀO TẠO"]


def test_tables_one_under_another():
    hai = ["TT", "Tên văn bản", "Cơ quan chủ trì", "Cấp trình", "Thời gian trình"]
    hang = [
        ["I. VIỆC"],
        TIEU_DE,
        *VIEC,
        [],
        ["II. VĂN BẢN"],
        hai,
        [1, "Nghị quyết về phí", "Sở A", "HĐND tỉnh", "2025"],
    ]
    tai_lieu = doc(hang)
    assert [len(bang.nhiem_vu) for bang in tai_lieu.bang] == [3, 1]
    cuoi = viec(tai_lieu)[-1]
    assert (cuoi.muc, cuoi.cap_trinh) == (["II. VĂN BẢN"], "HĐND tỉnh")


@pytest.mark.parametrize("dau", [[], [TIEU_DE]])
def test_a_table_goes_on_on_the_next_sheet_with_its_section(dau):
    tai_lieu = doc([TIEU_DE, ["I", "MỤC MỘT"], *VIEC], [*dau, [4, "Việc bốn", "Sở A", None, "2026"]])
    assert viec(tai_lieu)[-1].muc == ["I. MỤC MỘT"]
    assert [trang.dem() for trang in tai_lieu.trang][1][LoaiDong.NHIEM_VU] == 1


def test_a_sheet_without_a_table_is_said():
    tai_lieu = doc([TIEU_DE, *VIEC], [["ghi chép"], ["riêng"]], ten=["PL", "Nháp"])
    assert [ph.trang_tinh for ph in tai_lieu.phat_hien] == ["Nháp"]
    assert tai_lieu.trang[1].dem() == {LoaiDong.GHI_CHU: 2}


def test_a_number_without_a_text_is_an_error_not_a_task():
    tai_lieu = doc([TIEU_DE, [1, " "], [2, None, "Sở A", None, "2025"]])
    assert viec(tai_lieu) == []
    assert tai_lieu.trang[0].dem()[LoaiDong.BO_QUA_LOI] == 2
    assert [(ph.muc_do.value, ph.dong, ph.o) for ph in tai_lieu.bang[0].phat_hien] == [
        ("loi", 2, "A2"),
        ("loi", 3, "A3"),
    ]


def test_a_budget_or_a_list_of_people_is_said_and_left():
    tai_lieu = doc([TIEU_DE, *VIEC], [["STT", "Nội dung", "Số lượng", "Đơn giá", "Thành tiền"], [1, "In", 2, 3, 6]])
    assert len(viec(tai_lieu)) == 3
    assert "không phải bảng nhiệm vụ" in tai_lieu.bang[1].phat_hien[0].noi_dung


def test_hidden_rows_columns_and_sheets_are_said():
    def sua(so):
        so.worksheets[0].row_dimensions[3].hidden = True
        so.worksheets[0].column_dimensions["D"].hidden = True
        so.worksheets[1].sheet_state = "hidden"

    tai_lieu = doc([TIEU_DE, *VIEC], [TIEU_DE, *VIEC], sua=sua)
    loi = [ph.noi_dung for ph in tai_lieu.moi_phat_hien()]
    assert len(viec(tai_lieu)) == 3
    assert any("Dòng 3 đang bị ẩn" in chu for chu in loi)
    assert any("Cơ quan phối hợp" in chu for chu in loi)
    assert any("Trang ẩn" in chu for chu in loi)


def test_an_only_sheet_that_is_hidden_is_read():
    tai_lieu = doc([], [TIEU_DE, *VIEC], sua=lambda so: setattr(so.worksheets[1], "sheet_state", "hidden"))
    assert len(viec(tai_lieu)) == 3


def test_a_row_that_letters_the_columns_belongs_to_the_header():
    chu = ["A", "B", "C", "D", "E"]
    assert cot(doc([TIEU_DE, chu, *VIEC]), "stt") == [("1",), ("2",), ("3",)]
