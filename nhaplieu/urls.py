from django.urls import path

from nhaplieu import views

urlpatterns = [
    path("nhap-phu-luc/", views.danh_sach, name="nhap-phu-luc"),
    path("nhap-phu-luc/<int:pk>/", views.xem_truoc, name="lan-nhap"),
    path("nhap-phu-luc/<int:pk>/cot/", views.chon_cot, name="chon-cot"),
    path("nhap-phu-luc/<int:pk>/dong/", views.sua_dong, name="sua-dong-nhap"),
    path("nhap-phu-luc/<int:pk>/chi-tieu/", views.sua_chi_tieu, name="sua-chi-tieu-nhap"),
    path("nhap-phu-luc/<int:pk>/van-ban/", views.sua_thong_tin, name="sua-thong-tin-nhap"),
    path("nhap-phu-luc/<int:pk>/han/", views.doc_han, name="doc-han-nhap"),
    path("nhap-phu-luc/<int:pk>/doc-lai/", views.doc_lai, name="doc-lai-tep"),
    path("nhap-phu-luc/<int:pk>/ten/", views.giai_quyet_ten, name="giai-quyet-ten"),
    path("nhap-phu-luc/<int:pk>/ghi/", views.ghi, name="ghi-lan-nhap"),
    path("nhap-phu-luc/<int:pk>/bo/", views.bo, name="bo-lan-nhap"),
    path("nhap-phu-luc/<int:pk>/hoan-tac/", views.hoan_tac, name="hoan-tac-lan-nhap"),
    path("nhap-phu-luc/<int:pk>/xem-lai/", views.xem_thu_lai, name="xem-lai-lan-nhap"),
    path("nhap-phu-luc/<int:pk>/tai-lai/", views.tai_lai, name="tai-lai-tep"),
    path("nhap-phu-luc/<int:pk>/ghi-chu/", views.tep_ghi_chu, name="tep-ghi-chu"),
    path("nhap-phu-luc/<int:pk>/tep/", views.tep_goc, name="tep-goc"),
    path("ke-hoach/<int:pk>/xuat/", views.xuat_ke_hoach, name="xuat-ke-hoach"),
]
