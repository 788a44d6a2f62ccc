"""Documents that are no plans, and the removal of plans and documents."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from kehoach.enums import LoaiVanBan, QuanHeVanBan
from kehoach.models import KeHoach, LienKetVanBan, VanBan
from kehoach.services import lien_ket, luu_van_ban, xoa_ke_hoach, xoa_van_ban_le
from nhiemvu.models import CapNhat, DauViec, NhiemVu
from nhiemvu.services.ghi import xoa_nhiem_vu

CHI_THI = (LoaiVanBan.CHI_THI, "9-CT/TW", "Ban Bí thư", date(2023, 1, 9), "Về y tế")


def test_a_document_is_made_once(the_gioi):
    first = luu_van_ban(*CHI_THI, nguoi=the_gioi.quan_tri)
    assert luu_van_ban(*CHI_THI, nguoi=the_gioi.quan_tri) == first
    assert str(first) == "Chỉ thị 9-CT/TW"


def test_the_same_number_of_another_year_is_another_document(the_gioi):
    first = luu_van_ban(*CHI_THI, nguoi=the_gioi.quan_tri)
    kind, number, issuer, _, subject = CHI_THI
    assert luu_van_ban(kind, number, issuer, date(2024, 1, 9), subject, nguoi=the_gioi.quan_tri) != first


def test_a_document_that_is_not_valid_is_refused(the_gioi):
    with pytest.raises(ValidationError):
        luu_van_ban("thong_diep", "1", "Ban Bí thư", date(2023, 1, 9), "", nguoi=the_gioi.quan_tri)


def test_only_admins_make_and_remove_documents(the_gioi):
    document = luu_van_ban(*CHI_THI, nguoi=the_gioi.quan_tri)
    with pytest.raises(PermissionDenied):
        luu_van_ban(*CHI_THI, nguoi=the_gioi.can_bo_so)
    with pytest.raises(PermissionDenied):
        xoa_van_ban_le(document, nguoi=the_gioi.can_bo_so)


def test_a_document_that_another_names_stays(the_gioi):
    document = luu_van_ban(*CHI_THI, nguoi=the_gioi.quan_tri)
    link = lien_ket(the_gioi.ke_hoach.van_ban, document, QuanHeVanBan.TRIEN_KHAI)
    assert not xoa_van_ban_le(document, nguoi=the_gioi.quan_tri)
    link.delete()
    assert xoa_van_ban_le(document, nguoi=the_gioi.quan_tri)


def test_the_document_of_a_plan_is_not_removed_alone(the_gioi):
    assert not xoa_van_ban_le(the_gioi.ke_hoach.van_ban, nguoi=the_gioi.quan_tri)


def test_a_plan_with_tasks_is_not_removed(the_gioi):
    with pytest.raises(ValidationError, match="còn nhiệm vụ"):
        xoa_ke_hoach(the_gioi.ke_hoach, nguoi=the_gioi.quan_tri)


def test_a_plan_without_tasks_goes_with_its_document_and_its_relations(the_gioi):
    document = luu_van_ban(*CHI_THI, nguoi=the_gioi.quan_tri)
    lien_ket(the_gioi.ke_hoach.van_ban, document, QuanHeVanBan.TRIEN_KHAI)
    assert xoa_nhiem_vu(the_gioi.ke_hoach, nguoi=the_gioi.quan_tri) == len(the_gioi.nhiem_vu)
    xoa_ke_hoach(the_gioi.ke_hoach, nguoi=the_gioi.quan_tri)
    for model in (KeHoach, NhiemVu, DauViec, CapNhat, LienKetVanBan):
        assert not model.objects.exists()
    assert list(VanBan.objects.all()) == [document]


def test_only_who_may_change_a_plan_removes_it(the_gioi):
    with pytest.raises(PermissionDenied):
        xoa_nhiem_vu(the_gioi.ke_hoach, nguoi=the_gioi.lanh_dao_tinh)
    with pytest.raises(PermissionDenied):
        xoa_ke_hoach(the_gioi.ke_hoach, nguoi=the_gioi.lanh_dao_tinh)
