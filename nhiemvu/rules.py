"""Who may do what with a work item."""

import rules

from kehoach.rules import la_dau_moi
from taikhoan.pham_vi import pham_vi_cua
from taikhoan.quyen import thay_mat


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
def la_nguoi_gui(nguoi, gui) -> bool:
    """The person who sent the report or the request, under either hat: nobody decides on what they sent through a
    deputy or as one."""
    senders = {gui.nguoi_id, gui.thay_mat_id} - {None}
    if nguoi.pk in senders:
        return True
    giver = thay_mat(nguoi, "nhiemvu.duyet", gui.dau_viec)
    return giver is not None and giver.pk in senders


@rules.predicate
def la_dau_moi_cua_nhiem_vu(nguoi, nhiem_vu) -> bool:
    return la_dau_moi(nguoi, nhiem_vu.ke_hoach)


@rules.predicate
def la_dau_moi_cua_bao_cao(nguoi, cap_nhat) -> bool:
    return la_dau_moi_cua_viec(nguoi, cap_nhat.dau_viec)


@rules.predicate
def la_dau_moi_cua_gia_han(nguoi, gia_han) -> bool:
    return la_dau_moi_cua_viec(nguoi, gia_han.dau_viec)


@rules.predicate
def lanh_dao_noi_nhan(nguoi, chi_dao) -> bool:
    """A leader of the place of the agency that answers, and of the place that the directive is about."""
    reach, about = pham_vi_cua(nguoi), chi_dao.dia_ban or chi_dao.co_quan.dia_ban
    return reach.lanh_dao_dia_ban(chi_dao.co_quan.dia_ban) and reach.lanh_dao_dia_ban(about)


@rules.predicate
def lanh_dao_dia_ban(nguoi, dia_ban) -> bool:
    return pham_vi_cua(nguoi).lanh_dao_dia_ban(dia_ban)


@rules.predicate
def la_lanh_dao(nguoi) -> bool:
    """A leader of any place."""
    reach = pham_vi_cua(nguoi)
    return reach.toan_he_thong or bool(reach.lanh_dao)


@rules.predicate
def la_nguoi_chi_dao(nguoi, chi_dao) -> bool:
    return chi_dao.nguoi_id == nguoi.pk


@rules.predicate
def thuoc_co_quan_tra_loi(nguoi, chi_dao) -> bool:
    """Staff of the agency that was asked, or of the one that carries it on."""
    reach = pham_vi_cua(nguoi)
    return reach.toan_he_thong or not reach.co_quan.isdisjoint({chi_dao.co_quan_id, chi_dao.co_quan.nay_la_id})


rules.add_perm("nhiemvu.bao_cao_phoi_hop", thuoc_co_quan_phoi_hop)
rules.add_perm("nhiemvu.bao_cao", thuoc_co_quan)
rules.add_perm("nhiemvu.duyet", la_dau_moi_cua_viec)
rules.add_perm("nhiemvu.don_doc", la_dau_moi_cua_viec)
rules.add_perm("nhiemvu.don_doc_nhiem_vu", la_dau_moi_cua_nhiem_vu)
rules.add_perm("nhiemvu.xac_nhan", la_dau_moi_cua_bao_cao & ~la_nguoi_gui)
rules.add_perm("nhiemvu.xin_gia_han", thuoc_co_quan)
rules.add_perm("nhiemvu.quyet_gia_han", la_dau_moi_cua_gia_han & ~la_nguoi_gui)
rules.add_perm("nhiemvu.chi_dao", lanh_dao_noi_nhan)
rules.add_perm("nhiemvu.chi_dao_dia_ban", lanh_dao_dia_ban)
rules.add_perm("nhiemvu.chi_dao_bat_ky", la_lanh_dao)
rules.add_perm("nhiemvu.tra_loi_chi_dao", thuoc_co_quan_tra_loi)
rules.add_perm("nhiemvu.ket_thuc_chi_dao", la_nguoi_chi_dao | lanh_dao_noi_nhan)
