"""What a table lists, told from the roles of its columns."""

import re
from enum import StrEnum

from nhaplieu.nhan_dang.cot import Cot
from nhaplieu.nhan_dang.vai_cot import Vai, khoa_tieu_de

_VAI_VIEC = {Vai.CHU_TRI, Vai.PHOI_HOP, Vai.THOI_HAN, Vai.SAN_PHAM, Vai.CAP_TRINH}
_VAI_CO_HAN = {Vai.THOI_HAN, Vai.PHOI_HOP}
_KHOA_KHONG_PHAI_VIEC = re.compile(r"ho( va)? ten|chuc (vu|danh)|don gia|thanh tien|so luong|dinh muc|dien thoai|email")


class LoaiBang(StrEnum):
    """What a table lists."""

    NHIEM_VU = "nhiem_vu"
    CHI_TIEU = "chi_tieu"
    KHAC = "khac"


def xet_loai_bang(cot: list[Cot]) -> tuple[LoaiBang | None, list[Cot]]:
    """What the table lists, with the columns' roles settled for it; `None` for no table at all."""
    vai = {c.vai for c in cot}
    if any(_KHOA_KHONG_PHAI_VIEC.search(khoa_tieu_de(c.ten)) for c in cot):
        return LoaiBang.KHAC, cot
    if {Vai.DON_VI_TINH, Vai.NAM, Vai.GIA_TRI} <= vai and not vai & {Vai.CHI_TIEU, Vai.NOI_DUNG}:
        return LoaiBang.CHI_TIEU, _cot_chi_tieu(_doi_vai(cot, {Vai.GIA_TRI: Vai.CHI_TIEU}))
    if Vai.CHI_TIEU in vai and (Vai.NOI_DUNG not in vai or (Vai.DON_VI_TINH in vai and Vai.THOI_HAN not in vai)):
        return LoaiBang.CHI_TIEU, _cot_chi_tieu(cot)
    if {Vai.NOI_DUNG, Vai.DON_VI_TINH} <= vai and vai & {Vai.NAM, Vai.GIA_TRI} and not vai & _VAI_CO_HAN:
        return LoaiBang.CHI_TIEU, _cot_chi_tieu(_doi_vai(cot, {Vai.NOI_DUNG: Vai.CHI_TIEU}))
    cot = _doi_vai(cot, {Vai.CHI_TIEU: Vai.KHAC if Vai.SAN_PHAM in vai else Vai.SAN_PHAM, Vai.GIA_TRI: Vai.KHAC})
    if Vai.NOI_DUNG in vai:
        co_viec = bool(vai & _VAI_VIEC) or len(vai & {Vai.STT, Vai.GHI_CHU}) == len(vai) - 1
        return (LoaiBang.NHIEM_VU if co_viec else LoaiBang.KHAC), cot
    return None, cot


def _cot_chi_tieu(cot: list[Cot]) -> list[Cot]:
    """In a table of targets "Đơn vị" is the unit, "Kết quả" the value, the lead the one who watches over it."""
    vai = {c.vai for c in cot}
    doi: dict[Vai, Vai] = {}
    if Vai.GIA_TRI not in vai:
        doi[Vai.SAN_PHAM] = Vai.GIA_TRI
    if Vai.THEO_DOI not in vai:
        doi[Vai.CHU_TRI] = Vai.THEO_DOI
    cot = [
        Cot(Vai.DON_VI_TINH, c.cac_cot, c.ten, c.nhan_phu)
        if khoa_tieu_de(c.ten) == "don vi" and Vai.DON_VI_TINH not in vai
        else c
        for c in cot
    ]
    return _doi_vai(cot, doi)


def _doi_vai(cot: list[Cot], doi: dict[Vai, Vai]) -> list[Cot]:
    return [Cot(doi.get(c.vai, c.vai), c.cac_cot, c.ten, c.nhan_phu) for c in cot]
