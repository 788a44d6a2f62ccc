from datetime import date

import pytest
from auditlog.models import LogEntry
from django.core.exceptions import PermissionDenied, ValidationError

from donvi.enums import CachXacDinh
from donvi.models import BiDanh, NhomCoQuan
from nhiemvu.enums import VaiTroPhanCong
from nhiemvu.models import DauViec, PhanCong
from nhiemvu.services.ghi import NhiemVuMoi, PhanCongMoi, them_nhiem_vu
from nhiemvu.services.giao_viec import giao_viec
from nhiemvu.services.ten import gan_ten


@pytest.fixture
def chua_ro(the_gioi) -> list:
    """Two tasks whose lead, and one whose helper, nobody knows yet."""

    def who(role: VaiTroPhanCong) -> tuple[PhanCongMoi, ...]:
        return (PhanCongMoi(role, "Cơ quan chuyên trách"),)

    due = {"han_den": date(2024, 9, 30), "loai_han": "date"}
    new = [
        NhiemVuMoi("Việc một", phan_cong=who(VaiTroPhanCong.CHU_TRI), **due),
        NhiemVuMoi("Việc hai", phan_cong=who(VaiTroPhanCong.CHU_TRI), **due),
        NhiemVuMoi("Việc ba", phan_cong=who(VaiTroPhanCong.PHOI_HOP), **due),
    ]
    tasks = them_nhiem_vu(the_gioi.ke_hoach, new, nguoi=the_gioi.quan_tri)
    assert giao_viec(the_gioi.ke_hoach, tasks, the_gioi.ngay) == 0
    LogEntry.objects.all().delete()
    return tasks


def gan(world, target: str, person: str = "quan_tri"):
    return gan_ten(world.ke_hoach, "Cơ quan chuyên trách", target, nguoi=getattr(world, person), ngay=world.ngay)


def test_a_name_is_settled_wherever_the_plan_uses_it_and_the_work_is_handed_out(the_gioi, chua_ro):
    assert gan(the_gioi, "Sở Nội vụ") == the_gioi.so_noi_vu
    assert set(PhanCong.objects.filter(nhiem_vu__in=chua_ro).values_list("co_quan", flat=True)) == {
        the_gioi.so_noi_vu.pk
    }
    owed = DauViec.objects.filter(nhiem_vu__in=chua_ro)
    assert [(item.nhiem_vu, item.co_quan) for item in owed] == [(task, the_gioi.so_noi_vu) for task in chua_ro[:2]]
    assert BiDanh.objects.get().co_quan == the_gioi.so_noi_vu


def test_a_name_without_an_answer_is_kept_as_an_open_group(the_gioi, chua_ro):
    group = gan(the_gioi, "")
    assert (group.cach, group.ten) == (CachXacDinh.MO, "Cơ quan chuyên trách")
    assert PhanCong.objects.filter(nhom=group).count() == 3
    assert not DauViec.objects.filter(nhiem_vu__in=chua_ro).exists()


def test_settling_a_name_is_in_the_log(the_gioi, chua_ro):
    gan(the_gioi, "Sở Nội vụ", "dau_moi")
    entries = LogEntry.objects.get_for_object(the_gioi.ke_hoach).order_by("pk")
    assert [entry.changes["việc"][1] for entry in entries] == [
        f"Xác định “Cơ quan chuyên trách” là {the_gioi.so_noi_vu}, 3 phân công",
        "Giao 2 đầu việc",
    ]
    assert {entry.actor for entry in LogEntry.objects.all()} == {the_gioi.dau_moi}


def test_a_name_that_nobody_has_settles_nothing(the_gioi, chua_ro):
    with pytest.raises(ValidationError):
        gan(the_gioi, "Sở Chưa Có")
    assert not PhanCong.objects.filter(nhiem_vu__in=chua_ro, co_quan__isnull=False).exists()


@pytest.mark.parametrize("person", ["can_bo_so", "lanh_dao_tinh", "nguoi_la", "lanh_dao_tinh_khac"])
def test_only_who_may_change_the_plan_settles_its_names(the_gioi, chua_ro, person):
    with pytest.raises(PermissionDenied):
        gan(the_gioi, "Sở Nội vụ", person)
    assert not NhomCoQuan.objects.filter(ten="Cơ quan chuyên trách").exists()
