"""Who may do what with a plan."""

import rules

from taikhoan.pham_vi import pham_vi_cua
from taikhoan.rules import la_quan_tri


@rules.predicate
def la_dau_moi(nguoi, ke_hoach) -> bool:
    reach = pham_vi_cua(nguoi)
    return reach.toan_he_thong or ke_hoach.dau_moi_id in reach.dau_moi


@rules.predicate
def quan_tri_ke_hoach(nguoi, ke_hoach) -> bool:
    return pham_vi_cua(nguoi).quan_tri_dia_ban(ke_hoach.dia_ban)


rules.add_perm("kehoach.nhap", la_quan_tri)
rules.add_perm("kehoach.sua", quan_tri_ke_hoach | la_dau_moi)
