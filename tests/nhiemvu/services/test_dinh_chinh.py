"""Corrections: marked as such, reviewed again, and without effect until they are confirmed."""

from dataclasses import replace
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from chung.loi import DaCoNguoiSua
from nhiemvu.enums import KetQuaDuyet, TinhTrangBaoCao
from nhiemvu.hien_thi import nhan_trang_thai
from nhiemvu.models import CapNhat, DauViec
from nhiemvu.services.bao_cao import NoiDungBaoCao
from nhiemvu.services.dinh_chinh import dinh_chinh
from nhiemvu.services.duyet import tra_lai, xac_nhan
from nhiemvu.trang_thai import TrangThai, trang_thai
from tests.dan_vai import LUC, NGAY, TheGioi
from tests.web import bao_xong, pdf

CU, MOI = date(2024, 5, 10), date(2024, 5, 17)
SUA = NoiDungBaoCao(
    TinhTrangBaoCao.HOAN_THANH, 100, "Ký lại", ngay_hoan_thanh=MOI, so_minh_chung="89/TTr", ngay_minh_chung=MOI
)
CHUA_XONG = NoiDungBaoCao(TinhTrangBaoCao.DANG_THUC_HIEN, 80, "Văn bản bị thu hồi")


@pytest.fixture
def viec(the_gioi: TheGioi) -> DauViec:
    """An item of Sở Y tế, confirmed as done on 10 May."""
    item = the_gioi.viec("mot_chu_tri")
    xac_nhan(bao_xong(item, the_gioi.can_bo_so, ngay_hoan_thanh=CU), nguoi=the_gioi.dau_moi, luc=LUC)
    return the_gioi.viec("mot_chu_tri")


@pytest.fixture
def sua(the_gioi: TheGioi, viec: DauViec):
    def send(noi_dung: NoiDungBaoCao = SUA, ly_do: str = "Ghi nhầm ngày", **over) -> CapNhat:
        return dinh_chinh(viec, noi_dung, ly_do, **{"nguoi": the_gioi.can_bo_so, "luc": LUC} | over)

    return send


def test_the_confirmed_result_stands_until_the_new_one_is_confirmed(the_gioi, viec, sua):
    report = sua()
    item = the_gioi.viec("mot_chu_tri")
    assert (report.dinh_chinh, report.ly_do_dinh_chinh, report.duyet) == (True, "Ghi nhầm ngày", KetQuaDuyet.CHO)
    assert (item.ngay_hoan_thanh, item.dinh_chinh_tu, item.cho_xac_nhan_tu) == (CU, LUC, None)
    assert trang_thai(item, NGAY) == TrangThai.HOAN_THANH_DUNG_HAN
    assert nhan_trang_thai(item, NGAY).nhan == "Hoàn thành đúng hạn · đang đính chính"
    xac_nhan(report, nguoi=the_gioi.dau_moi, luc=LUC)
    item.refresh_from_db()
    assert (item.ngay_hoan_thanh, item.ngay_bao_hoan_thanh, item.dinh_chinh_tu) == (MOI, MOI, None)
    assert [r.ngay_hoan_thanh for r in item.cap_nhat.all()] == [MOI, CU]


def test_a_returned_correction_leaves_the_confirmed_result(the_gioi, viec, sua):
    report = sua()
    tra_lai(report, "Bản cũ đúng", nguoi=the_gioi.dau_moi, luc=LUC)
    item = the_gioi.viec("mot_chu_tri")
    assert (item.ngay_hoan_thanh, item.dinh_chinh_tu, item.tra_lai_luc, item.tien_do) == (CU, None, None, 100)


def test_a_result_that_was_none_opens_the_item_again(the_gioi, viec, sua):
    xac_nhan(sua(CHUA_XONG, "Văn bản bị thu hồi"), nguoi=the_gioi.dau_moi, luc=LUC)
    item = the_gioi.viec("mot_chu_tri")
    assert (item.ngay_hoan_thanh, item.xac_nhan_luc, item.ngay_bao_hoan_thanh, item.tien_do) == (None, None, None, 80)
    assert trang_thai(item, NGAY) == TrangThai.DANG_THUC_HIEN
    assert bao_xong(item, the_gioi.can_bo_so).pk


def test_a_second_correction_takes_the_place_of_one_that_waits(sua):
    first, second = sua(), sua(replace(SUA, ket_qua="Sửa nữa"))
    first.refresh_from_db()
    assert (first.duyet, second.duyet) == (KetQuaDuyet.THAY_THE, KetQuaDuyet.CHO)


def test_files_of_the_confirmed_report_stay_beside_those_of_the_correction(the_gioi, viec, sua):
    report = sua(replace(SUA, so_minh_chung="", ngay_minh_chung=None), tep=(pdf("mới.pdf"),))
    assert [row.ten for row in report.tep.all()] == ["mới.pdf"]


@pytest.mark.parametrize(
    ("noi_dung", "ly_do", "truong"),
    [
        (SUA, "", "ly_do"),
        (SUA, " \u00a0", "ly_do"),
        (replace(SUA, ngay_hoan_thanh=date(2024, 5, 21)), "Sai", "ngay_hoan_thanh"),
        (replace(SUA, so_minh_chung="", ngay_minh_chung=None), "Sai", "so_minh_chung"),
    ],
)
def test_a_bad_correction_is_refused_by_field(sua, noi_dung, ly_do, truong):
    with pytest.raises(ValidationError) as refused:
        sua(noi_dung, ly_do)
    assert list(refused.value.message_dict) == [truong]
    assert CapNhat.objects.count() == 1


def test_an_open_item_has_nothing_to_correct(the_gioi):
    with pytest.raises(ValidationError, match="Chỉ đính chính kết quả đã được xác nhận"):
        dinh_chinh(the_gioi.viec("con_1"), SUA, "Sai", nguoi=the_gioi.can_bo_so, luc=LUC)


@pytest.mark.parametrize("person", ["quan_tri", "can_bo_a", "lanh_dao_tinh", "nguoi_la"])
def test_only_the_agency_corrects(the_gioi, sua, person):
    with pytest.raises(PermissionDenied):
        sua(nguoi=getattr(the_gioi, person))


def test_nobody_confirms_their_own_correction(the_gioi, sua):
    with pytest.raises(PermissionDenied):
        xac_nhan(sua(nguoi=the_gioi.dau_moi), nguoi=the_gioi.dau_moi, luc=LUC)


def test_a_stale_correction_is_told(viec, sua):
    sua(phien_ban=viec.phien_ban)
    with pytest.raises(DaCoNguoiSua):
        sua(phien_ban=viec.phien_ban)


def test_a_result_sent_again_before_its_review_is_marked_too(the_gioi):
    item = the_gioi.viec("con_1")
    first, second = bao_xong(item, the_gioi.can_bo_so), bao_xong(item, the_gioi.can_bo_so, ket_qua="Sửa số liệu")
    assert (first.dinh_chinh, second.dinh_chinh) == (False, True)
