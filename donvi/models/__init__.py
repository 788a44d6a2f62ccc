from donvi.models.co_quan import BiDanh, CoQuan, NhomCoQuan
from donvi.models.dia_ban import BiDanhDiaBan, DiaBan, KeThuaDiaBan, VanBanDiaBan

__all__ = ["BiDanh", "BiDanhDiaBan", "CoQuan", "DiaBan", "KeThuaDiaBan", "NhomCoQuan", "VanBanDiaBan"]
