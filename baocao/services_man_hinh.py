"""The writers of screens in offices."""

import secrets
from datetime import datetime, timedelta
from hashlib import sha256

from baocao.models import ManHinh
from chung.audit import service
from donvi.models import DiaBan
from taikhoan.models import NguoiDung
from taikhoan.quyen import yeu_cau

_GHI_LAI_SAU = timedelta(minutes=10)


@service
def tao_man_hinh(ten: str, dia_ban: DiaBan, *, nguoi: NguoiDung, luc: datetime) -> str:
    """Make a screen for a place and return the secret of its address, which is shown this once.

    Raises:
        PermissionDenied: the person does not administer the place.
    """
    yeu_cau(nguoi, "baocao.man_hinh", dia_ban)
    secret = secrets.token_urlsafe(32)
    ManHinh.objects.create(ten=ten, dia_ban=dia_ban, khoa_bam=_bam(secret), nguoi_tao=nguoi, tao_luc=luc)
    return secret


@service
def thu_hoi_man_hinh(man_hinh: ManHinh, *, nguoi: NguoiDung, luc: datetime) -> None:
    """Revoke a screen: its address opens nothing any more.

    Raises:
        PermissionDenied: the person does not administer the place.
    """
    yeu_cau(nguoi, "baocao.man_hinh", man_hinh.dia_ban)
    if man_hinh.thu_hoi_luc is None:
        man_hinh.thu_hoi_luc = luc
        man_hinh.save(update_fields=["thu_hoi_luc"])


def mo_man_hinh(khoa: str, luc: datetime) -> ManHinh | None:
    """The screen of a secret, if it is not revoked; notes now and then that it is alive."""
    screen = ManHinh.objects.con_dung().select_related("dia_ban", "nguoi_tao").filter(khoa_bam=_bam(khoa)).first()
    if screen and (screen.xem_luc is None or screen.xem_luc < luc - _GHI_LAI_SAU):
        ManHinh.objects.filter(pk=screen.pk).update(xem_luc=luc)
    return screen


def _bam(khoa: str) -> str:
    return sha256(khoa.encode()).hexdigest()
