from dataclasses import replace
from decimal import Decimal

import pytest
from auditlog.models import LogEntry
from django.core.exceptions import PermissionDenied, ValidationError

from chitieu.enums import ToanTu
from chitieu.models import ChiTieu, NguonChiTieu
from chitieu.services import ChiTieuMoi, luu_chi_tieu
from tests.factories import KeHoachFactory, NguoiDungFactory

BHYT = ChiTieuMoi("Dân số tham gia BHYT", 2030, "> 95%", ToanTu.LON_HON, Decimal("95"), don_vi_tinh="%")
BAC_SI = ChiTieuMoi("Trạm y tế có bác sĩ", 2030, "100%", ToanTu.BANG, Decimal("100"), don_vi_tinh="%")


@pytest.fixture
def luu(the_gioi):
    """Writes targets of the cast's plan as the admin of the province."""
    return lambda *new: luu_chi_tieu(the_gioi.ke_hoach, new, nguoi=the_gioi.quan_tri)


def cac_muc(plan) -> list[tuple]:
    return [(value.chi_tieu.ten, value.nam, value.muc, value.thu_tu) for value in plan.chi_tieu.all()]


def test_targets_keep_their_order_their_words_and_their_reading(the_gioi, luu):
    assert luu(BHYT, replace(BAC_SI, co_quan_theo_doi="Sở Y tế")) == 2
    assert cac_muc(the_gioi.ke_hoach) == [
        ("Dân số tham gia BHYT", 2030, "> 95%", 1),
        ("Trạm y tế có bác sĩ", 2030, "= 100%", 2),
    ]
    value = NguonChiTieu.objects.get(nguyen_van="100%")
    assert (value.gia_tri, value.co_quan_theo_doi) == (Decimal("100"), "Sở Y tế")


def test_each_year_is_a_value_of_the_same_target(the_gioi, luu):
    assert luu(*[replace(BHYT, nam=year, gia_tri=Decimal(year - 1935)) for year in (2026, 2027, 2028)]) == 3
    assert ChiTieu.objects.count() == 1
    assert [value.nam for value in the_gioi.ke_hoach.chi_tieu.all()] == [2026, 2027, 2028]


def test_writing_again_changes_nothing(luu, django_assert_max_num_queries):
    luu(BHYT, BAC_SI)
    LogEntry.objects.all().delete()
    with django_assert_max_num_queries(5):
        assert luu(BHYT, BAC_SI) == 0
    assert not LogEntry.objects.exists()


def test_only_what_differs_is_written(the_gioi, luu):
    luu(BHYT, BAC_SI)
    assert luu(BHYT, replace(BAC_SI, nguyen_van="≥ 99%", toan_tu=ToanTu.KHONG_NHO_HON, gia_tri=Decimal("99"))) == 1
    assert [muc for _, _, muc, _ in cac_muc(the_gioi.ke_hoach)] == ["> 95%", "≥ 99%"]


def test_a_target_that_another_plan_names_is_the_same_target(the_gioi, luu):
    luu(BHYT)
    other = KeHoachFactory(dia_ban=the_gioi.nghe_an)
    respelt = replace(BHYT, ten="dân số  tham gia bhyt", gia_tri=Decimal("92.6"))
    assert luu_chi_tieu(other, [respelt], nguoi=the_gioi.quan_tri) == 1
    target = ChiTieu.objects.get()
    assert target.ten == "Dân số tham gia BHYT"
    assert sorted(value.muc for value in target.nguon.all()) == ["> 92,6%", "> 95%"]


def test_names_that_differ_by_an_accent_are_two_targets(luu):
    luu(replace(BHYT, ten="Tỷ lệ hộ có cán bộ"), replace(BHYT, ten="Tỷ lệ hộ có cân bộ"))
    assert ChiTieu.objects.count() == 2


@pytest.mark.parametrize(
    ("operator", "low", "high", "shown"),
    [
        (ToanTu.LON_HON, "0.7", None, "> 0,7"),
        (ToanTu.KHONG_NHO_HON, "1234.50", None, "≥ 1.234,5"),
        (ToanTu.BANG, "100", None, "= 100"),
        (ToanTu.KHONG_LON_HON, "12", None, "≤ 12"),
        (ToanTu.NHO_HON, "0", None, "< 0"),
        (ToanTu.DUY_TRI, "100", None, "duy trì 100"),
        (ToanTu.KHOANG, "40", "50", "40 – 50"),
        (ToanTu.KHOANG, "40", "40", "40 – 40"),
        (ToanTu.DINH_TINH, None, None, "định tính"),
    ],
)
def test_each_operator_has_its_value(the_gioi, luu, operator, low, high, shown):
    value = replace(
        BHYT,
        toan_tu=operator,
        gia_tri=low and Decimal(low),
        gia_tri_den=high and Decimal(high),
        nguyen_van="theo văn bản",
        don_vi_tinh="người",
    )
    luu(value)
    the_gioi.ke_hoach.refresh_from_db()
    assert [muc for _, _, muc, _ in cac_muc(the_gioi.ke_hoach)] == [shown]


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"gia_tri": None}, "cần một giá trị"),
        ({"toan_tu": ToanTu.DINH_TINH}, "định tính"),
        ({"toan_tu": ToanTu.KHOANG}, "hai giá trị"),
        ({"toan_tu": ToanTu.KHOANG, "gia_tri_den": Decimal("94")}, "hai giá trị"),
        ({"toan_tu": "khoảng chừng"}, "toán tử"),
        ({"gia_tri": Decimal("12.3456")}, "giá trị"),
        ({"nguyen_van": ""}, "mức ghi trong văn bản"),
        ({"nguyen_van": "x" * 301}, "mức ghi trong văn bản"),
        ({"nam": -1}, "năm"),
        ({"co_quan_theo_doi": "x" * 301}, "cơ quan theo dõi"),
        ({"ten": " "}, "tên chỉ tiêu"),
        ({"ten": "x" * 301}, "tên chỉ tiêu"),
        ({"don_vi_tinh": "x" * 51}, "đơn vị tính"),
    ],
)
def test_what_cannot_be_kept_is_told_by_target_and_nothing_is_written(luu, wrong, words):
    bad = replace(BHYT, **wrong)
    with pytest.raises(ValidationError) as refused:
        luu(BAC_SI, bad)
    assert any(words in message for message in refused.value.messages)
    assert all(f"năm {bad.nam}" in message for message in refused.value.messages)
    assert not ChiTieu.objects.exists()


def test_one_target_with_two_values_for_a_year_is_for_a_person_to_tell_apart(luu):
    with pytest.raises(ValidationError, match="hai mức khác nhau") as refused:
        luu(BHYT, replace(BHYT, ten="dân số tham gia bhyt", nguyen_van="> 90%", gia_tri=Decimal("90")))
    assert "“> 95%” và “> 90%”" in refused.value.messages[0]
    assert not NguonChiTieu.objects.exists()


def test_a_row_that_stands_twice_is_written_once(luu):
    assert luu(BHYT, BHYT) == 1
    assert luu(BHYT, BHYT) == 0


@pytest.mark.parametrize("person", ["can_bo_so", "can_bo_a", "lanh_dao_tinh", "nguoi_la", "lanh_dao_tinh_khac"])
def test_who_may_not_change_the_plan_writes_no_target(the_gioi, person):
    with pytest.raises(PermissionDenied):
        luu_chi_tieu(the_gioi.ke_hoach, [BHYT], nguoi=getattr(the_gioi, person))


def test_who_wrote_a_target_is_in_the_log(the_gioi, luu):
    luu(BHYT)
    for model in (ChiTieu, NguonChiTieu):
        assert LogEntry.objects.get_for_model(model).get().actor == the_gioi.quan_tri


def test_targets_are_read_with_their_plan(the_gioi, luu):
    luu(BHYT)
    assert NguonChiTieu.objects.cho_nguoi(the_gioi.can_bo_b).count() == 1
    assert NguonChiTieu.objects.cho_nguoi(NguoiDungFactory(is_superuser=True)).count() == 1
    for stranger in (the_gioi.nguoi_la, the_gioi.lanh_dao_tinh_khac):
        assert not NguonChiTieu.objects.cho_nguoi(stranger).exists()
