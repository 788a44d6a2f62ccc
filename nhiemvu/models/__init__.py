from nhiemvu.models.bo_loc import BoLoc, TrangLoc
from nhiemvu.models.cap_nhat import CapNhat
from nhiemvu.models.chi_dao import ChiDao, LuotChiDao
from nhiemvu.models.chuyen_giao import ChuyenGiao, DongChuyenGiao
from nhiemvu.models.dau_viec import DauViec
from nhiemvu.models.don_doc import DonDoc
from nhiemvu.models.gia_han import GiaHan
from nhiemvu.models.nhiem_vu import NhiemVu, PhanCong
from nhiemvu.models.phoi_hop import CapNhatPhoiHop, PhoiHop
from nhiemvu.models.tep import Tep
from nhiemvu.models.tong_hop import TongHop, TongHopNuoc, TongHopTinh
from nhiemvu.models.trao_doi import TheoDoi, YKien

__all__ = [
    "BoLoc",
    "CapNhat",
    "CapNhatPhoiHop",
    "ChiDao",
    "ChuyenGiao",
    "DauViec",
    "DonDoc",
    "DongChuyenGiao",
    "GiaHan",
    "LuotChiDao",
    "NhiemVu",
    "PhanCong",
    "PhoiHop",
    "Tep",
    "TheoDoi",
    "TongHop",
    "TongHopNuoc",
    "TongHopTinh",
    "TrangLoc",
    "YKien",
]
