"""The whole reading of an outline: its parts walked, its paragraphs accounted for."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from nhaplieu.ban_nhap import BangNhap, DongNguon, TrangNhap
from nhaplieu.de_cuong.cay import Nut, dung_cay
from nhaplieu.de_cuong.doan import VanBanDoc, doc_doan
from nhaplieu.de_cuong.muc_tieu import DocMucTieu
from nhaplieu.de_cuong.nhiem_vu import DocNhiemVu
from nhaplieu.de_cuong.phan import Phan, cac_phan
from nhaplieu.luoi import Luoi
from nhaplieu.nhan_dang.loai_bang import LoaiBang
from nhaplieu.nhan_dang.loai_dong import LoaiDong

_NAM_TUA = re.compile(r"đến năm (20\d\d)", re.IGNORECASE)


@dataclass
class DeCuong:
    """What an outline holds: its tables of drafts and the account of its paragraphs."""

    trang: TrangNhap
    bang: list[BangNhap] = field(default_factory=list)


def doc_de_cuong(
    cac_luoi: list[Luoi],
    ngay_ban_hanh: date | None = None,
    ten_da_biet: Iterable[str] = (),
    trich_yeu: str = "",
) -> DeCuong | None:
    """The outline's drafts; `None` where the running text has no part on tasks, or none with a task in it.

    `ngay_ban_hanh` and `ten_da_biet` are as in `phan_tich`; the year that `trich_yeu` names is the targets' where they
    name none.
    """
    van_ban = doc_doan(cac_luoi)
    goc = dung_cay(van_ban.doan)
    nam = _NAM_TUA.search(trich_yeu)
    viec = DocNhiemVu(van_ban.ten_trang, ngay_ban_hanh, frozenset(ten_da_biet))
    muc_tieu = DocMucTieu(van_ban.ten_trang, nam[1] if nam else "")
    for phan, nut in cac_phan(goc):
        if phan is Phan.MUC_TIEU:
            muc_tieu.phan(nut)
        else:
            viec.phan(phan, nut)
    if not viec.nhiem_vu:
        return None
    viec.ghi_phat_hien()
    _muc_tieu_trong_viec(goc, viec, muc_tieu)
    _danh_dau_tieu_de(van_ban, goc)
    bang = [_bang(van_ban, LoaiBang.CHI_TIEU, muc_tieu.chi_tieu), _bang(van_ban, LoaiBang.NHIEM_VU, viec.nhiem_vu)]
    return DeCuong(_ke(van_ban), [b for b in bang if b.chi_tieu or b.nhiem_vu])


def _muc_tieu_trong_viec(goc: Nut, viec: DocNhiemVu, muc_tieu: DocMucTieu) -> None:
    muc = {dong.dong: dong.muc for dong in viec.nhiem_vu}
    for nut in goc.duyet():
        if nut.doan.dong in muc:
            muc_tieu.trong_viec(nut, muc[nut.doan.dong])


def _danh_dau_tieu_de(van_ban: VanBanDoc, goc: Nut) -> None:
    """What stands before the first heading is the title; the headings of the other parts are headings too."""
    dau = next((nut.doan.dong for nut in goc.con if nut.la_muc), van_ban.so_dong + 1)
    for doan in van_ban.doan:
        if doan.dong < dau and doan.loai is LoaiDong.GHI_CHU:
            doan.loai = LoaiDong.TIEU_DE
    for nut in goc.duyet():
        if nut.la_muc and nut.con and nut.doan.loai is LoaiDong.GHI_CHU:
            nut.doan.loai = LoaiDong.MUC


def _bang(van_ban: VanBanDoc, loai: LoaiBang, dong: list) -> BangNhap:
    cac_so = [d.dong for d in dong] or [0]
    bang = BangNhap(van_ban.ten_trang, loai, min(cac_so), max(cac_so))
    if loai is LoaiBang.CHI_TIEU:
        bang.chi_tieu = dong
    else:
        bang.nhiem_vu = dong
    return bang


def _ke(van_ban: VanBanDoc) -> TrangNhap:
    dong = [DongNguon(doan.dong, doan.loai, {"A": doan.goc}) for doan in van_ban.doan]
    return TrangNhap(van_ban.ten_trang, van_ban.so_dong, dong)
