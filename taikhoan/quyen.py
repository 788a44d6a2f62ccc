"""The guard at the door of every service."""

import rules
from django.core.exceptions import PermissionDenied

from chung.audit import ghi_kem
from taikhoan.models import NguoiDung
from taikhoan.pham_vi import nguoi_duoc_thay


def yeu_cau(nguoi: NguoiDung, quyen: str, doi_tuong: object = None) -> None:
    """Let the person through or raise `PermissionDenied`; what a deputy writes then says for whom.

    Args:
        quyen: name of a permission registered in a room's `rules.py`, such as "nhiemvu.bao_cao".
    """
    if not rules.has_perm(quyen, nguoi, doi_tuong):
        raise PermissionDenied("Anh/chị không có quyền thực hiện việc này.")
    if giver := thay_mat(nguoi, quyen, doi_tuong):
        ghi_kem(thay_mat=str(giver))


def thay_mat(nguoi: NguoiDung, quyen: str, doi_tuong: object = None) -> NguoiDung | None:
    """For whom the person, as a deputy, does what the permission allows; `None`: in their own right."""
    return nguoi_duoc_thay(nguoi, lambda: rules.has_perm(quyen, nguoi, doi_tuong))
