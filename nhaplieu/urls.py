from django.urls import path

from nhaplieu import views

urlpatterns = [
    path("nhap-phu-luc/", views.danh_sach, name="nhap-phu-luc"),
    path("nhap-phu-luc/<int:pk>/", views.xem_truoc, name="lan-nhap"),
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
