from django.urls import path

from baocao import views

urlpatterns = [
    path("", views.trang_chu, name="trang-chu"),
    path("tong-quan/", views.tong_quan, name="tong-quan"),
    path("dia-ban/", views.danh_sach_dia_ban, name="danh-sach-dia-ban"),
    path("dia-ban/<int:pk>/", views.dia_ban, name="dia-ban"),
]
