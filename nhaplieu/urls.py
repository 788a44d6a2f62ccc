from django.urls import path

from nhaplieu import views

urlpatterns = [
    path("nhap-phu-luc/", views.danh_sach, name="nhap-phu-luc"),
    path("nhap-phu-luc/<int:pk>/", views.xem_truoc, name="lan-nhap"),
    path("nhap-phu-luc/<int:pk>/ten/", views.giai_quyet_ten, name="giai-quyet-ten"),
    path("nhap-phu-luc/<int:pk>/ghi/", views.ghi, name="ghi-lan-nhap"),
    path("nhap-phu-luc/<int:pk>/bo/", views.bo, name="bo-lan-nhap"),
    path("nhap-phu-luc/<int:pk>/tep/", views.tep_goc, name="tep-goc"),
]
