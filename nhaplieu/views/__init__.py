"""The admins' pages: upload, read, name columns, preview, correct, commit or drop, undo."""

from nhaplieu.views.cot import chon_cot
from nhaplieu.views.lan_nhap import bo, ghi, giai_quyet_ten, hoan_tac, xem_thu_lai, xem_truoc
from nhaplieu.views.sua import doc_han, sua_chi_tieu, sua_dong, sua_thong_tin
from nhaplieu.views.tep import danh_sach, doc_lai, tai_lai, tep_ghi_chu, tep_goc, xuat_ke_hoach

__all__ = [
    "bo",
    "chon_cot",
    "danh_sach",
    "doc_han",
    "doc_lai",
    "ghi",
    "giai_quyet_ten",
    "hoan_tac",
    "sua_chi_tieu",
    "sua_dong",
    "sua_thong_tin",
    "tai_lai",
    "tep_ghi_chu",
    "tep_goc",
    "xem_thu_lai",
    "xem_truoc",
    "xuat_ke_hoach",
]
