from django.urls import path

from nhiemvu.views import bao_cao_nhieu, bo_loc, dau_viec, duyet, duyet_nhieu, ke_hoach, ke_thua, viec_cua_toi

urlpatterns = [
    path("viec-cua-toi/", viec_cua_toi.viec_cua_toi, name="viec-cua-toi"),
    path("viec-cua-toi/bao-cao/", bao_cao_nhieu.bao_cao_nhieu_viec, name="bao-cao-nhieu-viec"),
    path("bo-loc/", bo_loc.luu_bo_loc_moi, name="luu-bo-loc"),
    path("bo-loc/<int:pk>/bo/", bo_loc.bo_bo_loc, name="bo-bo-loc"),
    path("dau-viec/", dau_viec.danh_sach_dau_viec, name="danh-sach-dau-viec"),
    path("dau-viec/<int:pk>/", dau_viec.dau_viec, name="dau-viec"),
    path("dau-viec/<int:pk>/bao-cao/", viec_cua_toi.bao_cao_dau_viec, name="bao-cao-dau-viec"),
    path("cho-xac-nhan/", duyet.cho_xac_nhan, name="cho-xac-nhan"),
    path("cho-xac-nhan/xac-nhan/", duyet_nhieu.xac_nhan_nhieu, name="xac-nhan-nhieu"),
    path("cho-xac-nhan/tra-lai/", duyet_nhieu.tra_lai_nhieu, name="tra-lai-nhieu"),
    path("cho-xac-nhan/<int:pk>/xac-nhan/", duyet.xac_nhan, name="xac-nhan"),
    path("cho-xac-nhan/<int:pk>/tra-lai/", duyet.tra_lai, name="tra-lai"),
    path("ke-hoach/", ke_hoach.danh_sach_ke_hoach, name="danh-sach-ke-hoach"),
    path("ke-hoach/<int:pk>/", ke_hoach.ke_hoach, name="ke-hoach"),
    path("ke-hoach/<int:pk>/ten/", ke_hoach.giai_quyet_ten, name="giai-quyet-ten-ke-hoach"),
    path("ke-thua/", ke_thua.danh_sach_ke_thua, name="danh-sach-ke-thua"),
    path("ke-thua/moi/", ke_thua.ghi_ke_thua, name="ghi-ke-thua"),
    path("ke-thua/<int:pk>/", ke_thua.ke_thua, name="ke-thua"),
    path("ke-thua/<int:pk>/sua/", ke_thua.ghi_ke_thua, name="sua-ke-thua"),
    path("ke-thua/<int:pk>/chuyen-giao/", ke_thua.chuyen_giao, name="chuyen-giao"),
    path("ke-thua/<int:pk>/hoan-tac/", ke_thua.hoan_tac_ke_thua, name="hoan-tac-ke-thua"),
    path("ke-thua/<int:pk>/xoa/", ke_thua.xoa_ke_thua, name="xoa-ke-thua"),
    path("nhiem-vu/<int:pk>/", ke_hoach.nhiem_vu, name="nhiem-vu"),
]
