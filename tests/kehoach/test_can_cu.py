"""The legal basis of a document: kept in its words, linked where a document here has the number."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach.ban_truoc import chup, tra_ve
from kehoach.can_cu import noi_can_cu, so_trong
from kehoach.enums import QuanHeVanBan
from kehoach.models import VanBan
from kehoach.services import ThongTinKeHoach, lien_ket, luu_ke_hoach
from tests.factories import VanBanFactory

LUAT = "Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015"
QD = "Căn cứ Quyết định số 281/QĐ-TTg ngày 05/3/2024 của Thủ tướng Chính phủ"
NQ = "Thực hiện Nghị quyết số 20 - NQ/TW ngày 25/10/2017"


@pytest.mark.parametrize(
    ("dong", "so"),
    [
        (QD, "281/QĐ-TTg"),
        (NQ, "20-NQ/TW"),
        ("Nghị định số 30/2020/NĐ-CP về công tác văn thư", "30/2020/NĐ-CP"),
        ("Kế hoạch số 542/KH – UBND, bổ sung", "542/KH-UBND"),
    ],
)
def test_numbers_are_found_however_they_are_spaced(dong, so):
    assert so in so_trong(dong)


@given(st.text())
def test_any_line_has_an_answer(dong):
    assert all(" " not in so for so in so_trong(dong))


@pytest.mark.django_db
def test_the_year_decides_between_documents_of_one_number():
    old, new = (VanBanFactory(so_ky_hieu="281/QĐ-TTg", ngay_ban_hanh=date(year, 3, 5)) for year in (2020, 2024))
    assert noi_can_cu([QD]) == [(QD, new)]
    assert noi_can_cu(["Quyết định 281/QĐ-TTg năm 2020"]) == [("Quyết định 281/QĐ-TTg năm 2020", old)]
    assert noi_can_cu(["Quyết định 281/QĐ-TTg"]) == [("Quyết định 281/QĐ-TTg", None)]


def luu(w, *can_cu: str, so: str = "321/KH-UBND"):
    info = ThongTinKeHoach(w.nghe_an, so_ky_hieu=so, ngay_ban_hanh=date(2024, 3, 5), can_cu=can_cu)
    return luu_ke_hoach(info, nguoi=w.quan_tri)


def cac_lien_ket(document: VanBan) -> list[str]:
    links = document.lien_ket.filter(quan_he=QuanHeVanBan.CAN_CU)
    return sorted(links.values_list("den__so_ky_hieu", flat=True))


def test_lines_are_kept_and_known_documents_linked(the_gioi):
    VanBanFactory(so_ky_hieu="281/QĐ-TTg", ngay_ban_hanh=date(2024, 3, 5))
    plan = luu(the_gioi, LUAT, f"  {QD} ", "")
    plan.refresh_from_db()
    assert plan.van_ban.cac_can_cu == [LUAT, QD]
    assert cac_lien_ket(plan.van_ban) == ["281/QĐ-TTg"]


def test_what_is_left_empty_stays_and_a_correction_moves_its_own_links_only(the_gioi):
    for so in ("281/QĐ-TTg", "20-NQ/TW", "9/KL-TW"):
        VanBanFactory(so_ky_hieu=so, ngay_ban_hanh=date(2024, 3, 5) if so[:3] == "281" else date(2017, 10, 25))
    plan = luu(the_gioi, QD)
    lien_ket(plan.van_ban, VanBan.objects.get(so_ky_hieu="9/KL-TW"), QuanHeVanBan.CAN_CU)
    assert cac_lien_ket(luu(the_gioi).van_ban) == ["281/QĐ-TTg", "9/KL-TW"]
    assert cac_lien_ket(luu(the_gioi, NQ).van_ban) == ["20-NQ/TW", "9/KL-TW"]


def test_undoing_brings_lines_and_links_back(the_gioi):
    VanBanFactory(so_ky_hieu="281/QĐ-TTg", ngay_ban_hanh=date(2024, 3, 5))
    plan = luu(the_gioi, QD)
    before = chup(plan)
    plan = luu(the_gioi, LUAT)
    assert cac_lien_ket(plan.van_ban) == []
    tra_ve(plan, before, nguoi=the_gioi.quan_tri)
    plan.refresh_from_db()
    assert (plan.van_ban.cac_can_cu, cac_lien_ket(plan.van_ban)) == ([QD], ["281/QĐ-TTg"])
