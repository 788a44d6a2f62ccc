"""The texts of messages by their id (pure): the inbox, the digest and the preview say the same of the same thing."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from chung.ngay import viet_ngay
from chung.so import viet_so
from nhacviec.enums import LoaiTin


class SuViec(Protocol):
    """What a text is made of."""

    han: date | None
    ten_ky: str
    chu: str
    moc: int
    so_viec: int
    tu_ngay: date


@dataclass(frozen=True, slots=True)
class LoiNhan:
    """How a kind of message speaks.

    Args:
        mau: colour token of the status palette.
        gap: whether it goes to people who want to be told of urgent things only.
        ngan: the word for counting it in a subject, "3 quá hạn".
        cau: its sentence, from what it is about and the day on which it is read.
    """

    mau: str
    bieu_tuong: str
    gap: bool
    ngan: str
    cau: Callable[[SuViec, date], str]


def _con_lai(viec: SuViec, ngay: date) -> str:
    left = (viec.han - ngay).days
    if left < 0:
        return f"Quá hạn {viet_so(-left)} ngày"
    return f"Còn {left} ngày" if left else "Đến hạn hôm nay"


def _ky(viec: SuViec, ngay: date) -> str:
    words = _con_lai(viec, ngay)
    return f"{viec.ten_ky}: {words[0].lower()}{words[1:]}"


def _leo_thang(viec: SuViec, ngay: date) -> str:
    return f"{viet_so(viec.so_viec)} việc quá hạn từ {viec.moc} ngày làm việc trở lên"


def _cho_duyet(viec: SuViec, ngay: date) -> str:
    return f"Chờ xác nhận từ ngày {viet_ngay(viec.tu_ngay)}"


def _chu(viec: SuViec, ngay: date) -> str:
    return viec.chu


def _theo_doi(viec: SuViec, ngay: date) -> str:
    return viec.chu or "Có báo cáo tiến độ mới"


LOI_NHAN: dict[LoaiTin, LoiNhan] = {
    LoaiTin.CHI_DAO: LoiNhan("qua_han", "chi-dao", True, "chỉ đạo", _chu),
    LoaiTin.LEO_THANG: LoiNhan("qua_han", "canh-bao", True, "cơ quan để quá hạn", _leo_thang),
    LoaiTin.DON_DOC: LoiNhan("qua_han", "gui", True, "đôn đốc", _chu),
    LoaiTin.TRA_LAI: LoiNhan("qua_han", "tra-lai", True, "bị trả lại", _chu),
    LoaiTin.QUA_HAN: LoiNhan("qua_han", "canh-bao", True, "quá hạn", _con_lai),
    LoaiTin.DEN_HAN: LoiNhan("sap_den_han", "dong-ho", True, "đến hạn hôm nay", _con_lai),
    LoaiTin.SAP_DEN_HAN: LoiNhan("sap_den_han", "dong-ho", False, "sắp đến hạn", _con_lai),
    LoaiTin.BAO_CAO_KY: LoiNhan("trong_han", "bao-cao", False, "báo cáo kỳ", _ky),
    LoaiTin.CHO_XAC_NHAN: LoiNhan("cho", "cho-duyet", False, "chờ xác nhận", _cho_duyet),
    LoaiTin.NHAC_TEN: LoiNhan("trong_han", "nguoi", True, "nhắc đến tôi", _chu),
    LoaiTin.THEO_DOI: LoiNhan("trong_han", "tim", False, "việc theo dõi", _theo_doi),
}
