"""When a task falls due."""

from dataclasses import dataclass
from datetime import date

from kehoach.ky import ChuKy, cac_ky
from kehoach.models import KeHoach
from nhiemvu.enums import TinhChat
from nhiemvu.han import LoaiHan
from nhiemvu.models import NhiemVu
from nhiemvu.services.dat_han import cho_han

DINH_KY = {LoaiHan.DINH_KY.value, LoaiHan.MO.value}


@dataclass(frozen=True, slots=True)
class Dot:
    """One time that a task falls due: a milestone, a period, or without a date."""

    tinh_chat: TinhChat
    tu_ngay: date
    han: date | None = None
    moc: int = 0
    ky_tu: date | None = None
    ky_den: date | None = None
    ten_ky: str = ""


def cac_dot(nhiem_vu: NhiemVu, ke_hoach: KeHoach, ngay: date) -> list[Dot]:
    """The times that the task falls due; for a standing one, up to the day or to the end that it states."""
    if nhiem_vu.loai_han in DINH_KY:
        start = max(ke_hoach.ngay_giao, nhiem_vu.han_tu or ke_hoach.ngay_giao)
        end = min(ngay, nhiem_vu.han_den or ngay)
        cycle = ChuKy(nhiem_vu.chu_ky or ke_hoach.chu_ky_bao_cao)
        return [
            Dot(TinhChat.DINH_KY, max(start, period.tu), period.den, 0, period.tu, period.den, period.nhan)
            for period in cac_ky(start, end, cycle)
        ]
    days = [date.fromisoformat(day) for day in nhiem_vu.cac_moc] or [nhiem_vu.han_den or nhiem_vu.han_dieu_kien]
    if days[0] is not None:
        return [Dot(TinhChat.CO_HAN, ke_hoach.ngay_giao, due, place) for place, due in enumerate(days)]
    return [Dot(cho_han(nhiem_vu), ke_hoach.ngay_giao)]
