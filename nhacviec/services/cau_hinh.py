"""The only writer of a plan's milestones and thresholds."""

from chung.audit import service
from nhacviec.models import CauHinhNhac
from taikhoan.models import NguoiDung
from taikhoan.quyen import yeu_cau


@service
def luu_cau_hinh(cau_hinh: CauHinhNhac, *, nguoi: NguoiDung) -> None:
    """Keep how the plan reminds and escalates, from the next planning on.

    Raises:
        PermissionDenied: the person neither coordinates the plan nor administers its place.
        ValidationError: a value that is not valid.
    """
    yeu_cau(nguoi, "kehoach.sua", cau_hinh.ke_hoach)
    cau_hinh.full_clean()
    cau_hinh.save()


@service
def ve_mac_dinh(cau_hinh: CauHinhNhac, *, nguoi: NguoiDung) -> None:
    """Let the plan keep to the defaults again.

    Raises:
        PermissionDenied: as for `luu_cau_hinh`.
    """
    yeu_cau(nguoi, "kehoach.sua", cau_hinh.ke_hoach)
    CauHinhNhac.objects.filter(pk=cau_hinh.pk).delete()
