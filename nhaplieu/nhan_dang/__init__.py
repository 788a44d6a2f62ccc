"""Recognising tables in grids: what is a header, which column is which, what kind each row is."""

from nhaplieu.nhan_dang.bang import Bang, Trang, nhan_dang
from nhaplieu.nhan_dang.cach_doc import CachDoc, KhungTay
from nhaplieu.nhan_dang.loai_dong import TEN_LOAI_DONG, LoaiDong

__all__ = ["TEN_LOAI_DONG", "Bang", "CachDoc", "KhungTay", "LoaiDong", "Trang", "nhan_dang"]
