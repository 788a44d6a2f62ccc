from nhiemvu.models.cap_nhat import CapNhat
from nhiemvu.models.chuyen_giao import ChuyenGiao, DongChuyenGiao
from nhiemvu.models.dau_viec import DauViec
from nhiemvu.models.nhiem_vu import NhiemVu, PhanCong
from nhiemvu.models.tong_hop import TongHop, TongHopNuoc, TongHopTinh

__all__ = [
    "CapNhat",
    "ChuyenGiao",
    "DauViec",
    "DongChuyenGiao",
    "NhiemVu",
    "PhanCong",
    "TongHop",
    "TongHopNuoc",
    "TongHopTinh",
]
