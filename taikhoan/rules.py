"""Who may do what with people and roles."""

import rules

from taikhoan.pham_vi import pham_vi_cua


@rules.predicate
def la_quan_tri(nguoi, dia_ban) -> bool:
    """An admin of the place (or, with no place named, of any)."""
    reach = pham_vi_cua(nguoi)
    if dia_ban is None:
        return reach.toan_he_thong or bool(reach.quan_tri)
    return reach.quan_tri_dia_ban(dia_ban)


@rules.predicate
def la_van_hanh(nguoi) -> bool:
    """An operator of the whole installation."""
    return pham_vi_cua(nguoi).toan_he_thong


rules.add_perm("taikhoan.sua", la_quan_tri)
rules.add_perm("taikhoan.toan_quyen", la_van_hanh)
