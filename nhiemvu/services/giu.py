"""The task or the work item that a service changes, held for who may change its plan."""

from kehoach.models import KeHoach
from nhiemvu.models import DauViec, NhiemVu
from taikhoan.models import NguoiDung
from taikhoan.quyen import yeu_cau


def giu_nhiem_vu(nhiem_vu: NhiemVu, nguoi: NguoiDung) -> NhiemVu:
    """The task as it is now; its plan is held until the transaction ends.

    Raises:
        PermissionDenied: the person may not change the plan.
    """
    plan = KeHoach.objects.giu(nhiem_vu.ke_hoach_id)
    yeu_cau(nguoi, "kehoach.sua", plan)
    return plan.nhiem_vu.get(pk=nhiem_vu.pk)


def giu_dau_viec(dau_viec: DauViec, nguoi: NguoiDung) -> DauViec:
    """The item as it is now, held until the transaction ends.

    Raises:
        PermissionDenied: the person may not change the plan.
    """
    item = DauViec.objects.giu(dau_viec.pk)
    yeu_cau(nguoi, "kehoach.sua", item.nhiem_vu.ke_hoach)
    return item
