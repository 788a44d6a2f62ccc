from django.urls import path

from baocao import views, views_ban_do

urlpatterns = [
    path("", views.trang_chu, name="trang-chu"),
    path("tong-quan/", views.tong_quan, name="tong-quan"),
    path("dia-ban/", views.danh_sach_dia_ban, name="danh-sach-dia-ban"),
    path("dia-ban/ban-do/<int:so>/", views_ban_do.ban_do, name="ban-do"),
    path("dia-ban/<int:pk>/", views.dia_ban, name="dia-ban"),
    path("chi-tieu/", views.chi_tieu, name="chi-tieu"),
]
