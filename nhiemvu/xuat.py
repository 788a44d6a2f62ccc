"""Lists of this room as spreadsheets."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from django.db.models import QuerySet
from django.utils import timezone

from chung.bang_tinh import Bang, Cot
from chung.ngay import viet_ngay
from kehoach.models import KeHoach
from nhiemvu.hien_thi import nhan_trang_thai
from nhiemvu.models import DauViec

_MOT_LAN_DOC = 2000


def bang_dau_viec(dau_viec: QuerySet[DauViec], ngay: date, loc: Sequence[str] = ()) -> Bang:
    """Work items with their status on the day; the rows are read as they are written.

    Args:
        loc: the filters in words, for the line under the title.
    """
    rows = dau_viec.kem_nguon().select_related("nhiem_vu__muc").iterator(chunk_size=_MOT_LAN_DOC)
    return Bang("Đầu việc", _cot_dau_viec(ngay), rows, _dong_dau(ngay, loc))


def bang_ke_hoach(ke_hoach: Iterable[KeHoach], ngay: date) -> Bang:
    """Plans with their count (`so`, `so_nhiem_vu`)."""
    return Bang("Kế hoạch", _COT_KE_HOACH, ke_hoach, _dong_dau(ngay))


def _dong_dau(ngay: date, loc: Sequence[str] = ()) -> list[str]:
    lines = [f"Số liệu tính đến {viet_ngay(ngay)}"]
    return [*lines, f"Bộ lọc: {' · '.join(loc)}"] if loc else lines


def _cot_dau_viec(ngay: date) -> list[Cot]:
    return [
        Cot("Kế hoạch", 26, lambda item: str(item.nhiem_vu.ke_hoach)),
        Cot("Mục", 28, lambda item: str(item.nhiem_vu.muc or "")),
        Cot("TT", 7, lambda item: item.nhiem_vu.stt),
        Cot("Nhiệm vụ", 56, lambda item: item.nhiem_vu.noi_dung),
        Cot("Cơ quan", 34, lambda item: str(item.co_quan)),
        Cot("Kỳ báo cáo", 16, lambda item: item.ten_ky),
        Cot("Thời hạn ghi trong văn bản", 24, lambda item: item.nhiem_vu.thoi_han),
        Cot("Hạn gốc", 12, lambda item: item.han_goc),
        Cot("Hạn", 12, lambda item: item.han),
        Cot("Trạng thái", 24, lambda item: nhan_trang_thai(item, ngay).nhan),
        Cot("Tiến độ (%)", 10, lambda item: item.tien_do),
        Cot("Báo cáo gần nhất", 14, lambda item: _ngay(item.cap_nhat_luc)),
        Cot("Ngày hoàn thành", 14, lambda item: item.ngay_hoan_thanh),
    ]


_COT_KE_HOACH = [
    Cot("Văn bản", 34, str),
    Cot("Trích yếu", 56, lambda plan: plan.van_ban.trich_yeu),
    Cot("Địa bàn", 24, lambda plan: str(plan.dia_ban)),
    Cot("Ngày ban hành", 14, lambda plan: plan.van_ban.ngay_ban_hanh),
    Cot("Nhiệm vụ", 10, lambda plan: plan.so_nhiem_vu),
    Cot("Việc có hạn", 10, lambda plan: plan.so.co_han),
    Cot("Hoàn thành đúng hạn", 12, lambda plan: plan.so["dung_han"]),
    Cot("Hoàn thành quá hạn", 12, lambda plan: plan.so["qua_han_xong"]),
    Cot("Trong hạn", 10, lambda plan: plan.so["trong_han"]),
    Cot("Quá hạn", 10, lambda plan: plan.so["qua_han"]),
]


def _ngay(moment: datetime | None) -> date | None:
    return timezone.localdate(moment) if moment else None
