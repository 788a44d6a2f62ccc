"""A plan that another document replaces: its open work no longer applies, and all of it can be taken back."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from kehoach.enums import QuanHeVanBan, TinhTrangVanBan
from nhiemvu.models import ChuyenGiao, DauViec
from nhiemvu.services.bao_cao import NoiDungBaoCao, bao_cao
from nhiemvu.services.duyet import tra_lai, xac_nhan
from nhiemvu.services.giao_viec import mo_ky
from nhiemvu.services.thay_the import thay_the_ke_hoach, thoi_thay_the
from nhiemvu.trang_thai import PhanLoai
from tests.dan_vai import LUC, NGAY
from tests.factories import VanBanFactory
from tests.ke_thua import anh_chup
from tests.web import bao_xong

TU_NGAY = date(2024, 6, 1)


@pytest.fixture
def moi(the_gioi):
    return VanBanFactory(so_ky_hieu="900/KH-UBND", ngay_ban_hanh=TU_NGAY)


def thay(w, moi, **them) -> ChuyenGiao:
    return thay_the_ke_hoach(
        **{"ke_hoach": w.ke_hoach, "van_ban": moi, "ngay": TU_NGAY, "nguoi": w.quan_tri, "luc": LUC, **them}
    )


def test_open_items_stop_by_the_number_of_the_new_document(the_gioi, moi):
    done = the_gioi.viec("tap_the", the_gioi.ubnd_a)
    xac_nhan(bao_xong(done, the_gioi.can_bo_a), nguoi=the_gioi.dau_moi, luc=LUC)
    thay(the_gioi, moi)
    for item in DauViec.objects.exclude(pk=done.pk):
        assert (item.dung_tu, item.van_ban_dung) == (TU_NGAY, "Kế hoạch 900/KH-UBND")
    done.refresh_from_db()
    assert done.dung_tu is None
    count = DauViec.objects.dem_chung(TU_NGAY)
    assert (count[PhanLoai.LOAI_TRU], count.co_han) == (DauViec.objects.count() - 1, 1)


def test_the_old_document_says_so_and_opens_no_period(the_gioi, moi):
    thay(the_gioi, moi)
    the_gioi.ke_hoach.van_ban.refresh_from_db()
    assert the_gioi.ke_hoach.van_ban.tinh_trang == TinhTrangVanBan.THAY_THE
    assert moi.lien_ket.get(quan_he=QuanHeVanBan.THAY_THE).den == the_gioi.ke_hoach.van_ban
    assert mo_ky(date(2025, 1, 1)) == 0


def test_all_of_it_can_be_taken_back(the_gioi, moi):
    before = anh_chup()
    thay(the_gioi, moi)
    assert anh_chup() != before
    thoi_thay_the(the_gioi.ke_hoach, nguoi=the_gioi.quan_tri)
    assert anh_chup() == before
    assert not moi.lien_ket.exists()
    with pytest.raises(ValidationError, match="chưa bị thay thế"):
        thoi_thay_the(the_gioi.ke_hoach, nguoi=the_gioi.quan_tri)


def test_a_result_that_waits_holds_it_back(the_gioi, moi):
    report = bao_xong(the_gioi.viec("tap_the", the_gioi.ubnd_a), the_gioi.can_bo_a)
    before = anh_chup()
    with pytest.raises(ValidationError, match="1 kết quả chờ xác nhận"):
        thay(the_gioi, moi)
    assert anh_chup() == before
    tra_lai(report, "Thiếu", nguoi=the_gioi.dau_moi, luc=LUC)
    thay(the_gioi, moi)


@pytest.mark.parametrize("state", [TinhTrangVanBan.THAY_THE, TinhTrangVanBan.KET_THUC])
def test_only_a_plan_in_force_is_replaced(the_gioi, moi, state):
    the_gioi.ke_hoach.van_ban.tinh_trang = state
    the_gioi.ke_hoach.van_ban.save()
    with pytest.raises(ValidationError, match="không còn hiệu lực"):
        thay(the_gioi, moi)


def test_neither_a_draft_nor_the_plan_itself_replaces_it(the_gioi):
    draft = VanBanFactory(so_ky_hieu="", ngay_ban_hanh=None, tinh_trang=TinhTrangVanBan.DU_THAO)
    for document, reason in ((draft, "dự thảo"), (the_gioi.ke_hoach.van_ban, "chính nó")):
        with pytest.raises(ValidationError, match=reason):
            thay(the_gioi, document)


def test_only_who_runs_the_plan_replaces_it(the_gioi, moi):
    for person in (the_gioi.lanh_dao_tinh, the_gioi.can_bo_so, the_gioi.nguoi_la):
        with pytest.raises(PermissionDenied):
            thay(the_gioi, moi, nguoi=person)


def test_a_stopped_item_takes_no_report(the_gioi, moi):
    thay(the_gioi, moi, ngay=NGAY)
    with pytest.raises(ValidationError, match="đã kết thúc"):
        bao_cao(the_gioi.viec("mot_chu_tri"), NoiDungBaoCao("dang_thuc_hien", 10), nguoi=the_gioi.can_bo_so, luc=LUC)
