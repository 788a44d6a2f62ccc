"""The whole reading: every row accounted for, whatever the grid; drafts that JSON keeps; where a table stands and how
its columns are ordered does not matter."""

import json
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nhaplieu.ban_nhap import TaiLieuNhap
from nhaplieu.bao_cao import ra_hang, tom_tat
from nhaplieu.loi import LoiTep
from nhaplieu.nhan_dang.loai_dong import LoaiDong
from nhaplieu.phan_tich import doc_kem_theo, phan_tich
from tests.nhaplieu.so_tinh import TIEU_DE, VIEC, doc, so_tinh, viec

O_THUONG_GAP = st.sampled_from(
    [
        None, None, None, " ", 1, 2, 8.1, "1.1", "a)", "-", "I", "II.", "A.", *TIEU_DE, "Chỉ tiêu", "Đơn vị tính", 2025,
        "Sở Y tế", "các cơ quan, đơn vị liên quan", "Quý I/2025", "thường xuyên", "Rà soát danh sách cần hỗ trợ",
        "và báo cáo kết quả", "I. MỤC MỘT", "Ghi chú: theo phân cấp", "Nơi nhận:", "GIÁM ĐỐC", "(1)", "(2)", "(3)",
        "Tổng cộng", "PHỤ LỤC", "=1+1", "x", "nt",
    ]
)  # fmt: skip
HANG = st.lists(st.lists(O_THUONG_GAP, max_size=7), max_size=14)
GOP = st.lists(st.tuples(st.integers(1, 8), st.integers(1, 5), st.integers(0, 3), st.integers(0, 4)), max_size=4)


def _gop(vung):
    """Ranges that do not overlap, as the sheet writes them."""
    da_co, chu = set(), []
    for dong, cot, cao, rong in vung:
        o = {(d, c) for d in range(dong, dong + cao + 1) for c in range(cot, cot + rong + 1)}
        if len(o) > 1 and not o & da_co:
            da_co |= o
            chu.append(f"{chr(64 + cot)}{dong}:{chr(64 + cot + rong)}{dong + cao}")
    return chu


def _ke_du(tai_lieu):
    """Every row that shows something has one kind, tasks and targets are as many as their rows, and JSON keeps all."""
    for trang in tai_lieu.trang:
        assert sum(trang.dem().values()) == trang.so_dong
        assert len({dong.dong for dong in trang.dong}) == len(trang.dong)
    dem = [trang.dem() for trang in tai_lieu.trang]
    assert sum(d.get(LoaiDong.NHIEM_VU, 0) for d in dem) == len(viec(tai_lieu))
    assert sum(d.get(LoaiDong.CHI_TIEU, 0) for d in dem) == len(list(tai_lieu.cac_chi_tieu()))
    assert all(dong.noi_dung for dong in viec(tai_lieu))
    assert TaiLieuNhap.from_dict(json.loads(json.dumps(tai_lieu.to_dict()))) == tai_lieu
    assert tom_tat(tai_lieu)


@settings(max_examples=150)
@given(HANG, HANG, GOP)
def test_any_workbook_gives_drafts_or_a_reason_and_accounts_for_every_row(mot, hai, vung):
    with suppress(LoiTep):
        _ke_du(doc([TIEU_DE, *mot], hai, gop=_gop(vung)))


@settings(max_examples=60)
@given(HANG)
def test_any_pasted_text_gives_drafts_or_a_reason(hang):
    with suppress(LoiTep):
        _ke_du(phan_tich("\n".join("\t".join(str(o or "") for o in cac_o) for cac_o in [TIEU_DE, *hang]), "dan"))


@settings(max_examples=40)
@given(st.permutations(range(5)), st.integers(0, 6), st.integers(0, 4), st.booleans())
def test_neither_the_order_of_columns_nor_the_place_of_the_table_matters(thu_tu, xuong, sang, co_tua):
    hang = [[dong[i] for i in thu_tu] for dong in [TIEU_DE, *VIEC]]
    tren = [["KẾ HOẠCH NĂM"]] * xuong if co_tua else [[]] * xuong
    tai_lieu = doc([*tren, *([None] * sang + dong for dong in hang)])
    truong = ("stt", "noi_dung", "chu_tri", "phoi_hop", "thoi_han", "han")
    goc = doc([TIEU_DE, *VIEC])
    assert [[getattr(d, t) for t in truong] for d in viec(tai_lieu)] == [
        [getattr(d, t) for t in truong] for d in viec(goc)
    ]


def test_a_file_without_a_table_is_refused_with_what_a_table_needs():
    with pytest.raises(LoiTep, match="Nội dung nhiệm vụ"):
        doc([["Xin chào"], ["các đơn vị", "biết"]])


@pytest.mark.parametrize(
    ("chu", "so", "ngay"),
    [
        ("(Kèm theo Quyết định số 15/QĐ-SYT ngày 05 tháng 3 năm 2025 của Giám đốc)", "15/QĐ-SYT", "2025-03-05"),
        ("(Ban hành kèm theo Kế hoạch số: 7 /KH-UBND ngày 1/12/2024)", "7/KH-UBND", "2024-12-01"),
        ("(Kèm theo Nghị quyết số 9-NQ/TU ngày 31.12.2024 của Tỉnh ủy)", "9-NQ/TU", "2024-12-31"),
        ("(Kèm theo Kế hoạch số      /KH-UBND ngày     tháng     năm 2025)", "", None),
        ("(Kèm theo Kế hoạch số 8/KH-UBND ngày 31/02/2025)", "8/KH-UBND", None),
        ("PHỤ LỤC I", "", None),
    ],
)
def test_the_document_that_a_title_line_names(chu, so, ngay):
    kq = doc_kem_theo(chu)
    assert (kq[0], kq[1] and kq[1].isoformat()) == (so, ngay) if kq else (so, ngay) == ("", None)


def test_rows_for_other_programs():
    hang = ra_hang(viec(doc([["I. MỤC"], TIEU_DE, VIEC[0]]))[0])
    assert hang == {
        "stt": "1",
        "parent_stt": None,
        "section": "I. MỤC",
        "content": "Lập danh sách hộ cần hỗ trợ",
        "lead": ["Sở Y tế"],
        "coordinating": ["UBND cấp xã"],
        "deadline_text": "Quý II năm 2025",
        "deadline": {"kind": "quarter", "start": "2025-04-01", "due": "2025-06-30"},
        "product": None,
        "submit_to": None,
        "sheet": "Trang 1",
        "row": 3,
    }


def test_the_summary_says_tables_rows_and_findings():
    chu = tom_tat(doc([TIEU_DE, VIEC[0], [3, None]], [["riêng"]], ten=["PL", "Nháp"]))
    assert "PL, dòng 1–3: 1 nhiệm vụ; cột: TT, Nội dung nhiệm vụ" in chu
    assert "PL: 3 dòng (1 nhiệm vụ, 1 tiêu đề, 1 không đọc được)" in chu
    assert "[Lỗi] PL, dòng 3: Dòng 3 chỉ có “3”" in chu
    assert "[Thông tin] Nháp: Trang “Nháp” không có bảng" in chu


def test_reading_is_the_same_each_time():
    so = so_tinh([TIEU_DE, *VIEC])
    assert phan_tich(so, "a.xlsx") == phan_tich(so, "a.xlsx")


def test_a_row_broken_by_the_header_of_a_new_page_is_one_task():
    rows = [[1, "Xây dựng đề án phát triển", "Sở Y tế", "Sở Tài", "2025"], TIEU_DE]
    rest = [[None, "mạng lưới y tế cơ sở", None, "chính", None], [2, "Việc hai", "Sở Y tế", "", "2025"]]
    first, second = viec(doc([TIEU_DE, *rows, *rest]))
    assert first.noi_dung == "Xây dựng đề án phát triển mạng lưới y tế cơ sở"
    assert [name.ten for name in first.phoi_hop] == ["Sở Tài chính"]
    assert second.stt == "2"


def test_the_column_that_holds_deadlines_is_the_deadline():
    header = ["STT", "Nhiệm vụ", "Đơn vị chủ trì", "Tiến độ", "Thời gian hoàn thành"]
    said = [[1, "Việc một phải làm", "Sở Y tế", "Đang thực hiện", "30/6/2025"]]
    assert [task.thoi_han for task in viec(doc([header, *said]))] == ["30/6/2025"]
    swapped = [[1, "Việc một phải làm", "Sở Y tế", "30/6/2025", "Chưa xong"]]
    assert [task.thoi_han for task in viec(doc([header, *swapped]))] == ["30/6/2025"]
