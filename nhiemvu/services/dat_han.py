"""When a work item is due: the one writer of that fact, once the item is there."""

from collections.abc import Iterable
from datetime import date

from nhiemvu.enums import TinhChat
from nhiemvu.han import LoaiHan
from nhiemvu.models import DauViec, NhiemVu

DIEU_KIEN = {LoaiHan.DIEU_KIEN.value, LoaiHan.TUONG_DOI.value}
"""Kinds of deadlines that wait for something to happen; without any date at all, one has to be set."""


def dat_han(item: DauViec, **moi: object) -> None:
    """Make the item due on `han`, with what else changes along with it; unless `han_goc` is named, the first due date
    stays on record. Nothing is written where nothing changes."""
    if _doi(item, moi):
        item.save()


def dat_han_nhieu(moi: Iterable[tuple[DauViec, dict[str, object]]]) -> None:
    """Make many items due, each as `dat_han` would with these values."""
    changed, names = [], {"han_goc", "phien_ban"}
    for item, values in moi:
        if _doi(item, values):
            changed.append(item)
            names |= set(values)
    DauViec.objects.luu_nhieu(changed, sorted(names))


def _doi(item: DauViec, moi: dict[str, object]) -> bool:
    """Set the values on the item; whether one of them is new to it."""
    moi = {"han_goc": item.han_goc or moi.get("han")} | moi
    if all(getattr(item, name) == value for name, value in moi.items()):
        return False
    for name, value in moi.items():
        setattr(item, name, value)
    item.phien_ban += 1
    return True


def han_khi_sua(item: DauViec, han: date | None) -> date | None:
    """When the item is due once its document or its condition says `han`: an extension that gives more time stands."""
    return max(item.han, han) if item.so_lan_gia_han and item.han and han else han


def dat_han_chung(nhiem_vu: NhiemVu, han: date | None) -> int:
    """Make every open item of a task with one deadline due on the day (`None`: it waits for one again), as its first
    due date. Returns how many items are open."""
    kind = TinhChat.CO_HAN if han else cho_han(nhiem_vu)
    count = 0
    for item in nhiem_vu.dau_viec.filter(ky_tu=None, ngay_hoan_thanh=None, dung_tu=None).giu_het():
        dat_han(item, tinh_chat=kind, han=han_khi_sua(item, han), han_goc=han)
        count += 1
    return count


def cho_han(nhiem_vu: NhiemVu) -> TinhChat:
    """What an item of the task is while it has no deadline."""
    return TinhChat.CHO_DIEU_KIEN if nhiem_vu.loai_han in DIEU_KIEN else TinhChat.CAN_THOI_HAN
