from donvi.models.co_quan import BiDanh, CoQuan, NhomCoQuan
from donvi.models.dia_ban import DiaBan, KeThuaDiaBan

__all__ = ["BiDanh", "CoQuan", "DiaBan", "KeThuaDiaBan", "NhomCoQuan"]
