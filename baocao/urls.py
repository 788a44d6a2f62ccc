from django.urls import path

from baocao.views import dia_ban, tong_quan

urlpatterns = [
    path("", tong_quan.trang_chu, name="trang-chu"),
    path("tong-quan/", tong_quan.tong_quan, name="tong-quan"),
    path("dia-ban/", dia_ban.danh_sach_dia_ban, name="danh-sach-dia-ban"),
    path("dia-ban/<int:pk>/", tong_quan.dia_ban, name="dia-ban"),
    path("co-quan/", tong_quan.danh_sach_co_quan, name="danh-sach-co-quan"),
    path("co-quan/<int:pk>/", tong_quan.co_quan, name="co-quan"),
    path("chi-tieu/", dia_ban.chi_tieu, name="chi-tieu"),
]
