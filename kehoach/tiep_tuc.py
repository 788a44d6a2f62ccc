"""Plans that outlive their place: the place that succeeds carries them on."""

from datetime import date

from django.core.exceptions import ValidationError

from chung.audit import service
from chung.chu import gon
from chung.ngay import viet_ngay
from donvi.lich_su import nay_la
from donvi.models import DiaBan
from kehoach.models import KeHoach, TiepTucKeHoach
from taikhoan.models import NguoiDung
from taikhoan.quyen import yeu_cau


@service
def ke_thua_ke_hoach(
    ke_hoach: KeHoach, dia_ban: DiaBan, ngay: date, can_cu: str, *, nguoi: NguoiDung
) -> TiepTucKeHoach:
    """From the day on, the place carries the plan on by the act: its leaders and admins read and run it.

    The plan keeps its place, its number and its history; its coordinator passes on with the handover of agencies.

    Raises:
        PermissionDenied: the person does not administer the place.
        ValidationError: the plan's place still stands, or did not become this place.
    """
    yeu_cau(nguoi, "kehoach.nhap", dia_ban)
    place = ke_hoach.dia_ban
    if place.con_hieu_luc(ngay):
        raise ValidationError(f"{place} còn hiệu lực ngày {viet_ngay(ngay)}: kế hoạch vẫn là của địa bàn này.")
    if dia_ban not in nay_la(place, ngay):
        raise ValidationError(f"{dia_ban} không phải địa bàn kế tiếp của {place} vào ngày {viet_ngay(ngay)}.")
    record = TiepTucKeHoach(ke_hoach=ke_hoach, dia_ban=dia_ban, ngay=ngay, can_cu=gon(can_cu))
    record.full_clean()
    record.save()
    return record


@service
def thoi_tiep_tuc(tiep_tuc: TiepTucKeHoach, *, nguoi: NguoiDung) -> None:
    """Take the record back; the plan is its own place's alone again.

    Raises:
        PermissionDenied: the person does not administer the place that carries the plan on.
    """
    yeu_cau(nguoi, "kehoach.nhap", tiep_tuc.dia_ban)
    tiep_tuc.delete()
