from chitieu.models.chi_tieu import ChiTieu, MocChiTieu, MucHieuLuc, NguonChiTieu
from chitieu.models.so_lieu import SoLieu

__all__ = ["ChiTieu", "MocChiTieu", "MucHieuLuc", "NguonChiTieu", "SoLieu"]
