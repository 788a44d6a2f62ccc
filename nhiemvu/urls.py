from django.urls import path

from nhiemvu.lich_su import LOAI
from nhiemvu.views import (
    bao_cao_nhieu,
    bo_loc,
    dau_viec,
    don_doc,
    duyet,
    duyet_nhieu,
    ke_hoach,
    ke_thua,
    ky_bao_cao,
    lich_su,
    phoi_hop,
    tep,
    viec_cua_toi,
)

urlpatterns = [
    path("viec-cua-toi/", viec_cua_toi.viec_cua_toi, name="viec-cua-toi"),
    path("viec-cua-toi/bao-cao/", bao_cao_nhieu.bao_cao_nhieu_viec, name="bao-cao-nhieu-viec"),
    path("bo-loc/", bo_loc.luu_bo_loc_moi, name="luu-bo-loc"),
    path("bo-loc/<int:pk>/bo/", bo_loc.bo_bo_loc, name="bo-bo-loc"),
    path("dau-viec/", dau_viec.danh_sach_dau_viec, name="danh-sach-dau-viec"),
    path("dau-viec/don-doc/", don_doc.don_doc_cac_viec, name="don-doc"),
    path("nhiem-vu/<int:pk>/don-doc/", don_doc.don_doc_nhiem_vu, name="don-doc-nhiem-vu"),
    path("dau-viec/<int:pk>/", dau_viec.dau_viec, name="dau-viec"),
    path("dau-viec/<int:pk>/bao-cao/", viec_cua_toi.bao_cao_dau_viec, name="bao-cao-dau-viec"),
    path("viec-phoi-hop/", phoi_hop.danh_sach_phoi_hop, name="viec-phoi-hop"),
    path("viec-phoi-hop/<int:pk>/bao-cao/", phoi_hop.bao_cao_phoi_hop, name="bao-cao-phoi-hop"),
    path("cho-xac-nhan/", duyet.cho_xac_nhan, name="cho-xac-nhan"),
    path("cho-xac-nhan/xac-nhan/", duyet_nhieu.xac_nhan_nhieu, name="xac-nhan-nhieu"),
    path("cho-xac-nhan/tra-lai/", duyet_nhieu.tra_lai_nhieu, name="tra-lai-nhieu"),
    path("cho-xac-nhan/<int:pk>/xac-nhan/", duyet.xac_nhan, name="xac-nhan"),
    path("cho-xac-nhan/<int:pk>/tra-lai/", duyet.tra_lai, name="tra-lai"),
    path("ke-hoach/", ke_hoach.danh_sach_ke_hoach, name="danh-sach-ke-hoach"),
    path("ke-hoach/<int:pk>/", ke_hoach.ke_hoach, name="ke-hoach"),
    path("ke-hoach/<int:pk>/ten/", ke_hoach.giai_quyet_ten, name="giai-quyet-ten-ke-hoach"),
    path("ke-hoach/<int:pk>/ky-bao-cao/", ky_bao_cao.dat_ky_bao_cao, name="ky-bao-cao"),
    path("dau-viec/<int:pk>/mo-lai-ky/", ky_bao_cao.mo_lai, name="mo-lai-ky"),
    path("ke-thua/", ke_thua.danh_sach_ke_thua, name="danh-sach-ke-thua"),
    path("ke-thua/moi/", ke_thua.ghi_ke_thua, name="ghi-ke-thua"),
    path("ke-thua/<int:pk>/", ke_thua.ke_thua, name="ke-thua"),
    path("ke-thua/<int:pk>/sua/", ke_thua.ghi_ke_thua, name="sua-ke-thua"),
    path("ke-thua/<int:pk>/chuyen-giao/", ke_thua.chuyen_giao, name="chuyen-giao"),
    path("ke-thua/<int:pk>/hoan-tac/", ke_thua.hoan_tac_ke_thua, name="hoan-tac-ke-thua"),
    path("ke-thua/<int:pk>/xoa/", ke_thua.xoa_ke_thua, name="xoa-ke-thua"),
    path("minh-chung/<int:pk>/", tep.tep_minh_chung, name="tep-minh-chung"),
    path("nhiem-vu/<int:pk>/", ke_hoach.nhiem_vu, name="nhiem-vu"),
]
urlpatterns += [
    path(f"{loai}/<int:pk>/lich-su/", lich_su.lich_su, {"loai": loai}, name=f"lich-su-{loai}") for loai in LOAI
]
