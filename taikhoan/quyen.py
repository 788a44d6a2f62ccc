"""The guard at the door of every service."""

import rules
from django.core.exceptions import PermissionDenied

from taikhoan.models import NguoiDung


def yeu_cau(nguoi: NguoiDung, quyen: str, doi_tuong: object = None) -> None:
    """Let the person through or raise `PermissionDenied`.

    Args:
        quyen: name of a permission registered in a room's `rules.py`, such as "nhiemvu.bao_cao".
    """
    if not rules.has_perm(quyen, nguoi, doi_tuong):
        raise PermissionDenied("Bạn không có quyền thực hiện việc này.")
