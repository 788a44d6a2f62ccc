import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied

from taikhoan.quyen import yeu_cau
from tests.factories import NguoiDungFactory

VAI = [
    "quan_tri",
    "dau_moi",
    "can_bo_so",
    "can_bo_a",
    "can_bo_b",
    "lanh_dao_tinh",
    "lanh_dao_a",
    "nguoi_la",
    "lanh_dao_tinh_khac",
]


def duoc_phep(the_gioi, permission: str, target=None) -> set[str]:
    """Who of the cast gets through the door."""
    allowed = set()
    for name in VAI:
        try:
            yeu_cau(getattr(the_gioi, name), permission, target)
            allowed.add(name)
        except PermissionDenied:
            pass
    return allowed


def test_who_may_do_what(the_gioi):
    item, plan = the_gioi.viec("tap_the", the_gioi.ubnd_a), the_gioi.ke_hoach
    assert duoc_phep(the_gioi, "kehoach.nhap") == {"quan_tri"}
    assert duoc_phep(the_gioi, "kehoach.nhap", the_gioi.huyen_a) == {"quan_tri"}
    assert duoc_phep(the_gioi, "kehoach.nhap", the_gioi.tinh_khac) == set()
    assert duoc_phep(the_gioi, "kehoach.sua", plan) == {"quan_tri", "dau_moi"}
    assert duoc_phep(the_gioi, "nhiemvu.bao_cao", item) == {"can_bo_a"}
    assert duoc_phep(the_gioi, "nhiemvu.duyet", item) == {"dau_moi"}
    assert duoc_phep(the_gioi, "taikhoan.giao_vai_tro", the_gioi.huyen_a) == {"quan_tri"}
    assert duoc_phep(the_gioi, "taikhoan.van_hanh") == set()


@pytest.mark.parametrize("permission", ["kehoach.nhap", "taikhoan.tao_nguoi_dung", "taikhoan.van_hanh"])
def test_an_operator_may_and_whoever_has_not_signed_in_may_not(db, permission):
    yeu_cau(NguoiDungFactory(is_superuser=True), permission)
    with pytest.raises(PermissionDenied):
        yeu_cau(AnonymousUser(), permission)


def test_a_permission_that_nobody_registered_is_refused(db):
    with pytest.raises(PermissionDenied, match="không có quyền"):
        yeu_cau(NguoiDungFactory(is_superuser=True), "kehoach.khong_co")
