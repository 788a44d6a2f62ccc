"""Splits a cell of agencies into the agencies and groups it names (pure: no Django, no database)."""

from .bo_tach import tach
from .danh_muc import ten_trong_danh_muc
from .ket_qua import KetQuaTach, TenGoi
from .loai import loai_co_quan

__all__ = ["KetQuaTach", "TenGoi", "loai_co_quan", "tach", "ten_trong_danh_muc"]
