from donvi.models.co_quan import BiDanh, CoQuan, NhomCoQuan
from donvi.models.dia_ban import BiDanhDiaBan, DiaBan, KeThuaDiaBan, VanBanDiaBan
from donvi.models.ke_thua import KeThuaCoQuan, SuKienKeThua

__all__ = [
    "BiDanh",
    "BiDanhDiaBan",
    "CoQuan",
    "DiaBan",
    "KeThuaCoQuan",
    "KeThuaDiaBan",
    "NhomCoQuan",
    "SuKienKeThua",
    "VanBanDiaBan",
]
