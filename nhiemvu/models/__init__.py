from nhiemvu.models.bo_loc import BoLoc, TrangLoc
from nhiemvu.models.cap_nhat import CapNhat
from nhiemvu.models.chuyen_giao import ChuyenGiao, DongChuyenGiao
from nhiemvu.models.dau_viec import DauViec
from nhiemvu.models.nhiem_vu import NhiemVu, PhanCong

__all__ = ["BoLoc", "CapNhat", "ChuyenGiao", "DauViec", "DongChuyenGiao", "NhiemVu", "PhanCong", "TrangLoc"]
