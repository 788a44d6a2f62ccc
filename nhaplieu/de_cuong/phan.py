"""What the parts of a plan are about, told from their headings."""

import re
from collections.abc import Iterator
from enum import StrEnum

from chung.chu import khong_dau
from nhaplieu.de_cuong.cay import Bac, Nut

DAI_TUA = 250
"""A longer paragraph heads nothing."""

_TO_CHUC = re.compile(r"to chuc (trien khai |va )*thuc hien|to chuc trien khai|phan cong|trach nhiem")
_VIEC = re.compile(r"nhiem vu|giai phap|noi dung|cac hoat dong|hoat dong (trong tam|chu yeu|cu the)|cong viec")
_MUC_TIEU = re.compile(r"muc tieu|chi tieu")
_KHONG = re.compile(
    r"(muc dich|yeu cau|quan diem|can cu|co so phap ly|tinh hinh|thuc trang|du bao|ket qua|su can thiet)\b"
)
_CHUNG = re.compile(
    r"muc dich|yeu cau|quan diem|dinh huong|tam nhin|muc tieu (chung|tong quat|tong the|lau dai)|tong quat\b"
)


class Phan(StrEnum):
    """What a part of a plan holds."""

    MUC_TIEU = "muc_tieu"
    VIEC = "viec"
    TO_CHUC = "to_chuc"


def cac_phan(goc: Nut) -> Iterator[tuple[Phan, Nut]]:
    """The parts with something to read, in order. Where a heading is about several things, or only names a chapter,
    the headings below it decide."""
    for nut in goc.con:
        if not nut.la_muc or len(nut.tieu_de) > DAI_TUA:
            continue
        phan = phan_cua(nut.ten)
        if phan == {Phan.TO_CHUC} or phan == {Phan.MUC_TIEU}:
            yield phan.pop(), nut
        elif phan and _co_muc_tieu(nut):
            yield from _phan_con(nut)
        elif phan:
            yield Phan.VIEC, nut
        elif nut.bac <= Bac.CHU_HOA:
            yield from cac_phan(nut)


def _co_muc_tieu(nut: Nut) -> bool:
    return any(con.la_muc and con.con and Phan.MUC_TIEU in phan_cua(con.ten) for con in nut.con)


def _phan_con(nut: Nut) -> Iterator[tuple[Phan, Nut]]:
    """The headings below one that joins aims and tasks: what is not on aims is on tasks."""
    for con in nut.con:
        if con.la_muc and not _KHONG.match(khong_dau(con.ten)):
            phan = phan_cua(con.ten)
            yield phan.pop() if len(phan) == 1 else Phan.VIEC, con


def phan_cua(ten: str) -> set[Phan]:
    """What the heading is about; several where it joins them ("Mục tiêu, nhiệm vụ")."""
    khoa = khong_dau(ten)
    if _KHONG.match(khoa) and not _MUC_TIEU.search(khoa):
        return set()
    if _TO_CHUC.search(khoa):
        return {Phan.TO_CHUC}
    return {phan for phan, mau in ((Phan.MUC_TIEU, _MUC_TIEU), (Phan.VIEC, _VIEC)) if mau.search(khoa)}


def la_muc_tieu_chung(ten: str) -> bool:
    """Whether the heading is of general aims, which are no targets."""
    return len(ten) <= DAI_TUA and _CHUNG.match(khong_dau(ten)) is not None
