import pytest
from auditlog.models import LogEntry
from django.core.exceptions import PermissionDenied, ValidationError

from donvi.enums import CachXacDinh
from donvi.models import BiDanh, NhomCoQuan
from donvi.services import luu, nho_bi_danh


def test_a_row_is_saved_in_the_name_of_the_person(the_gioi):
    the_gioi.so_y_te.ten = "Sở Y tế Nghệ An"
    luu(the_gioi.so_y_te, nguoi=the_gioi.quan_tri)
    assert LogEntry.objects.get_for_object(the_gioi.so_y_te).get().actor == the_gioi.quan_tri


@pytest.mark.parametrize("nguoi", ["can_bo_so", "dau_moi", "lanh_dao_tinh", "nguoi_la"])
def test_only_an_admin_saves(the_gioi, nguoi):
    with pytest.raises(PermissionDenied, match="không quản trị"):
        luu(the_gioi.so_y_te, nguoi=getattr(the_gioi, nguoi))


def test_what_holds_everywhere_is_the_operators(the_gioi):
    everywhere = NhomCoQuan(ten="Các đơn vị y tế", cach=CachXacDinh.MO)
    with pytest.raises(PermissionDenied):
        luu(everywhere, nguoi=the_gioi.quan_tri)
    everywhere.pham_vi = the_gioi.nghe_an
    luu(everywhere, nguoi=the_gioi.quan_tri)
    assert everywhere.pk


def test_a_wrong_row_is_refused(the_gioi):
    with pytest.raises(ValidationError, match="Chọn một cơ quan hoặc một nhóm"):
        luu(BiDanh(ten="SYT", pham_vi=the_gioi.nghe_an), nguoi=the_gioi.quan_tri)


def test_a_later_answer_replaces_an_earlier_one(the_gioi):
    first = nho_bi_danh("  SYT  tỉnh ", the_gioi.so_noi_vu, the_gioi.nghe_an)
    again = nho_bi_danh("syt tỉnh", the_gioi.ubnd_cap_huyen, the_gioi.nghe_an)
    assert (again.pk, again.khoa, again.co_quan, again.nhom) == (first.pk, "syt tỉnh", None, the_gioi.ubnd_cap_huyen)
    assert nho_bi_danh("SYT tỉnh", the_gioi.so_y_te, None).pk != first.pk
