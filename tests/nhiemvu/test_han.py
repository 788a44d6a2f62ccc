"""What each way of writing a deadline means; the plan of these tests was issued on 10 March 2025."""

from datetime import date

import pytest

from nhiemvu.han import ChuKy, LoaiHan, Moc, doc_han, han_tu_o_ngay

NGAY_BAN_HANH = date(2025, 3, 10)


def _ngay(text: str) -> date | None:
    return None if text == "-" else date.fromisoformat(text)


CO_HAN = """
Quý II năm 2025 | quarter 2025-04-01 2025-06-30
QUÝ IV NĂM 2025 | quarter 2025-10-01 2025-12-31
Quý 3/2025 | quarter 2025-07-01 2025-09-30
Quí III-2025 | quarter 2025-07-01 2025-09-30
Qúy IV/2025 | quarter 2025-10-01 2025-12-31
quy 4 nam 2025 | quarter 2025-10-01 2025-12-31
QII/2025 | quarter 2025-04-01 2025-06-30
Q.II/25 | quarter 2025-04-01 2025-06-30
Quý Il/2025 | quarter 2025-04-01 2025-06-30
Quý hai năm 2025 | quarter 2025-04-01 2025-06-30
Quý II (năm 2025) | quarter 2025-04-01 2025-06-30
Quý II trong năm 2025 | quarter 2025-04-01 2025-06-30
Quý II | quarter 2025-04-01 2025-06-30
Quý I năm sau | quarter 2026-01-01 2026-03-31
Chậm nhất quý II/2025 | quarter - 2025-06-30
Cuối quý III/2025 | quarter 2025-09-01 2025-09-30
Quý III-IV/2025 | range 2025-07-01 2025-12-31
Quý 2-3/2025 | range 2025-04-01 2025-09-30
Quý 2 và 4/2025 | range 2025-04-01 2025-12-31
Quý II, III, IV năm 2025 | range 2025-04-01 2025-12-31
Quý IV/2025 - I/2026 | range 2025-10-01 2026-03-31
Từ quý III/2025 đến hết quý II/2026 | range 2025-07-01 2026-06-30
Tháng 6/2025 | month 2025-06-01 2025-06-30
6/2025 | month 2025-06-01 2025-06-30
06-2025 | month 2025-06-01 2025-06-30
T6/2025 | month 2025-06-01 2025-06-30
Tháng 6/25 | month 2025-06-01 2025-06-30
6/25 | month 2025-06-01 2025-06-30
Tháng sáu năm 2025 | month 2025-06-01 2025-06-30
đến hết tháng 6 năm 2025 | month - 2025-06-30
Đầu tháng 6/2025 | range 2025-06-01 2025-06-10
Trung tuần tháng 6 năm 2025 | range 2025-06-11 2025-06-20
Tuần đầu tháng 7/2025 | range 2025-07-01 2025-07-07
Tuần 2 tháng 6/2025 | range 2025-06-08 2025-06-14
Tuần 3, tháng 6/2025 | range 2025-06-15 2025-06-21
Tuần 3-4 tháng 6/2025 | range 2025-06-15 2025-06-28
Ngày cuối cùng của tháng 6/2025 | date - 2025-06-30
Từ tháng 3-5/2025 | range 2025-03-01 2025-05-31
T7-8/2025 | range 2025-07-01 2025-08-31
T6-T12/2025 | range 2025-06-01 2025-12-31
7-8/2025 | range 2025-07-01 2025-08-31
Tháng 11 - tháng 2/2026 | range 2025-11-01 2026-02-28
Tháng 3, 4, 5 năm 2025 | range 2025-03-01 2025-05-31
6/2025-12/2025 | range 2025-06-01 2025-12-31
30/6/2025 | date - 2025-06-30
30.6.2025 | date - 2025-06-30
30-06-2025 | date - 2025-06-30
30/6/25 | date - 2025-06-30
2025-06-30 00:00:00 | date - 2025-06-30
ngày 30 tháng 6 năm 2025 | date - 2025-06-30
30 tháng 6/2025 | date - 2025-06-30
Thứ tư ngày 18/6/2025 | date - 2025-06-18
30/6 | date - 2025-06-30
ngày 30.6 | date - 2025-06-30
Trước ngày 30/6/2025 | date - 2025-06-29
Trước: 30/6/2025 | date - 2025-06-29
Trước ngày 15/6 và 15/12/2025 | date - 2025-12-14
trước 17h00 ngày 20/6/2025 | date - 2025-06-20
trước 0 giờ ngày 01/7/2025 | date - 2025-06-30
Chậm nhất là ngày 20/6/2025 | date - 2025-06-20
Không muộn hơn ngày 20/6/2025 | date - 2025-06-20
Hạn chót 20/6/2025 | date - 2025-06-20
Trước quý II/2025 | date - 2025-03-31
Trước năm 2026 | date - 2025-12-31
Trước ngày 31/3 năm sau | date - 2026-03-30
28-30/6/2025 | range 2025-06-28 2025-06-30
28/6-5/7/2025 | range 2025-06-28 2025-07-05
28/12 - 05/01/2026 | range 2025-12-28 2026-01-05
Từ ngày 01 đến 15 tháng 7 năm 2025 | range 2025-07-01 2025-07-15
Từ ngày ban hành đến 31/12/2025 | range 2025-03-10 2025-12-31
Năm 2025 | year 2025-01-01 2025-12-31
2025.0 | year 2025-01-01 2025-12-31
Trong năm | year 2025-01-01 2025-12-31
Đến năm 2030 | year - 2030-12-31
Từ nay đến hết năm 2025 | year - 2025-12-31
Cuối năm 2025 | year 2025-10-01 2025-12-31
Đầu năm 2026 | range 2026-01-01 2026-03-31
6 tháng đầu năm | half 2025-01-01 2025-06-30
Nửa cuối năm 2025 | half 2025-07-01 2025-12-31
9 tháng đầu năm 2025 | range 2025-01-01 2025-09-30
2025–2030 | range 2025-01-01 2030-12-31
2025-26 | range 2025-01-01 2026-12-31
2025/2026 | range 2025-01-01 2026-12-31
Năm 2025 và 2026 | range 2025-01-01 2026-12-31
Giai đoạn 2 (2026-2030) | range 2026-01-01 2030-12-31
Trong 03 năm (2025-2027) | range 2025-01-01 2027-12-31
Từ năm 2025 đến năm 2030 và các năm tiếp theo | range 2025-01-01 2030-12-31
Đến 2025: một nửa; đến 2030: tất cả | year - 2030-12-31
Năm học 2025-2026 | range 2025-09-01 2026-05-31
Năm 2025, định hướng đến 2030 | year 2025-01-01 2025-12-31
Kỳ họp HĐND tỉnh giữa năm 2025 | month 2025-07-01 2025-07-31
Kỳ họp cuối năm | month 2025-12-01 2025-12-31
Kỳ họp thứ 8 (tháng 7/2025) | month 2025-07-01 2025-07-31
Quý II/2025 (trước ngày 15/6/2025) | date - 2025-06-14
6 tháng đầu năm 30/6/2025 | date - 2025-06-30
Cả năm cuối năm 2025 | year 2025-10-01 2025-12-31
30/6/2025 quý II, tháng 6 quý II | range 2025-04-01 2025-06-30
Năm 2025 (Quý II) | quarter 2025-04-01 2025-06-30
Dự thảo quý II/2025; trình ban hành quý IV/2025 | range 2025-04-01 2025-12-31
Cấp tỉnh trước 30/6/2025; cấp xã trước 31/7/2025 | date - 2025-07-30
Xây dựng Kế hoạch năm 2026 trong quý IV/2025 | quarter 2025-10-01 2025-12-31
Năm 2025, theo Nghị quyết số 12/NQ-HĐND ngày 10/12/2024 | year 2025-01-01 2025-12-31
Xong trong quý II/2025, sau đó duy trì thường xuyên | quarter 2025-04-01 2025-06-30
Thường xuyên, xong trước 31/12/2025 | date - 2025-12-30
Quý 1V/2025 | quarter 2025-10-01 2025-12-31
Quý III/2O25 | quarter 2025-07-01 2025-09-30
l5/1O/2025 | date - 2025-10-15
Tháng l2/2025 | month 2025-12-01 2025-12-31
2026-2O30 | range 2026-01-01 2030-12-31
Quý II năm 26 | quarter 2026-04-01 2026-06-30
Quý III/2025¹ | quarter 2025-07-01 2025-09-30
Trước30/6/2025 | date - 2025-06-29
Trước hết là năm 2025 | year 2025-01-01 2025-12-31
Sep-25 | month 2025-09-01 2025-09-30
15-Sep-2025 | date - 2025-09-15
Năm 2025, quý IV | quarter 2025-10-01 2025-12-31
2025 - Quý III | quarter 2025-07-01 2025-09-30
Năm 2025 (quý IV) | quarter 2025-10-01 2025-12-31
Quý III/2025, trước 15/9/2025 | date - 2025-09-14
Quý IV, quý I/2026 | range 2025-10-01 2026-03-31
Tháng 12, tháng 01/2026 | range 2025-12-01 2026-01-31
2025: 60%; 2026: 80%; 2027: 100% | range 2025-01-01 2027-12-31
Sơ kết 2027; tổng kết 2030 | range 2027-01-01 2030-12-31
Phiên họp UBND tỉnh thường kỳ tháng 9/2025 | month 2025-09-01 2025-09-30
Đầu năm học 2025-2026 | month 2025-09-01 2025-09-30
"""


def _bang(text: str) -> list[list[str]]:
    return [dong.rsplit(" | ", 1) for dong in text.strip().splitlines()]


@pytest.mark.parametrize(("text", "mong_doi"), _bang(CO_HAN))
def test_a_date_is_the_last_day_of_the_stated_period(text: str, mong_doi: str) -> None:
    loai, tu, den = mong_doi.split()
    han = doc_han(text, NGAY_BAN_HANH)
    assert (han.loai, han.tu, han.den) == (loai, _ngay(tu), _ngay(den))


DINH_KY = """
Thường xuyên | -
Nhiệm vụ TX | -
thuong xuyen, lien tuc | -
Thưòng xuyên | -
Thường xuyên, giai đoạn 2025-2030 | -
24/24 | -
Hằng tuần | tuan
Trước 16 giờ thứ Sáu hàng tuần | tuan
02 tuần/lần | hai_tuan
Ngày 25 hằng tháng | thang
Tháng, quý, năm | thang
Ngày 15-20 hằng tháng | thang
Hàng quý | quy
3 tháng/lần | quy
Ngày 20 của tháng cuối mỗi quý | quy
Báo cáo quý, 6 tháng, năm | quy
Trước 15/3, 15/6, 15/9, 15/12 | quy
Định kỳ 6 tháng, 1 năm | sau_thang
02 lần/năm | sau_thang
Mỗi năm hai lần | sau_thang
Trước ngày 14/6 và 14/12 hằng năm | sau_thang
Hằng năm | nam
Trước ngày 15/12 hằng năm | nam
Tháng 12/hằng năm | nam
Theo kế hoạch hằng năm | nam
5 năm một lần | -
6 tháng 1 lần | sau_thang
Quý IV các năm | nam
Quý IV hằng năm (giai đoạn 2026-2030) | nam
Cả 4 quý | quy
10 ngày đầu tháng | thang
Thường xuyên; báo cáo trước 20/11 | -
"""


@pytest.mark.parametrize(("text", "chu_ky"), _bang(DINH_KY))
def test_a_standing_task_has_a_cycle_and_no_due_date(text: str, chu_ky: str) -> None:
    han = doc_han(text, NGAY_BAN_HANH)
    assert (han.loai, han.den) == (LoaiHan.DINH_KY, None)
    assert han.chu_ky == (None if chu_ky == "-" else ChuKy(chu_ky))


KHONG_CO_NGAY = """
Từ quý I/2026 | open 2026-01-01
2025 và những năm tiếp theo | open 2025-01-01
Giai đoạn 2025-2026 và các năm tiếp theo | open 2025-01-01
Từ 01/7/2025 trở đi | open 2025-07-01
Từ ngày ban hành Kế hoạch | open 2025-03-10
Bắt đầu từ năm 2026, làm thường xuyên | open 2026-01-01
Sau năm 2025 | conditional 2026-01-01
Sau ngày 01/7/2025 | conditional 2025-07-02
Sau khi sáp nhập xong | conditional -
Khi có yêu cầu | conditional -
Theo lộ trình chung | conditional -
Theo Kế hoạch năm 2025 | conditional -
Theo Quyết định số 281/QĐ-TTg ngày 05/4/2024 | conditional -
Đúng thời hạn quy định | conditional -
Do UBND tỉnh quyết định | conditional -
Trước Đại hội nhiệm kỳ 2025-2030 | conditional -
Kỳ họp gần nhất năm 2025 | conditional -
Sau khi Luật có hiệu lực (01/7/2025) | conditional -
Như trên | reference -
-nt- | reference -
" | reference -
Như mục 3.1.2 | reference -
Theo thời hạn tại Phụ lục II | reference -
 | none -
- | none -
… | none -
N/A | none -
Chưa xác định | none -
Không quy định thời hạn | none -
"""


@pytest.mark.parametrize(("text", "mong_doi"), _bang(KHONG_CO_NGAY))
def test_a_cell_without_a_due_date_says_what_it_waits_for(text: str, mong_doi: str) -> None:
    loai, tu = mong_doi.split()
    han = doc_han(text, NGAY_BAN_HANH)
    assert (han.loai, han.tu, han.den) == (loai, _ngay(tu), None)


@pytest.mark.parametrize(
    "text",
    [
        "x",
        "✓",
        "Đã hoàn thành",
        "Đã ban hành ngày 15/3/2025",
        "Đang triển khai",
        "31/6/2025",
        "29/2/2025",
        "13/9/20219",
        "30/62025",
        "Quý V/2025",
        "Quý II/202",
        "Tháng 13/2025",
        "30/6/2025 - 15/5/2025",
        "Xin gia hạn đến 30/6/2025",
        "Đề nghị lùi sang quý III/2025",
        "15/5/2025 | Kiến nghị hạn là thường xuyên",
        "Chuyển sang năm 2026",
        "Trước Tết Nguyên đán 2026",
        "Tháng 2 âm lịch năm 2025",
        "Có hạn cụ thể",
        "năm tiếp theo",
        "trước ngày 15",
        "Trong quý",
        "Luật Đất đai 2024",
        "Đạt 2025 người",
        "45838",
        "Sở Y tế",
        "ngày    tháng    năm 2025",
        "Quý …/2025",
        "…/…/2025",
        "Tháng ... năm 2025",
        "Kế hoạch 5 năm",
        "Học kỳ I năm học 2025-2026",
        "Giữa năm học 2025-2026",
        "Trước 30",
    ],
)
def test_what_cannot_be_read_is_left_to_a_person(text: str) -> None:
    han = doc_han(text, NGAY_BAN_HANH)
    assert (han.loai, han.tu, han.den, han.chu_ky) == (LoaiHan.KHONG_RO, None, None, None)
    assert han.tin_cay < 0.5
    assert han.ghi_chu
    assert han.can_xem


@pytest.mark.parametrize("text", ["Quý I", "30/6", "Trong năm", "Kỳ họp cuối năm", "Cuối tháng 7"])
def test_no_year_needs_the_date_of_the_plan(text: str) -> None:
    assert doc_han(text).loai is LoaiHan.KHONG_RO
    han = doc_han(text, NGAY_BAN_HANH)
    assert han.den.year == NGAY_BAN_HANH.year
    assert han.can_xem
    assert "Năm được suy ra từ ngày ban hành" in han.ghi_chu


@pytest.mark.parametrize(
    ("text", "so_ngay", "den"),
    [
        ("100 ngày kể từ ngày ban hành Kế hoạch", 100, date(2025, 6, 18)),
        ("Sau 30 ngày kể từ ngày ban hành", 30, date(2025, 4, 9)),
        ("Hết thời hạn 30 ngày", 30, date(2025, 4, 9)),
        ("3 tuần kể từ ngày ký ban hành", 21, date(2025, 3, 31)),
        ("02 tháng kể từ ngày ban hành Kế hoạch", None, date(2025, 5, 10)),
        ("45 ngày kể từ ngày 01/7/2025", 45, date(2025, 8, 15)),
        ("15 ngày kể từ ngày nhận được hồ sơ", 15, None),
        ("10 ngày sau khi Nghị quyết được thông qua", 10, None),
        ("30", 30, None),
    ],
)
def test_a_duration_runs_from_the_plan_or_from_the_day_it_names(text: str, so_ngay: int, den: date | None) -> None:
    han = doc_han(text, NGAY_BAN_HANH)
    assert (han.loai, han.so_ngay, han.den) == (LoaiHan.TUONG_DOI, so_ngay, den)
    if "ban hành" in text:
        assert doc_han(text).den is None


def test_working_days_leave_out_weekends_and_holidays() -> None:
    han = doc_han("10 ngày làm việc kể từ ngày ban hành", date(2025, 4, 25))
    assert (han.so_ngay, han.ngay_lam_viec, han.den, han.can_xem) == (10, True, date(2025, 5, 13), True)
    assert doc_han("10 ngày làm việc kể từ ngày ban hành").den is None


def test_a_condition_with_a_date_keeps_the_date_as_its_limit() -> None:
    han = doc_han("Theo tiến độ của đơn vị, chậm nhất quý IV/2025", NGAY_BAN_HANH)
    assert (han.loai, han.den, han.can_xem) == (LoaiHan.DIEU_KIEN, date(2025, 12, 31), True)


def test_several_milestones_are_listed() -> None:
    han = doc_han("Sơ kết năm 2027, tổng kết năm 2030", NGAY_BAN_HANH)
    assert [moc.den for moc in han.moc] == [date(2027, 12, 31), date(2030, 12, 31)]
    assert han.den == date(2030, 12, 31)
    assert doc_han("Quý III + IV/2025").moc == ()


def test_each_due_date_is_one_milestone() -> None:
    assert doc_han("31/5/2026, riêng cấp xã trước 16/5/2026; tổng hợp chậm nhất 31/5/2026").moc == (
        Moc(None, date(2026, 5, 15), LoaiHan.NGAY),
        Moc(None, date(2026, 5, 31), LoaiHan.NGAY),
    )


def test_a_hard_limit_does_not_replace_the_deadline() -> None:
    han = doc_han("Quý I/2026. Thuộc danh sách phải xử lý trước 31/5/2026", NGAY_BAN_HANH)
    assert han.den == date(2026, 3, 31)
    assert han.moc == ()
    assert "Ô nêu thêm một hạn chót bắt buộc" in han.ghi_chu


@pytest.mark.parametrize(
    ("text", "ghi_chu"),
    [
        ("Trước quý II/2026", "“Trước” một kỳ được hiểu là ngày liền trước khi kỳ bắt đầu"),
        ("Đầu năm 2026", "Mốc đầu, giữa, cuối kỳ được tính theo quy ước"),
        ("Quý II/2024", "Hạn sớm hơn ngày ban hành"),
        ("Quý I/2026 (đã hoàn thành)", "Ô ghi cả tình trạng thực hiện"),
        ("Định kỳ", "Chưa ghi chu kỳ báo cáo"),
        ("Quý IV/2025 và làm tiếp trong các năm sau", "Ô còn phần thực hiện sau thời hạn này, chưa có mốc kết thúc"),
    ],
)
def test_a_doubtful_reading_is_flagged(text: str, ghi_chu: str) -> None:
    han = doc_han(text, NGAY_BAN_HANH)
    assert ghi_chu in han.ghi_chu
    assert han.can_xem


@pytest.mark.parametrize("text", ["Quý II/2026", "30/6/2026", "Năm 2026", "Thường xuyên", "Hằng năm", ""])
def test_a_plain_reading_needs_nobody(text: str) -> None:
    han = doc_han(text, NGAY_BAN_HANH)
    assert (han.tin_cay, han.ghi_chu, han.can_xem) == (1.0, (), False)


def test_text_beside_the_date_leaves_a_note_but_needs_nobody() -> None:
    han = doc_han("Ban hành trong quý I năm 2026; điều chỉnh khi cần thiết", NGAY_BAN_HANH)
    assert (han.loai, han.den) == (LoaiHan.QUY, date(2026, 3, 31))
    assert han.ghi_chu


def test_the_words_of_the_cell_are_kept() -> None:
    assert doc_han("  QUÝ II\n2025 ").nguyen_van == "  QUÝ II\n2025 "


def test_kinds_and_cycles_have_labels() -> None:
    assert (LoaiHan.QUY.label, ChuKy.SAU_THANG.label) == ("Quý", "6 tháng một lần")
    assert LoaiHan("quarter") is LoaiHan.QUY
    assert f"{ChuKy.HAI_TUAN}" == "hai_tuan"


@pytest.mark.parametrize(
    ("dinh_dang", "loai", "tu", "den"),
    [
        ("mm/yyyy", LoaiHan.THANG, date(2025, 6, 1), date(2025, 6, 30)),
        ('"Tháng "m/yyyy', LoaiHan.THANG, date(2025, 6, 1), date(2025, 6, 30)),
        ("[$-42A]mmm-yy;@", LoaiHan.THANG, date(2025, 6, 1), date(2025, 6, 30)),
        ("yyyy", LoaiHan.NAM, date(2025, 1, 1), date(2025, 12, 31)),
        ('"Năm "yyyy', LoaiHan.NAM, date(2025, 1, 1), date(2025, 12, 31)),
        ("dd/mm/yyyy", LoaiHan.NGAY, None, date(2025, 6, 1)),
        ("General", LoaiHan.NGAY, None, date(2025, 6, 1)),
    ],
)
def test_the_number_format_says_what_an_excel_date_means(
    dinh_dang: str, loai: LoaiHan, tu: date | None, den: date
) -> None:
    han = han_tu_o_ngay(date(2025, 6, 1), dinh_dang)
    assert (han.loai, han.tu, han.den) == (loai, tu, den)


@pytest.mark.parametrize(
    ("ngay", "ngo"), [(date(2025, 6, 1), True), (date(2025, 6, 30), False), (date(2025, 6, 6), False)]
)
def test_a_date_whose_day_and_month_could_be_swapped_is_flagged(ngay: date, ngo: bool) -> None:
    assert han_tu_o_ngay(ngay, "dd/mm/yyyy").can_xem is ngo
