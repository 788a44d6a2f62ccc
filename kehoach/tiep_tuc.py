"""Plans that outlive their place: the place that succeeds carries them on."""

from datetime import date, timedelta

from django.core.exceptions import ValidationError

from chung.audit import ghi_so, service
from chung.chu import gon
from chung.ngay import viet_ngay
from donvi.lich_su import nay_la
from donvi.models import DiaBan
from kehoach.models import KeHoach, TiepTucKeHoach
from taikhoan.models import NguoiDung
from taikhoan.quyen import yeu_cau


def noi_ke_tiep(dia_ban: DiaBan, ngay: date) -> list[DiaBan]:
    """The places that could carry on the plans of a place that ended before the day: those that it became at once,
    and those that these are on the day. Empty while the place stands."""
    if dia_ban.den_ngay is None or dia_ban.con_hieu_luc(ngay):
        return []
    first = nay_la(dia_ban, dia_ban.den_ngay + timedelta(days=1))
    return list(dict.fromkeys([*first, *nay_la(dia_ban, ngay)]))


@service
def ke_thua_ke_hoach(
    ke_hoach: KeHoach, dia_ban: DiaBan, ngay: date, can_cu: str, *, nguoi: NguoiDung
) -> TiepTucKeHoach:
    """From the day on, the place carries the plan on by the act: its leaders and admins read and run it.

    The plan keeps its place, its number and its history; its coordinator passes on with the handover of agencies.

    Raises:
        PermissionDenied: the person does not administer the place.
        ValidationError: the day is before the plan, the plan's place still stands on it, or the place is not in force
            then or not what the plan's place became.
    """
    yeu_cau(nguoi, "kehoach.nhap", dia_ban)
    _kiem_tra(ke_hoach, dia_ban, ngay)
    record = TiepTucKeHoach(ke_hoach=ke_hoach, dia_ban=dia_ban, ngay=ngay, can_cu=gon(can_cu))
    record.full_clean()
    record.save()
    ghi_so(ke_hoach, f"{dia_ban} tiếp tục từ {viet_ngay(ngay)} theo {record.can_cu}")
    return record


@service
def thoi_tiep_tuc(tiep_tuc: TiepTucKeHoach, *, nguoi: NguoiDung) -> None:
    """Take the record back; the plan is its own place's alone again.

    Raises:
        PermissionDenied: the person does not administer the place that carries the plan on.
    """
    yeu_cau(nguoi, "kehoach.nhap", tiep_tuc.dia_ban)
    tiep_tuc.delete()
    ghi_so(tiep_tuc.ke_hoach, f"{tiep_tuc.dia_ban} thôi tiếp tục kế hoạch")


def _kiem_tra(ke_hoach: KeHoach, dia_ban: DiaBan, ngay: date) -> None:
    place, day = ke_hoach.dia_ban, viet_ngay(ngay)
    if ngay < ke_hoach.ngay_giao:
        begins = viet_ngay(ke_hoach.ngay_giao)
        raise ValidationError({"ngay": f"Ngày {day} trước ngày giao việc của kế hoạch ({begins})."})
    if place.con_hieu_luc(ngay):
        raise ValidationError({"ngay": f"{place} còn hiệu lực ngày {day}: kế hoạch vẫn là của địa bàn này."})
    if not dia_ban.con_hieu_luc(ngay):
        raise ValidationError({"dia_ban": f"{dia_ban} không có hiệu lực vào ngày {day}."})
    if dia_ban not in nay_la(place, ngay):
        raise ValidationError({"dia_ban": f"{dia_ban} không phải địa bàn kế tiếp của {place} vào ngày {day}."})
