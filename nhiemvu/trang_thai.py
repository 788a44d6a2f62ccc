"""The status of a work item: one function of its facts and a day (pure).

`trang_thai` is what people see; `phan_loai` is how official figures count it (total = completed on time + late +
not completed within + overdue; period reports and items without a deadline are counted apart, items that no
longer apply leave the count). The SQL twins are in `nhiemvu.trang_thai_sql`.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Protocol

from nhiemvu.enums import TinhChat

SAP_DEN_HAN = 7


class SuKien(Protocol):
    """The facts of a work item that its status depends on."""

    tinh_chat: str
    han: date | None
    tien_do: int
    cap_nhat_luc: object | None
    cho_xac_nhan_tu: object | None
    ngay_bao_hoan_thanh: date | None
    ngay_hoan_thanh: date | None
    dung_tu: date | None
    tam_dung_tu: date | None


@dataclass(frozen=True, slots=True)
class HinhThuc:
    """How a status looks: its word, its colour token and its icon."""

    nhan: str
    mau: str
    bieu_tuong: str


class TrangThai(StrEnum):
    KHONG_CON_PHU_HOP = "khong_con_phu_hop"
    DA_BAO_CAO = "da_bao_cao"
    HOAN_THANH = "hoan_thanh"
    HOAN_THANH_DUNG_HAN = "hoan_thanh_dung_han"
    HOAN_THANH_QUA_HAN = "hoan_thanh_qua_han"
    CHO_XAC_NHAN = "cho_xac_nhan"
    TAM_DUNG = "tam_dung"
    QUA_HAN_BAO_CAO = "qua_han_bao_cao"
    CHUA_BAO_CAO = "chua_bao_cao"
    CAN_THOI_HAN = "can_thoi_han"
    CHO_DIEU_KIEN = "cho_dieu_kien"
    QUA_HAN = "qua_han"
    SAP_DEN_HAN = "sap_den_han"
    DANG_THUC_HIEN = "dang_thuc_hien"
    CHUA_THUC_HIEN = "chua_thuc_hien"

    @property
    def hinh_thuc(self) -> HinhThuc:
        return _HINH_THUC[self]

    @property
    def nhan(self) -> str:
        return self.hinh_thuc.nhan

    @property
    def da_xong(self) -> bool:
        return self in _DA_XONG


_DA_XONG = {
    TrangThai.KHONG_CON_PHU_HOP,
    TrangThai.DA_BAO_CAO,
    TrangThai.HOAN_THANH,
    TrangThai.HOAN_THANH_DUNG_HAN,
    TrangThai.HOAN_THANH_QUA_HAN,
}
_HINH_THUC = {
    TrangThai.KHONG_CON_PHU_HOP: HinhThuc("Không còn phù hợp", "khong_han", "dung"),
    TrangThai.DA_BAO_CAO: HinhThuc("Đã báo cáo kỳ này", "dung_han", "tich"),
    TrangThai.HOAN_THANH: HinhThuc("Hoàn thành (không có hạn)", "dung_han", "tich"),
    TrangThai.HOAN_THANH_DUNG_HAN: HinhThuc("Hoàn thành đúng hạn", "dung_han", "tich"),
    TrangThai.HOAN_THANH_QUA_HAN: HinhThuc("Hoàn thành quá hạn", "qua_han_xong", "tich-muon"),
    TrangThai.CHO_XAC_NHAN: HinhThuc("Chờ xác nhận", "cho", "cho-duyet"),
    TrangThai.TAM_DUNG: HinhThuc("Tạm dừng", "khong_han", "tam-dung"),
    TrangThai.QUA_HAN_BAO_CAO: HinhThuc("Quá hạn báo cáo kỳ", "qua_han", "canh-bao"),
    TrangThai.CHUA_BAO_CAO: HinhThuc("Chưa báo cáo kỳ này", "khong_han", "chua-lam"),
    TrangThai.CAN_THOI_HAN: HinhThuc("Cần xác định thời hạn", "khong_han", "gach"),
    TrangThai.CHO_DIEU_KIEN: HinhThuc("Chờ điều kiện", "khong_han", "dieu-kien"),
    TrangThai.QUA_HAN: HinhThuc("Quá hạn", "qua_han", "canh-bao"),
    TrangThai.SAP_DEN_HAN: HinhThuc("Sắp đến hạn", "sap_den_han", "dong-ho"),
    TrangThai.DANG_THUC_HIEN: HinhThuc("Đang thực hiện", "trong_han", "dang-lam"),
    TrangThai.CHUA_THUC_HIEN: HinhThuc("Chưa thực hiện", "trong_han", "chua-lam"),
}


class PhanLoai(StrEnum):
    """The classes of the official count; together they are all items, the first four are those with a deadline."""

    DUNG_HAN = "dung_han"
    QUA_HAN_XONG = "qua_han_xong"
    TRONG_HAN = "trong_han"
    QUA_HAN = "qua_han"
    KY_DA_BAO_CAO = "ky_da_bao_cao"
    KY_CHUA_BAO_CAO = "ky_chua_bao_cao"
    KHONG_HAN_XONG = "khong_han_xong"
    KHONG_HAN_CHUA = "khong_han_chua"
    TAM_DUNG = "tam_dung"
    LOAI_TRU = "loai_tru"

    @property
    def nhan(self) -> str:
        return _NHAN_PHAN_LOAI[self]


_NHAN_PHAN_LOAI = {
    PhanLoai.DUNG_HAN: "Hoàn thành đúng hạn",
    PhanLoai.QUA_HAN_XONG: "Hoàn thành quá hạn",
    PhanLoai.TRONG_HAN: "Chưa hoàn thành, trong hạn",
    PhanLoai.QUA_HAN: "Chưa hoàn thành, quá hạn",
    PhanLoai.KY_DA_BAO_CAO: "Báo cáo kỳ: đã báo cáo",
    PhanLoai.KY_CHUA_BAO_CAO: "Báo cáo kỳ: chưa báo cáo",
    PhanLoai.KHONG_HAN_XONG: "Không có hạn: đã hoàn thành",
    PhanLoai.KHONG_HAN_CHUA: "Không có hạn: chưa hoàn thành",
    PhanLoai.TAM_DUNG: "Tạm dừng",
    PhanLoai.LOAI_TRU: "Không còn phù hợp",
}
CO_HAN = (PhanLoai.DUNG_HAN, PhanLoai.QUA_HAN_XONG, PhanLoai.TRONG_HAN, PhanLoai.QUA_HAN)


def trang_thai(viec: SuKien, ngay: date, sap_den_han: int = SAP_DEN_HAN) -> TrangThai:
    """What people see of the item on the day. Due today is not overdue.

    Args:
        sap_den_han: days before the due date from which an item is "sắp đến hạn".
    """
    if viec.dung_tu is not None and viec.dung_tu <= ngay:
        return TrangThai.KHONG_CON_PHU_HOP
    if viec.ngay_hoan_thanh is not None:
        return _da_hoan_thanh(viec)
    if viec.cho_xac_nhan_tu is not None:
        return TrangThai.CHO_XAC_NHAN
    if _tam_dung(viec, ngay):
        return TrangThai.TAM_DUNG
    if viec.tinh_chat == TinhChat.DINH_KY:
        return TrangThai.QUA_HAN_BAO_CAO if viec.han < ngay else TrangThai.CHUA_BAO_CAO
    if viec.tinh_chat == TinhChat.CAN_THOI_HAN:
        return TrangThai.CAN_THOI_HAN
    if viec.tinh_chat == TinhChat.CHO_DIEU_KIEN:
        return TrangThai.CHO_DIEU_KIEN
    return _dang_mo(viec, ngay, sap_den_han)


def phan_loai(viec: SuKien, ngay: date) -> PhanLoai:
    """The class of the official count on the day.

    A result that waits for review is not completed; it is within its deadline when the agency finished in time,
    however long the review takes. What is paused is counted apart, whatever its kind: no deadline runs meanwhile.
    """
    if viec.dung_tu is not None and viec.dung_tu <= ngay:
        return PhanLoai.LOAI_TRU
    done = viec.ngay_hoan_thanh is not None
    if not done and viec.cho_xac_nhan_tu is None and _tam_dung(viec, ngay):
        return PhanLoai.TAM_DUNG
    if viec.tinh_chat == TinhChat.DINH_KY:
        reported = done or viec.cho_xac_nhan_tu is not None
        return PhanLoai.KY_DA_BAO_CAO if reported else PhanLoai.KY_CHUA_BAO_CAO
    if viec.han is None:
        return PhanLoai.KHONG_HAN_XONG if done else PhanLoai.KHONG_HAN_CHUA
    if done:
        return PhanLoai.DUNG_HAN if viec.ngay_hoan_thanh <= viec.han else PhanLoai.QUA_HAN_XONG
    finished_in_time = viec.cho_xac_nhan_tu is not None and viec.ngay_bao_hoan_thanh <= viec.han
    return PhanLoai.TRONG_HAN if finished_in_time or viec.han >= ngay else PhanLoai.QUA_HAN


def _tam_dung(viec: SuKien, ngay: date) -> bool:
    return viec.tam_dung_tu is not None and viec.tam_dung_tu <= ngay


def _da_hoan_thanh(viec: SuKien) -> TrangThai:
    if viec.tinh_chat == TinhChat.DINH_KY:
        return TrangThai.DA_BAO_CAO
    if viec.han is None:
        return TrangThai.HOAN_THANH
    in_time = viec.ngay_hoan_thanh <= viec.han
    return TrangThai.HOAN_THANH_DUNG_HAN if in_time else TrangThai.HOAN_THANH_QUA_HAN


def _dang_mo(viec: SuKien, ngay: date, sap_den_han: int) -> TrangThai:
    if viec.han < ngay:
        return TrangThai.QUA_HAN
    if viec.han <= ngay + timedelta(days=sap_den_han):
        return TrangThai.SAP_DEN_HAN
    started = viec.tien_do > 0 or viec.cap_nhat_luc is not None
    return TrangThai.DANG_THUC_HIEN if started else TrangThai.CHUA_THUC_HIEN
