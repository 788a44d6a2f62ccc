"""Who may do what with a work item."""

import rules

from kehoach.rules import la_dau_moi
from taikhoan.pham_vi import pham_vi_cua


@rules.predicate
def thuoc_co_quan(nguoi, dau_viec) -> bool:
    reach = pham_vi_cua(nguoi)
    return reach.toan_he_thong or dau_viec.co_quan_id in reach.co_quan


@rules.predicate
def la_dau_moi_cua_viec(nguoi, dau_viec) -> bool:
    return la_dau_moi(nguoi, dau_viec.nhiem_vu.ke_hoach)


@rules.predicate
def la_nguoi_bao_cao(nguoi, cap_nhat) -> bool:
    return cap_nhat.nguoi_id == nguoi.pk


@rules.predicate
def la_dau_moi_cua_bao_cao(nguoi, cap_nhat) -> bool:
    return la_dau_moi_cua_viec(nguoi, cap_nhat.dau_viec)


@rules.predicate
def la_nguoi_xin(nguoi, gia_han) -> bool:
    return gia_han.nguoi_id == nguoi.pk


@rules.predicate
def la_dau_moi_cua_gia_han(nguoi, gia_han) -> bool:
    return la_dau_moi_cua_viec(nguoi, gia_han.dau_viec)


rules.add_perm("nhiemvu.bao_cao", thuoc_co_quan)
rules.add_perm("nhiemvu.duyet", la_dau_moi_cua_viec)
rules.add_perm("nhiemvu.xac_nhan", la_dau_moi_cua_bao_cao & ~la_nguoi_bao_cao)
rules.add_perm("nhiemvu.xin_gia_han", thuoc_co_quan)
rules.add_perm("nhiemvu.quyet_gia_han", la_dau_moi_cua_gia_han & ~la_nguoi_xin)
