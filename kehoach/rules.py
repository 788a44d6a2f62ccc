"""Who may do what with a plan."""

import rules

from taikhoan.pham_vi import pham_vi_cua
from taikhoan.rules import la_quan_tri


@rules.predicate
def la_dau_moi(nguoi, ke_hoach) -> bool:
    reach = pham_vi_cua(nguoi)
    return reach.toan_he_thong or ke_hoach.dau_moi_id in reach.dau_moi


@rules.predicate
def doc_het(nguoi, ke_hoach) -> bool:
    """Leads or administers the plan's place, or coordinates the plan: may read all that is in it."""
    return pham_vi_cua(nguoi).doc_dia_ban(ke_hoach.dia_ban) or la_dau_moi(nguoi, ke_hoach)


@rules.predicate
def doc_duoc(nguoi, ke_hoach) -> bool:
    return type(ke_hoach).objects.cho_nguoi(nguoi).filter(pk=ke_hoach.pk).exists()


@rules.predicate
def quan_tri_ke_hoach(nguoi, ke_hoach) -> bool:
    """An admin of the plan's place, or of a place that carries the plan on."""
    reach = pham_vi_cua(nguoi)
    if reach.quan_tri_dia_ban(ke_hoach.dia_ban):
        return True
    carried_on = ke_hoach.tiep_tuc.select_related("dia_ban") if reach.quan_tri else ()
    return any(reach.quan_tri_dia_ban(record.dia_ban) for record in carried_on)


@rules.predicate
def quan_tri_noi_ke_tiep(nguoi, ke_hoach) -> bool:
    """An admin of a place that the plan's place, which ended, has become."""
    return type(ke_hoach).objects.cho_tiep_tuc(nguoi).filter(pk=ke_hoach.pk).exists()


# Most who open a plan read all of it, which takes no question.
rules.add_perm("kehoach.doc", doc_het | doc_duoc)
rules.add_perm("kehoach.tiep_tuc", quan_tri_ke_hoach | quan_tri_noi_ke_tiep)
rules.add_perm("kehoach.thay_the", quan_tri_ke_hoach)
rules.add_perm("kehoach.nhap", la_quan_tri)
rules.add_perm("kehoach.sua", quan_tri_ke_hoach | la_dau_moi)
