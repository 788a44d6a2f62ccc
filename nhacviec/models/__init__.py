from nhacviec.models.ban_tin import BanTin, LanNhac, TacVu
from nhacviec.models.ca_nhan import LichCaNhan, LuaChonNhac
from nhacviec.models.cau_hinh import CauHinhNhac
from nhacviec.models.thong_bao import ThongBao

__all__ = ["BanTin", "CauHinhNhac", "LanNhac", "LichCaNhan", "LuaChonNhac", "TacVu", "ThongBao"]
