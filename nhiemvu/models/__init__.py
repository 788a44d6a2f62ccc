from nhiemvu.models.cap_nhat import CapNhat
from nhiemvu.models.chi_dao import ChiDao, LuotChiDao
from nhiemvu.models.chuyen_giao import ChuyenGiao, DongChuyenGiao
from nhiemvu.models.dau_viec import DauViec
from nhiemvu.models.gia_han import GiaHan
from nhiemvu.models.nhiem_vu import NhiemVu, PhanCong
from nhiemvu.models.tep import Tep
from nhiemvu.models.tong_hop import TongHop, TongHopNuoc, TongHopTinh
from nhiemvu.models.trao_doi import TheoDoi, YKien

__all__ = [
    "CapNhat",
    "ChiDao",
    "ChuyenGiao",
    "DauViec",
    "DongChuyenGiao",
    "GiaHan",
    "LuotChiDao",
    "NhiemVu",
    "PhanCong",
    "Tep",
    "TheoDoi",
    "TongHop",
    "TongHopNuoc",
    "TongHopTinh",
    "YKien",
]
