"""How directives look on a page."""

from collections.abc import Iterable
from datetime import date

from django.urls import reverse

from chung.so import viet_so
from nhiemvu.enums import TinhTrangChiDao
from nhiemvu.hien_thi import NhanTrangThai
from nhiemvu.models import ChiDao


def gan_nhan_chi_dao(chi_dao: Iterable[ChiDao], ngay: date) -> list[ChiDao]:
    """The directives with what a row shows: the label and the address."""
    rows = list(chi_dao)
    for row in rows:
        row.nhan, row.duong_dan = nhan_chi_dao(row, ngay), reverse("chi-dao", args=[row.pk])
    return rows


def nhan_chi_dao(chi_dao: ChiDao, ngay: date) -> NhanTrangThai:
    """The label of the directive on the day: "Quá hạn trả lời 3 ngày", "Trả lời muộn", or the word of its state."""
    code, word = chi_dao.tinh_trang, chi_dao.get_tinh_trang_display()
    if code == TinhTrangChiDao.CHO_TRA_LOI:
        late = (ngay - chi_dao.han_tra_loi).days
        if late > 0:
            return NhanTrangThai("qua_han", f"Quá hạn trả lời {viet_so(late)} ngày", "qua_han", "canh-bao")
        return NhanTrangThai(code, word, "cho", "cho-duyet")
    if code == TinhTrangChiDao.KET_THUC:
        return NhanTrangThai(code, word, "khong_han", "tich")
    if chi_dao.tra_loi_muon:
        return NhanTrangThai("tra_loi_muon", "Đã trả lời, muộn", "qua_han_xong", "tich-muon")
    return NhanTrangThai(code, word, "dung_han", "tich")
