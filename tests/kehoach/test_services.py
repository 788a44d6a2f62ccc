from dataclasses import replace
from datetime import date

import pytest
from auditlog.models import LogEntry
from django.core.exceptions import PermissionDenied, ValidationError

from kehoach.enums import LoaiVanBan, QuanHeVanBan, TinhTrangVanBan
from kehoach.ky import ChuKy
from kehoach.models import KeHoach, LienKetVanBan, VanBan
from kehoach.services import ThongTinKeHoach, lien_ket, luu_ke_hoach, tim_ke_hoach
from tests.factories import NguoiDungFactory, VanBanFactory

NGAY = date(2024, 3, 5)


@pytest.fixture
def ban_hanh(the_gioi) -> ThongTinKeHoach:
    """An issued plan of the province that is not here yet."""
    return ThongTinKeHoach(
        the_gioi.nghe_an,
        so_ky_hieu="321/KH-UBND",
        ngay_ban_hanh=NGAY,
        noi_ban_hanh="UBND tỉnh Nghệ An",
        nguoi_ky="Nguyễn Văn Ký",
        trich_yeu="Phát triển y tế cơ sở",
        dau_moi=the_gioi.so_y_te,
    )


@pytest.fixture
def du_thao(the_gioi) -> ThongTinKeHoach:
    """A draft of the province: no number, no date of issue."""
    return ThongTinKeHoach(the_gioi.nghe_an, trich_yeu="Củng cố trạm y tế", ngay_giao=NGAY)


@pytest.fixture
def luu(the_gioi):
    """Saves a plan as the admin of the province."""
    return lambda info: luu_ke_hoach(info, nguoi=the_gioi.quan_tri)


def test_an_issued_plan_is_in_force_and_counts_from_its_issue(the_gioi, ban_hanh, luu):
    plan = luu(ban_hanh)
    plan.refresh_from_db()
    document = plan.van_ban
    assert (plan.dia_ban, plan.dau_moi, plan.ngay_giao) == (the_gioi.nghe_an, the_gioi.so_y_te, NGAY)
    assert (plan.chu_ky_bao_cao, plan.bat_buoc_minh_chung) == (ChuKy.QUY, True)
    assert (document.so_ky_hieu, document.ngay_ban_hanh, document.loai) == ("321/KH-UBND", NGAY, LoaiVanBan.KE_HOACH)
    assert (document.noi_ban_hanh, document.nguoi_ky) == ("UBND tỉnh Nghệ An", "Nguyễn Văn Ký")
    assert document.tinh_trang == TinhTrangVanBan.HIEU_LUC
    assert str(plan) == "Kế hoạch 321/KH-UBND"


def test_a_draft_counts_from_the_day_that_the_admin_sets(du_thao, luu):
    plan = luu(du_thao)
    assert (plan.ngay_giao, plan.van_ban.ngay_ban_hanh) == (NGAY, None)
    assert plan.van_ban.tinh_trang == TinhTrangVanBan.DU_THAO
    assert "chưa có số" in str(plan)


def test_words_are_kept_tidy(ban_hanh, luu):
    plan = luu(replace(ban_hanh, so_ky_hieu=" 321/KH-UBND\u00a0", trich_yeu="Phát  triển\ny tế"))
    assert (plan.van_ban.so_ky_hieu, plan.van_ban.trich_yeu) == ("321/KH-UBND", "Phát triển y tế")


def test_saving_again_changes_nothing(ban_hanh, du_thao, luu):
    plans = [luu(ban_hanh), luu(du_thao)]
    LogEntry.objects.all().delete()
    assert [luu(ban_hanh), luu(du_thao)] == plans
    assert not LogEntry.objects.exists()


def test_what_is_left_empty_stays_as_it_was(ban_hanh, luu):
    first = luu(replace(ban_hanh, chu_ky_bao_cao=ChuKy.THANG.value))
    again = luu(ThongTinKeHoach(ban_hanh.dia_ban, so_ky_hieu=ban_hanh.so_ky_hieu))
    again.refresh_from_db()
    assert again == first
    assert (again.dau_moi, again.chu_ky_bao_cao, again.ngay_giao) == (first.dau_moi, ChuKy.THANG, NGAY)
    assert (again.van_ban.ngay_ban_hanh, again.van_ban.nguoi_ky) == (NGAY, "Nguyễn Văn Ký")


def test_what_is_said_anew_is_renewed(the_gioi, ban_hanh, luu):
    luu(ban_hanh)
    corrected = date(2024, 3, 15)
    plan = luu(replace(ban_hanh, ngay_ban_hanh=corrected, dau_moi=the_gioi.so_noi_vu, chu_ky_bao_cao="nam"))
    plan.refresh_from_db()
    assert (plan.ngay_giao, plan.van_ban.ngay_ban_hanh) == (corrected, corrected)
    assert (plan.dau_moi, plan.chu_ky_bao_cao) == (the_gioi.so_noi_vu, ChuKy.NAM)


def test_a_draft_with_a_number_comes_into_force_when_it_is_dated(ban_hanh, luu):
    draft = luu(replace(ban_hanh, ngay_ban_hanh=None, ngay_giao=NGAY))
    assert draft.van_ban.tinh_trang == TinhTrangVanBan.DU_THAO
    assert luu(ban_hanh) == draft
    draft.van_ban.refresh_from_db()
    assert draft.van_ban.tinh_trang == TinhTrangVanBan.HIEU_LUC


@pytest.mark.parametrize("state", [TinhTrangVanBan.THAY_THE, TinhTrangVanBan.KET_THUC])
def test_a_plan_that_has_ended_does_not_come_back_to_life(ban_hanh, luu, state):
    plan = luu(ban_hanh)
    plan.van_ban.tinh_trang = state
    plan.van_ban.save()
    assert luu(ban_hanh).van_ban.tinh_trang == state


def test_the_same_number_of_another_year_is_another_plan(ban_hanh, luu):
    luu(ban_hanh)
    next_year = replace(ban_hanh, ngay_ban_hanh=date(2025, 3, 5))
    assert tim_ke_hoach(next_year) is None
    assert tim_ke_hoach(replace(ban_hanh, ngay_ban_hanh=date(2024, 12, 31)))


def test_the_same_number_in_another_place_is_another_plan(the_gioi, ban_hanh, luu):
    luu(ban_hanh)
    assert tim_ke_hoach(replace(ban_hanh, dia_ban=the_gioi.huyen_a)) is None


def test_a_draft_is_known_by_its_subject_and_place(the_gioi, du_thao, luu):
    plan = luu(du_thao)
    assert tim_ke_hoach(replace(du_thao, trich_yeu=" Củng cố  trạm y tế")) == plan
    assert tim_ke_hoach(replace(du_thao, trich_yeu="Củng cố bệnh viện")) is None
    assert tim_ke_hoach(replace(du_thao, dia_ban=the_gioi.huyen_a)) is None
    assert tim_ke_hoach(replace(du_thao, trich_yeu="")) is None


def test_two_drafts_are_never_taken_for_each_other(the_gioi, du_thao, luu):
    assert luu(du_thao) != luu(replace(du_thao, trich_yeu="Việc khác"))
    nameless = ThongTinKeHoach(the_gioi.nghe_an)
    with pytest.raises(ValidationError) as refused:
        luu(nameless)
    assert set(refused.value.message_dict) == {"ngay_giao", "trich_yeu"}


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"ngay_ban_hanh": None}, "ngay_giao"),
        ({"so_ky_hieu": "x" * 61}, "so_ky_hieu"),
        ({"loai": "thong_bao"}, "loai"),
        ({"chu_ky_bao_cao": "gio"}, "chu_ky_bao_cao"),
        ({"so_ky_hieu": "", "trich_yeu": " "}, "trich_yeu"),
    ],
)
def test_a_bad_plan_is_refused_by_field_and_nothing_is_written(ban_hanh, luu, wrong, field):
    documents = VanBan.objects.count()
    with pytest.raises(ValidationError) as refused:
        luu(replace(ban_hanh, **wrong))
    assert set(refused.value.message_dict) == {field}
    assert (VanBan.objects.count(), KeHoach.objects.count()) == (documents, 1)


def test_a_number_that_the_issuer_has_given_to_another_document_is_refused(the_gioi, ban_hanh, luu):
    luu(ban_hanh)
    with pytest.raises(ValidationError, match="đã có"):
        luu(replace(ban_hanh, dia_ban=the_gioi.huyen_a))


@pytest.mark.parametrize(
    "person",
    ["dau_moi", "can_bo_so", "can_bo_a", "can_bo_b", "lanh_dao_tinh", "lanh_dao_a", "nguoi_la", "lanh_dao_tinh_khac"],
)
def test_only_admins_of_the_place_save_plans(the_gioi, ban_hanh, person):
    with pytest.raises(PermissionDenied):
        luu_ke_hoach(ban_hanh, nguoi=getattr(the_gioi, person))
    assert tim_ke_hoach(ban_hanh) is None


def test_an_admin_saves_for_places_below_and_not_beside_or_above(the_gioi, ban_hanh, luu):
    assert luu(replace(ban_hanh, dia_ban=the_gioi.huyen_a)).dia_ban == the_gioi.huyen_a
    for place in (the_gioi.tinh_khac, the_gioi.quoc_gia):
        with pytest.raises(PermissionDenied):
            luu(replace(ban_hanh, dia_ban=place))
    operator = NguoiDungFactory(is_superuser=True)
    assert luu_ke_hoach(replace(ban_hanh, dia_ban=the_gioi.tinh_khac, so_ky_hieu="1/KH-UBND"), nguoi=operator).pk


def test_who_saved_a_plan_is_in_the_log(the_gioi, ban_hanh, luu):
    plan = luu(ban_hanh)
    for written in (plan, plan.van_ban):
        assert LogEntry.objects.get_for_object(written).get().actor == the_gioi.quan_tri


def test_two_documents_are_linked_once(db):
    basis, plan = VanBanFactory(), VanBanFactory()
    link = lien_ket(plan, basis, QuanHeVanBan.TRIEN_KHAI)
    assert lien_ket(plan, basis, QuanHeVanBan.TRIEN_KHAI) == link
    lien_ket(plan, basis, QuanHeVanBan.CAN_CU)
    assert LienKetVanBan.objects.count() == 2
    assert list(plan.lien_quan.distinct()) == [basis]
    assert str(basis.ten_goi) in str(link)
