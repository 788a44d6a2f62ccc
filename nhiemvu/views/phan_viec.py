"""What the pages of an item and of a task show beside their facts: extensions, and what the person may do there."""

from datetime import date

from nhiemvu.enums import KetQuaGiaHan
from nhiemvu.models import DauViec, GiaHan, NhiemVu
from nhiemvu.services.dieu_kien import ghi_duoc
from nhiemvu.services.gia_han import ly_do_khong_xin
from taikhoan.models import NguoiDung


def phan_dau_viec(nguoi: NguoiDung, item: DauViec, ngay: date) -> dict[str, object]:
    """The parts of the page of an item."""
    requests = _gia_han(nguoi, item)
    waiting = any(one.ket_qua == KetQuaGiaHan.CHO for one in requests)
    may_ask = nguoi.has_perm("nhiemvu.xin_gia_han", item) and not waiting and not ly_do_khong_xin(item, ngay)
    runs = nguoi.has_perm("kehoach.sua", item.nhiem_vu.ke_hoach)
    is_open = item.ngay_hoan_thanh is None and item.dung_tu is None
    return {
        "gia_han": requests,
        "duoc_xin_gia_han": may_ask,
        "duoc_dung": runs and is_open,
        "duoc_tam_dung": runs and is_open and item.tam_dung_tu is None,
        "duoc_tiep_tuc": runs and _tiep_tuc_duoc(item),
    }


def phan_nhiem_vu(nguoi: NguoiDung, task: NhiemVu) -> dict[str, object]:
    """The parts of the page of a task."""
    runs = nguoi.has_perm("kehoach.sua", task.ke_hoach)
    is_open = task.dung_tu is None
    return {
        "duoc_dung": runs and is_open,
        "duoc_tam_dung": runs and is_open and task.tam_dung_tu is None,
        "duoc_tiep_tuc": runs and bool(task.dung_tu or task.tam_dung_tu),
        "duoc_ghi_dieu_kien": runs and is_open and ghi_duoc(task),
    }


def _gia_han(nguoi: NguoiDung, item: DauViec) -> list[GiaHan]:
    """The requests on the item, the newest first, each with what the person may do with it."""
    requests = list(item.gia_han.select_related("nguoi", "nguoi_quyet", "nguoi_huy"))
    is_open = item.ngay_hoan_thanh is None and item.dung_tu is None
    for one in requests:
        one.dau_viec = item
        waits, decides = one.ket_qua == KetQuaGiaHan.CHO, nguoi.has_perm("nhiemvu.quyet_gia_han", one)
        one.duoc_quyet = waits and decides
        one.duoc_rut = waits and nguoi.has_perm("nhiemvu.xin_gia_han", item)
        stands = one.ket_qua == KetQuaGiaHan.DONG_Y and one.han_duyet == item.han
        one.duoc_huy = is_open and stands and decides
    return requests


def _tiep_tuc_duoc(item: DauViec) -> bool:
    if item.dung_tu:
        return item.ngay_hoan_thanh is None and item.gop_vao_id is None and item.nhiem_vu.dung_tu is None
    return item.tam_dung_tu is not None
