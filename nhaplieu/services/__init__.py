"""The only writers of imports: read, correct, settle a name, commit, drop."""

from nhaplieu.services.chon_cot import chon_cot
from nhaplieu.services.chung import dia_ban_cua
from nhaplieu.services.doc_nen import doc_lai
from nhaplieu.services.ghi import KetQuaGhi, bo, ghi
from nhaplieu.services.sua import sua_chi_tieu, sua_dong, sua_thong_tin
from nhaplieu.services.tai_len import nhan_tep, tai_len
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
