"""Undoing an import while nobody has reported on its items."""

from datetime import timedelta

import pytest
from auditlog.models import LogEntry
from django.core.exceptions import PermissionDenied, ValidationError

from chitieu.models import ChiTieu
from donvi.models import CoQuan
from kehoach.models import KeHoach, VanBan
from nhaplieu.hoan_tac import hoan_tac, vuong_mac
from nhaplieu.models import LanNhap
from nhaplieu.services import ghi
from nhiemvu.models import DauViec, NhiemVu
from nhiemvu.services.bao_cao import NoiDungBaoCao, bao_cao
from tests.dan_vai import LUC
from tests.nhaplieu.nhap import MAU, chup_het, nhap, sua, tai

NUA = NoiDungBaoCao("dang_thuc_hien", 40, "Một nửa")
SAU = LUC + timedelta(days=1)


def moi_nhat() -> LanNhap:
    return LanNhap.objects.filter(tinh_trang="da_ghi").latest("ghi_luc")


def lui(w) -> LanNhap:
    run = moi_nhat()
    hoan_tac(run, nguoi=w.quan_tri, luc=SAU)
    run.refresh_from_db()
    return run


def test_undoing_a_first_import_leaves_nothing_behind(the_gioi):
    before = [model.objects.count() for model in (KeHoach, VanBan, NhiemVu, DauViec, ChiTieu, CoQuan)]
    nhap(the_gioi)
    run = lui(the_gioi)
    assert [model.objects.count() for model in (KeHoach, VanBan, NhiemVu, DauViec, ChiTieu, CoQuan)] == before
    assert (run.tinh_trang, run.ke_hoach) == ("hoan_tac", None)
    assert LogEntry.objects.get_for_object(run).first().actor == the_gioi.quan_tri


@pytest.mark.parametrize(
    "o",
    [
        {"noi_dung": "Lập danh sách các trạm cần sửa chữa"},
        {"thoi_han": "Quý III năm 2024"},
        {"chu_tri": "Sở Nội vụ"},
        {"phoi_hop": "", "stt": 8},
        {"thoi_han": "Nhiệm vụ thường xuyên", "chu_tri": "Sở Y tế, Sở Nội vụ"},
    ],
)
def test_undoing_an_update_restores_the_words_and_the_items(the_gioi, o):
    nhap(the_gioi)
    before = [row[:1] + row[2:] for row in chup_het(the_gioi)]
    nhap(the_gioi, sua(0, **o), luc=SAU)
    lui(the_gioi)
    assert [row[:1] + row[2:] for row in chup_het(the_gioi)] == before


def test_undoing_restores_order_sections_and_stopped_tasks(the_gioi):
    nhap(the_gioi)
    before = chup_het(the_gioi)
    gone = NhiemVu.objects.get(noi_dung=MAU[2][1])
    rows = [["1a", "Xây dựng phương án bố trí cán bộ", "Sở Nội vụ", "", "Quý IV năm 2024"], MAU[3], MAU[0], MAU[1]]
    assert nhap(the_gioi, rows, luc=SAU, dung=[gone.pk]).dung == 1
    lui(the_gioi)
    assert chup_het(the_gioi) == before


def test_a_report_stands_in_the_way_and_is_named(the_gioi):
    nhap(the_gioi)
    item = DauViec.objects.get(nhiem_vu__noi_dung=MAU[0][1])
    bao_cao(item, NUA, nguoi=the_gioi.can_bo_so, luc=SAU)
    before = chup_het(the_gioi)
    (word,) = vuong_mac(moi_nhat())
    assert word == f"{item}: {the_gioi.can_bo_so} đã báo cáo ngày 21/05/2024."
    with pytest.raises(ValidationError, match="đã báo cáo"):
        lui(the_gioi)
    assert chup_het(the_gioi) == before


def test_reports_made_before_an_update_do_not_stand_in_its_way(the_gioi):
    nhap(the_gioi)
    item = DauViec.objects.get(nhiem_vu__noi_dung=MAU[0][1])
    bao_cao(item, NUA, nguoi=the_gioi.can_bo_so, luc=LUC + timedelta(hours=1))
    nhap(the_gioi, sua(0, thoi_han="Quý III năm 2024"), luc=SAU)
    lui(the_gioi)
    item.refresh_from_db()
    assert (item.tien_do, item.han, item.han_goc) == (40, item.han_goc, item.han_goc)


def test_a_report_after_an_update_stands_in_its_way(the_gioi):
    nhap(the_gioi)
    nhap(the_gioi, sua(0, thoi_han="Quý III năm 2024"), luc=SAU)
    item = DauViec.objects.get(nhiem_vu__noi_dung=MAU[0][1])
    bao_cao(item, NUA, nguoi=the_gioi.can_bo_so, luc=SAU + timedelta(hours=1))
    assert len(vuong_mac(moi_nhat())) == 1


def test_imports_are_undone_from_the_last(the_gioi):
    nhap(the_gioi)
    first = moi_nhat()
    nhap(the_gioi, sua(0, stt=9), luc=SAU)
    assert ["phu-luc.xlsx" in word for word in vuong_mac(first)] == [True]
    lui(the_gioi)
    assert vuong_mac(first) == []


def test_an_import_is_undone_once_and_is_not_committed_again(the_gioi):
    nhap(the_gioi)
    run = lui(the_gioi)
    with pytest.raises(ValidationError, match="đã hoàn tác"):
        hoan_tac(run, nguoi=the_gioi.quan_tri, luc=SAU)
    with pytest.raises(ValidationError, match="đã hoàn tác"):
        ghi(run, nguoi=the_gioi.quan_tri, luc=SAU)
    assert nhap(the_gioi, luc=SAU).moi == 4


def test_only_who_administers_the_place_may_undo(the_gioi):
    nhap(the_gioi)
    for person in (the_gioi.dau_moi, the_gioi.can_bo_so, the_gioi.lanh_dao_tinh_khac):
        with pytest.raises(PermissionDenied):
            hoan_tac(moi_nhat(), nguoi=person, luc=SAU)


def test_an_import_that_was_not_committed_has_nothing_to_undo(the_gioi):
    with pytest.raises(ValidationError, match="không có gì để hoàn tác"):
        hoan_tac(tai(the_gioi), nguoi=the_gioi.quan_tri, luc=SAU)
