"""Removing what a plan asks of its targets."""

import pytest
from django.core.exceptions import PermissionDenied

from chitieu.enums import ToanTu
from chitieu.models import ChiTieu, NguonChiTieu
from chitieu.services import ChiTieuMoi, bo_chi_tieu, luu_chi_tieu
from tests.factories import KeHoachFactory


def _chi_tieu(ten):
    return ChiTieuMoi(ten, 2030, "trên 95%", ToanTu.LON_HON, 95, don_vi_tinh="%")


def test_a_target_stays_while_another_plan_names_it(the_gioi):
    other = KeHoachFactory(dia_ban=the_gioi.nghe_an)
    luu_chi_tieu(the_gioi.ke_hoach, [_chi_tieu("Có thẻ"), _chi_tieu("Có sổ")], nguoi=the_gioi.quan_tri)
    luu_chi_tieu(other, [_chi_tieu("Có thẻ")], nguoi=the_gioi.quan_tri)
    bo_chi_tieu(the_gioi.ke_hoach, nguoi=the_gioi.quan_tri)
    assert [target.ten for target in ChiTieu.objects.all()] == ["Có thẻ"]
    assert [source.ke_hoach for source in NguonChiTieu.objects.all()] == [other]


def test_only_who_may_change_the_plan(the_gioi):
    with pytest.raises(PermissionDenied):
        bo_chi_tieu(the_gioi.ke_hoach, nguoi=the_gioi.can_bo_a)
