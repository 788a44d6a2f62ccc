"""The only writers of imports: read, correct, settle a name, commit, drop."""

from nhaplieu.services.chung import dia_ban_cua
from nhaplieu.services.doc import chon_cot, doc_lai, nhan_tep, tai_len
from nhaplieu.services.ghi import KetQuaGhi, bo, ghi
from nhaplieu.services.sua import sua_chi_tieu, sua_dong, sua_thong_tin
from nhaplieu.services.xem_thu import giai_quyet_ten, xem_thu_lai, xem_truoc
from nhaplieu.thong_tin import ThongTinNhap

__all__ = [
    "KetQuaGhi",
    "ThongTinNhap",
    "bo",
    "chon_cot",
    "dia_ban_cua",
    "doc_lai",
    "ghi",
    "giai_quyet_ten",
    "nhan_tep",
    "sua_chi_tieu",
    "sua_dong",
    "sua_thong_tin",
    "tai_len",
    "xem_thu_lai",
    "xem_truoc",
]
