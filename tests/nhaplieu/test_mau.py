"""The sample plans: well-formed data, shared targets, and workbooks as offices send them."""

import unicodedata
from collections import Counter
from datetime import date
from io import BytesIO
from itertools import pairwise

import pytest
from openpyxl import load_workbook

from kehoach.enums import LoaiVanBan
from kehoach.ky import ChuKy
from nhaplieu.mau.du_lieu import TEN_KE_HOACH, THU_MUC, cac_ke_hoach, cac_van_ban, doc_ke_hoach
from nhaplieu.mau.sach import lap_sach

KE_HOACH = cac_ke_hoach()
SO_NHIEM_VU = {"bo_y_te": 21, "nghe_an": 18, "binh_phuoc": 32, "son_ha": 30}
SO_CHI_TIEU = {"bo_y_te": 6, "nghe_an": 6, "binh_phuoc": 10, "son_ha": 3}


@pytest.fixture(params=TEN_KE_HOACH)
def ke_hoach(request):
    return doc_ke_hoach(request.param)


def _rows(ke_hoach, sheet):
    return list(load_workbook(BytesIO(lap_sach(ke_hoach)))[sheet].iter_rows(values_only=True))


def test_each_plan_has_its_rows():
    assert {plan.ten: len(plan.nhiem_vu) for plan in KE_HOACH} == SO_NHIEM_VU
    assert {plan.ten: len(plan.chi_tieu) for plan in KE_HOACH} == SO_CHI_TIEU


def test_numbers_and_dates_are_the_documents_own():
    facts = {plan.ten: (plan.van_ban.so_ky_hieu, plan.van_ban.ngay_ban_hanh) for plan in KE_HOACH}
    assert facts == {
        "bo_y_te": ("1093/QĐ-BYT", date(2024, 5, 2)),
        "nghe_an": ("542/KH-UBND", date(2024, 7, 9)),
        "binh_phuoc": ("", None),
        "son_ha": ("", None),
    }


def test_a_draft_says_from_when_its_work_counts(ke_hoach):
    document = ke_hoach.van_ban
    assert document.ngay_giao or document.ngay_ban_hanh


def test_words_of_documents_are_known_to_the_models(ke_hoach):
    documents = [ke_hoach.van_ban, *cac_van_ban()]
    assert {document.loai for document in documents} <= set(LoaiVanBan.values)
    assert ke_hoach.van_ban.chu_ky_bao_cao in set(ChuKy)


def test_every_named_document_exists(ke_hoach):
    documents = cac_van_ban()
    numbers = {d.so_ky_hieu for d in documents} | {plan.van_ban.so_ky_hieu for plan in KE_HOACH}
    for document in [ke_hoach.van_ban, *documents]:
        assert set(document.trien_khai + document.can_cu) <= numbers - {""}


def test_the_chain_from_the_directive_to_the_province_is_whole():
    by_number = {d.so_ky_hieu: d for d in [*cac_van_ban(), *(plan.van_ban for plan in KE_HOACH)] if d.so_ky_hieu}
    chain = ["542/KH-UBND", "1093/QĐ-BYT", "281/QĐ-TTg", "25-CT/TW"]
    for lower, higher in pairwise(chain):
        assert higher in by_number[lower].trien_khai


def test_numbers_are_unique_in_a_plan_and_children_follow_their_parent(ke_hoach):
    numbers = [task.stt for task in ke_hoach.nhiem_vu]
    assert [n for n, count in Counter(numbers).items() if count > 1] == []
    for number in numbers:
        assert "." not in number or number.split(".")[0] in numbers[: numbers.index(number)]


def test_only_a_parent_row_has_no_lead(ke_hoach):
    numbers = [task.stt for task in ke_hoach.nhiem_vu]
    parents = {number.split(".")[0] for number in numbers if "." in number}
    assert {task.stt for task in ke_hoach.nhiem_vu if not task.chu_tri} == parents


def test_one_target_is_spelt_one_way():
    spellings = {" ".join(t.ten.split()).casefold(): t.ten for plan in KE_HOACH for t in plan.chi_tieu}
    assert {t.ten for plan in KE_HOACH for t in plan.chi_tieu} == set(spellings.values())


def test_the_plans_share_their_common_targets():
    sources = Counter(target.ten for plan in KE_HOACH for target in plan.chi_tieu)
    assert sorted(count for count in sources.values() if count > 1) == [3, 3, 3, 3, 3, 4]


def test_units_of_one_target_agree():
    units = {(target.ten, target.don_vi) for plan in KE_HOACH for target in plan.chi_tieu}
    assert len(units) == len({name for name, _ in units})


@pytest.mark.parametrize("tep", sorted(THU_MUC.glob("*.toml")), ids=lambda path: path.stem)
def test_data_files_are_composed_unicode(tep):
    text = tep.read_text(encoding="utf-8")
    assert unicodedata.is_normalized("NFC", text)


def test_the_workbook_holds_every_task_in_order(ke_hoach):
    rows = _rows(ke_hoach, "Phụ lục")
    header = next(place for place, row in enumerate(rows) if row[0] == "TT")
    assert rows[header][:5] == (
        "TT",
        "Nội dung nhiệm vụ",
        "Cơ quan chủ trì",
        "Cơ quan phối hợp",
        "Thời gian hoàn thành",
    )
    tasks = [row for row in rows[header + 1 :] if row[0] and row[1]]
    expected = [
        (t.stt, t.noi_dung, t.chu_tri or None, t.phoi_hop or None, t.thoi_han or None) for t in ke_hoach.nhiem_vu
    ]
    assert [row[:5] for row in tasks] == expected


def test_section_rows_are_merged_over_the_table(ke_hoach):
    sheet = load_workbook(BytesIO(lap_sach(ke_hoach)))["Phụ lục"]
    merged = {
        sheet.cell(area.min_row, 1).value for area in sheet.merged_cells.ranges if area.max_col == sheet.max_column
    }
    assert {section.ten for section in ke_hoach.muc if section.ten} <= merged


def test_the_second_sheet_holds_the_targets(ke_hoach):
    rows = _rows(ke_hoach, "Chỉ tiêu")
    header = next(place for place, row in enumerate(rows) if row[0] == "TT")
    assert rows[header][3] == f"Năm {ke_hoach.chi_tieu[0].nam}"
    assert [(row[1], row[3]) for row in rows[header + 1 :]] == [(t.ten, t.muc) for t in ke_hoach.chi_tieu]


def test_letterhead_and_signature_frame_the_table(ke_hoach):
    rows = _rows(ke_hoach, "Phụ lục")
    assert rows[0][0] == ke_hoach.van_ban.noi_ban_hanh.upper()
    assert rows[-2][0].startswith("Ghi chú:")
    assert rows[-1][0].startswith("Nơi nhận:")
    assert ke_hoach.van_ban.noi_ban_hanh.upper() in rows[-1][-2]


def test_a_draft_leaves_number_and_day_blank():
    line = _rows(doc_ke_hoach("son_ha"), "Phụ lục")[4][0]
    assert "số      /KH-UBND ngày     tháng     năm 2024" in line
