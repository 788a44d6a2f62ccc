from nhiemvu.models.bo_loc import BoLoc, TrangLoc
from nhiemvu.models.cap_nhat import CapNhat
from nhiemvu.models.chuyen_giao import ChuyenGiao, DongChuyenGiao
from nhiemvu.models.dau_viec import DauViec
from nhiemvu.models.don_doc import DonDoc
from nhiemvu.models.nhiem_vu import NhiemVu, PhanCong
from nhiemvu.models.phoi_hop import CapNhatPhoiHop, PhoiHop
from nhiemvu.models.tep import Tep

__all__ = [
    "BoLoc",
    "CapNhat",
    "CapNhatPhoiHop",
    "ChuyenGiao",
    "DauViec",
    "DonDoc",
    "DongChuyenGiao",
    "NhiemVu",
    "PhanCong",
    "PhoiHop",
    "Tep",
    "TrangLoc",
]
