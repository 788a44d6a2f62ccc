"""How work items and their counts look on a page: words, colours, and the address of the list behind each number."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import rules
from django.urls import reverse
from django.utils.http import urlencode

from chung.duong import duong_dong
from chung.ngay import viet_ngay
from chung.so import viet_so, viet_ty_le
from donvi.ke_tuc import nay_la
from kehoach.models import KeHoach
from nhiemvu.dong_thoi_gian import HinhThoiGian, Viec, ve_thoi_gian
from nhiemvu.enums import NHIEU_LAN
from nhiemvu.khoa_ky import dang_khoa, gio_chot_cua
from nhiemvu.models import DauViec, NhiemVu
from nhiemvu.services.dinh_chinh import dinh_chinh_duoc
from nhiemvu.so_dem import SoDem
from nhiemvu.trang_thai import HinhThuc, PhanLoai, TrangThai, trang_thai
from taikhoan.models import NguoiDung

NHAN = {
    PhanLoai.DUNG_HAN: TrangThai.HOAN_THANH_DUNG_HAN.hinh_thuc,
    PhanLoai.QUA_HAN_XONG: TrangThai.HOAN_THANH_QUA_HAN.hinh_thuc,
    PhanLoai.TRONG_HAN: HinhThuc("Trong hạn", "trong_han", TrangThai.DANG_THUC_HIEN.hinh_thuc.bieu_tuong),
    PhanLoai.QUA_HAN: TrangThai.QUA_HAN.hinh_thuc,
}


@dataclass(frozen=True, slots=True)
class NhanTrangThai:
    ma: str
    nhan: str
    mau: str
    bieu_tuong: str


_TRA_LAI = NhanTrangThai("tra_lai", "Bị trả lại", "qua_han", "tra-lai")


@dataclass(frozen=True, slots=True)
class Doan:
    """One part of a stacked bar."""

    mau: str
    nhan: str
    so: int


class Duong:
    """Addresses of the list of work items under the filters of a page."""

    def __init__(self, **loc: object) -> None:
        self._list = reverse("danh-sach-dau-viec")
        self._filters = {name: value for name, value in loc.items() if value}

    def __call__(self, **them: object) -> str:
        return f"{self._list}?{urlencode(self._filters | them)}"


def nhan_trang_thai(dau_viec: DauViec, ngay: date) -> NhanTrangThai:
    """The label of the item on the day: "Bị trả lại", "Quá hạn 12 ngày", "Còn 4 ngày", or the word of its
    status."""
    status = trang_thai(dau_viec, ngay)
    if dau_viec.tra_lai_luc and not status.da_xong:
        return _TRA_LAI
    look = status.hinh_thuc
    words = _chu(dau_viec, status, ngay) + (" · đang đính chính" if dau_viec.dinh_chinh_tu else "")
    return NhanTrangThai(status.value, words, look.mau, look.bieu_tuong)


def gan_nhan(dau_viec: Iterable[DauViec], ngay: date, nguoi: NguoiDung | None = None) -> list[DauViec]:
    """The items with what a row shows: label, addresses, and the note beside the deadline.

    Args:
        nguoi: who looks; a person who may report on an item gets the address of its form.
    """
    items = list(dau_viec)
    now = nay_la([item.co_quan for item in items], ngay)
    for item in items:
        item.ghi_chu_co_quan = now.get(item.co_quan_id) or (
            f"trước là {item.co_quan_goc}" if item.co_quan_goc_id else ""
        )
        item.trang_thai_nhin = nhan_trang_thai(item, ngay)
        item.duong_dan = duong_dong("dau-viec", item.pk)
        item.duong_bao_cao = _duong_bao_cao(item, ngay, nguoi)
        item.duong_dinh_chinh = _duong_dinh_chinh(item, nguoi)
        item.ghi_chu_han = _ghi_chu_han(item, ngay)
    return items


def doan(so: SoDem) -> list[Doan]:
    """The four official counts as parts of a bar; what falls due soon is set apart from the rest of "trong hạn"."""
    soon = so.sap_den_han
    return [
        Doan("dung_han", "Hoàn thành đúng hạn", so["dung_han"]),
        Doan("qua_han_xong", "Hoàn thành quá hạn", so["qua_han_xong"]),
        Doan("trong_han", "Trong hạn", so["trong_han"] - soon),
        Doan("sap_den_han", "Sắp đến hạn", soon),
        Doan("qua_han", "Quá hạn", so["qua_han"]),
    ]


def ket_qua(so: SoDem, duong: Duong) -> dict:
    """The official counts with rates and denominators; completed and not completed add up to the total."""
    groups = (
        ("Đã hoàn thành", so.hoan_thanh, "hoan_thanh", (PhanLoai.DUNG_HAN, PhanLoai.QUA_HAN_XONG)),
        ("Chưa hoàn thành", so.chua_hoan_thanh, "chua_hoan_thanh", (PhanLoai.TRONG_HAN, PhanLoai.QUA_HAN)),
    )
    return {
        "tong": so.co_han,
        "url": duong(phan_loai="co_han"),
        "doan": doan(so),
        "nhom": [
            {"nhan": label, "so": total, "url": duong(phan_loai=code), "o": [_o_so(so, kind, duong) for kind in kinds]}
            for label, total, code, kinds in groups
        ],
        "rieng": [row for row in _tinh_rieng(so, duong) if row["so"]],
    }


def thoi_gian(nhiem_vu: Iterable[NhiemVu], ke_hoach: KeHoach, ngay: date) -> HinhThoiGian | None:
    """The tasks with a deadline (each with what a row shows) on a line of time, from the day their work counts."""
    dated = [task for task in nhiem_vu if task.han_den]
    return ve_thoi_gian([_viec(task, ke_hoach) for task in dated], ngay)


def _viec(task: NhiemVu, ke_hoach: KeHoach) -> Viec:
    begins = min(task.han_tu or ke_hoach.ngay_giao, task.han_den)
    look = NHAN[_xau_nhat(task.so)]
    words = f"{task}: hạn {viet_ngay(task.han_den)}, {look.nhan.lower()}"
    return Viec(task.stt, begins, task.han_den, look.mau, words, task.duong_dan)


def _xau_nhat(so: SoDem) -> PhanLoai:
    """What of a task needs a look first: overdue, then open, then done late."""
    order = (PhanLoai.QUA_HAN, PhanLoai.TRONG_HAN, PhanLoai.QUA_HAN_XONG, PhanLoai.DUNG_HAN)
    return next((kind for kind in order if so[kind]), PhanLoai.TRONG_HAN)


def duong_toi(ke_hoach: KeHoach | None = None, nhiem_vu: NhiemVu | None = None) -> list[dict]:
    """The way down to a page: the plans, then the plan, then the task."""
    way = [{"ten": "Kế hoạch", "url": reverse("danh-sach-ke-hoach")}]
    if ke_hoach:
        way.append({"ten": str(ke_hoach), "url": reverse("ke-hoach", args=[ke_hoach.pk])})
    if nhiem_vu:
        number = f"Nhiệm vụ {nhiem_vu.stt}" if nhiem_vu.stt else "Nhiệm vụ"
        way.append({"ten": number, "url": reverse("nhiem-vu", args=[nhiem_vu.pk])})
    return way


def _tinh_rieng(so: SoDem, duong: Duong) -> list[dict]:
    """What is counted apart from the items with a deadline."""
    return [
        {
            "nhan": "Báo cáo kỳ",
            "so": so.bao_cao_ky,
            "phu": f"{viet_so(so['ky_da_bao_cao'])} đã báo cáo",
            "url": duong(phan_loai="bao_cao_ky"),
        },
        {
            "nhan": "Không có hạn",
            "so": so.khong_han,
            "phu": f"{viet_so(so['khong_han_xong'])} hoàn thành",
            "url": duong(phan_loai="khong_han"),
        },
        {
            "nhan": "Tạm dừng",
            "so": so["tam_dung"],
            "phu": "không tính hạn trong lúc tạm dừng",
            "url": duong(phan_loai="tam_dung"),
        },
        {
            "nhan": "Không còn phù hợp",
            "so": so["loai_tru"],
            "phu": "không tính vào tỷ lệ",
            "url": duong(phan_loai="loai_tru"),
        },
    ]


def _o_so(so: SoDem, loai: PhanLoai, duong: Duong) -> dict:
    return {
        "so": so[loai],
        "url": duong(phan_loai=loai.value),
        "trang_thai": NHAN[loai],
        "phu": f"{viet_ty_le(so[loai], so.co_han)} của {viet_so(so.co_han)}" if so.co_han else "",
        "kem": _kem(so, loai, duong),
    }


def _kem(so: SoDem, loai: PhanLoai, duong: Duong) -> dict | None:
    """The part of a count that needs a look: what falls due soon, what is overdue for more than 30 days."""
    if loai is PhanLoai.TRONG_HAN and so.sap_den_han:
        return {"so": so.sap_den_han, "nhan": "sắp đến hạn", "mau": "sap_den_han", "url": duong(sap_den_han="true")}
    if loai is PhanLoai.QUA_HAN and so.qua_han_30:
        return {"so": so.qua_han_30, "nhan": "quá 30 ngày", "mau": "qua_han", "url": duong(qua_han_tren=30)}
    return None


def _duong_bao_cao(item: DauViec, ngay: date, nguoi: NguoiDung | None) -> str:
    closed = trang_thai(item, ngay).da_xong or dang_khoa(item, ngay)
    if nguoi is None or closed or not rules.has_perm("nhiemvu.bao_cao", nguoi, item):
        return ""
    return duong_dong("bao-cao-dau-viec", item.pk)


def _duong_dinh_chinh(item: DauViec, nguoi: NguoiDung | None) -> str:
    if nguoi is None or not dinh_chinh_duoc(item) or not rules.has_perm("nhiemvu.bao_cao", nguoi, item):
        return ""
    return reverse("dinh-chinh", args=[item.pk])


def _ghi_chu_han(item: DauViec, ngay: date) -> str:
    if item.ten_ky:
        hour = gio_chot_cua(item)
        return item.ten_ky + (f", trước {hour:%H:%M}" if hour else "") + (", đã khóa" if dang_khoa(item, ngay) else "")
    if item.so_lan_gia_han:
        times = "gia hạn nhiều lần, lần" if item.so_lan_gia_han >= NHIEU_LAN else "gia hạn lần"
        return f"hạn gốc {viet_ngay(item.han_goc)}, {times} {item.so_lan_gia_han}"
    if item.han is None:
        return f"“{item.nhiem_vu.thoi_han}”" if item.nhiem_vu.thoi_han else ""
    return ""


def _chu(dau_viec: DauViec, status: TrangThai, ngay: date) -> str:
    if status is TrangThai.KHONG_CON_PHU_HOP and dau_viec.gop_vao_id:
        return "Đã gộp"
    if status in (TrangThai.QUA_HAN, TrangThai.QUA_HAN_BAO_CAO):
        return f"Quá hạn {viet_so((ngay - dau_viec.han).days)} ngày"
    if status is TrangThai.SAP_DEN_HAN:
        left = (dau_viec.han - ngay).days
        return f"Còn {left} ngày" if left else "Đến hạn hôm nay"
    if status is TrangThai.DA_BAO_CAO and dau_viec.ngay_hoan_thanh > dau_viec.han:
        return f"Đã báo cáo, muộn {viet_so((dau_viec.ngay_hoan_thanh - dau_viec.han).days)} ngày"
    if status is TrangThai.HOAN_THANH_QUA_HAN:
        return f"Hoàn thành quá hạn {viet_so((dau_viec.ngay_hoan_thanh - dau_viec.han).days)} ngày"
    return status.nhan
