"""Who may do what with a work item."""

import rules

from kehoach.rules import la_dau_moi
from taikhoan.pham_vi import pham_vi_cua


@rules.predicate
def thuoc_co_quan(nguoi, dau_viec) -> bool:
    reach = pham_vi_cua(nguoi)
    return reach.toan_he_thong or dau_viec.co_quan_id in reach.co_quan


@rules.predicate
def thuoc_co_quan_phoi_hop(nguoi, phoi_hop) -> bool:
    """Staff of the agency, or of the one that carries it on now."""
    reach = pham_vi_cua(nguoi)
    return reach.toan_he_thong or (phoi_hop.co_quan.nay_la_id or phoi_hop.co_quan_id) in reach.co_quan


@rules.predicate
def la_dau_moi_cua_viec(nguoi, dau_viec) -> bool:
    return la_dau_moi(nguoi, dau_viec.nhiem_vu.ke_hoach)


@rules.predicate
def la_dau_moi_cua_nhiem_vu(nguoi, nhiem_vu) -> bool:
    return la_dau_moi(nguoi, nhiem_vu.ke_hoach)


@rules.predicate
def la_nguoi_bao_cao(nguoi, cap_nhat) -> bool:
    return cap_nhat.nguoi_id == nguoi.pk


@rules.predicate
def la_dau_moi_cua_bao_cao(nguoi, cap_nhat) -> bool:
    return la_dau_moi_cua_viec(nguoi, cap_nhat.dau_viec)


rules.add_perm("nhiemvu.bao_cao_phoi_hop", thuoc_co_quan_phoi_hop)
rules.add_perm("nhiemvu.bao_cao", thuoc_co_quan)
rules.add_perm("nhiemvu.duyet", la_dau_moi_cua_viec)
rules.add_perm("nhiemvu.don_doc", la_dau_moi_cua_viec)
rules.add_perm("nhiemvu.don_doc_nhiem_vu", la_dau_moi_cua_nhiem_vu)
rules.add_perm("nhiemvu.xac_nhan", la_dau_moi_cua_bao_cao & ~la_nguoi_bao_cao)
