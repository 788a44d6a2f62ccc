"""The words of a report: its figures in sentences, and what agencies said."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baocao.loi_van import SO_CO_QUAN_NEU_TEN, LoiBao, cau_so_lieu, loi_ket_qua, loi_neu, loi_trong_tam
from nhiemvu.so_dem import SoDem
from nhiemvu.trang_thai import PhanLoai

CO_QUAN = st.sampled_from(["Sở Y tế", "Sở Nội vụ", "UBND huyện Thượng"])
CHU = st.text("aăâbc đeê.;", max_size=12)


def _so(**theo_loai: int) -> SoDem:
    return SoDem({PhanLoai(kind): number for kind, number in theo_loai.items()})


def test_the_figures_add_up_and_name_their_denominator():
    lines = cau_so_lieu(_so(dung_han=4, qua_han_xong=1, trong_han=3, qua_han=2, ky_da_bao_cao=5, ky_chua_bao_cao=1))
    assert lines == [
        "Tổng số đầu việc có thời hạn: 10. Trong đó:",
        "- Đã hoàn thành: 5/10 (50,0%); gồm hoàn thành đúng hạn 4, hoàn thành quá hạn 1.",
        "- Chưa hoàn thành: 5/10 (50,0%); gồm trong hạn 3, quá hạn 2.",
        "Nhiệm vụ thường xuyên: 5/6 lượt đã báo cáo kỳ này.",
    ]


def test_without_a_deadline_there_is_no_rate():
    assert cau_so_lieu(_so(khong_han_xong=1, khong_han_chua=2, loai_tru=3)) == [
        "Tổng số đầu việc có thời hạn: 0. Trong đó:",
        "Đầu việc chưa có thời hạn: 3, đã hoàn thành 1.",
        "Đầu việc không còn phù hợp, không tính vào tỷ lệ: 3.",
    ]


def test_results_stand_under_their_section_and_task_with_their_agency():
    reports = [
        LoiBao("I. Mạng lưới", "1. Trình đề án", "Sở Y tế", "Đã trình"),
        LoiBao("I. Mạng lưới", "2. Bố trí đất", "UBND huyện Thượng", "Xong."),
        LoiBao("I. Mạng lưới", "2. Bố trí đất", "UBND huyện Hạ", "Xong."),
        LoiBao("II. Nhân lực", "3. Đào tạo", "Sở Nội vụ", ""),
    ]
    assert loi_ket_qua(reports).splitlines() == [
        "1. I. Mạng lưới",
        "- 1. Trình đề án: Sở Y tế: Đã trình.",
        "- 2. Bố trí đất: UBND huyện Thượng, UBND huyện Hạ: Xong.",
    ]


def test_the_same_difficulty_of_many_agencies_stands_once():
    reports = [LoiBao("", "1. Việc", f"Xã {n}", kho_khan="Thiếu kinh phí") for n in range(SO_CO_QUAN_NEU_TEN + 3)]
    [line] = loi_neu(reports, "kho_khan").splitlines()
    assert line.endswith("và 3 đơn vị khác: Thiếu kinh phí.")
    assert loi_neu(reports, "kien_nghi") == ""


def test_what_falls_due_next_names_its_deadline():
    assert loi_trong_tam([("1. Trình đề án", "hạn 30/6/2024")]) == "- 1. Trình đề án (hạn 30/6/2024)."


@given(st.lists(st.builds(LoiBao, st.just("I"), st.sampled_from(["1", "2"]), CO_QUAN, CHU, CHU, CHU), max_size=8))
def test_no_word_is_lost(reports: list[LoiBao]):
    difficulties = loi_neu(reports, "kho_khan")
    for report in reports:
        words = " ".join(report.kho_khan.split()).rstrip(" .;")
        assert words in difficulties
        if words:
            assert report.co_quan in difficulties


@pytest.mark.parametrize("kind", PhanLoai)
def test_every_class_is_said_somewhere(kind: PhanLoai):
    assert any("7" in line for line in cau_so_lieu(_so(**{kind.value: 7})))
