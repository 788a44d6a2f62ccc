"""Which tasks of a plan serve one of its targets."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError

from chitieu.models import ChiTieu
from chung.audit import service
from kehoach.models import KeHoach
from nhiemvu.models import NhiemVu
from taikhoan.models import NguoiDung
from taikhoan.quyen import yeu_cau


@service
def chon_nhiem_vu(
    chi_tieu: ChiTieu, ke_hoach: KeHoach, nhiem_vu: Iterable[NhiemVu], *, nguoi: NguoiDung
) -> tuple[int, int]:
    """Let these tasks of the plan serve the target and no others of the plan; those of other plans stay.

    Returns:
        How many tasks were added and how many taken away.

    Raises:
        PermissionDenied: the person may not change the plan.
        ValidationError: the plan does not name the target, or a task is another plan's.
    """
    yeu_cau(nguoi, "kehoach.sua", ke_hoach)
    if not ke_hoach.chi_tieu.filter(chi_tieu=chi_tieu).exists():
        raise ValidationError(f"{ke_hoach} không đặt ra chỉ tiêu này.")
    wanted = set(nhiem_vu)
    if any(task.ke_hoach_id != ke_hoach.pk for task in wanted):
        raise ValidationError(f"Chỉ chọn được nhiệm vụ của {ke_hoach}.")
    serving = set(ke_hoach.nhiem_vu.filter(chi_tieu=chi_tieu))
    for task in wanted - serving:
        task.chi_tieu.add(chi_tieu)
    for task in serving - wanted:
        task.chi_tieu.remove(chi_tieu)
    return len(wanted - serving), len(serving - wanted)
