from django.urls import path

from nhiemvu.views import dau_viec, duyet, ke_hoach, viec_cua_toi

urlpatterns = [
    path("viec-cua-toi/", viec_cua_toi.viec_cua_toi, name="viec-cua-toi"),
    path("dau-viec/", dau_viec.danh_sach_dau_viec, name="danh-sach-dau-viec"),
    path("dau-viec/<int:pk>/", dau_viec.dau_viec, name="dau-viec"),
    path("dau-viec/<int:pk>/bao-cao/", viec_cua_toi.bao_cao_dau_viec, name="bao-cao-dau-viec"),
    path("cho-xac-nhan/", duyet.cho_xac_nhan, name="cho-xac-nhan"),
    path("cho-xac-nhan/<int:pk>/xac-nhan/", duyet.xac_nhan, name="xac-nhan"),
    path("cho-xac-nhan/<int:pk>/tra-lai/", duyet.tra_lai, name="tra-lai"),
    path("ke-hoach/", ke_hoach.danh_sach_ke_hoach, name="danh-sach-ke-hoach"),
    path("ke-hoach/<int:pk>/", ke_hoach.ke_hoach, name="ke-hoach"),
    path("ke-hoach/<int:pk>/ten/", ke_hoach.giai_quyet_ten, name="giai-quyet-ten-ke-hoach"),
    path("nhiem-vu/<int:pk>/", ke_hoach.nhiem_vu, name="nhiem-vu"),
]
