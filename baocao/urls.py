from django.urls import path

from baocao import views, views_ban_do, views_bao_cao

urlpatterns = [
    path("", views.trang_chu, name="trang-chu"),
    path("tong-quan/", views.tong_quan, name="tong-quan"),
    path("dia-ban/", views.danh_sach_dia_ban, name="danh-sach-dia-ban"),
    path("dia-ban/ban-do/<int:so>/", views_ban_do.ban_do, name="ban-do"),
    path("dia-ban/<int:pk>/", views.dia_ban, name="dia-ban"),
    path("bao-cao/", views_bao_cao.danh_sach_bao_cao, name="danh-sach-bao-cao"),
    path("bao-cao/lap/", views_bao_cao.lap_ban_bao_cao, name="lap-ban-bao-cao"),
    path("bao-cao/<int:pk>/", views_bao_cao.ban_bao_cao, name="ban-bao-cao"),
    path("bao-cao/<int:pk>/gui/", views_bao_cao.gui_ban_bao_cao, name="gui-ban-bao-cao"),
    path("bao-cao/<int:pk>/xoa/", views_bao_cao.xoa_ban_bao_cao, name="xoa-ban-bao-cao"),
    path("bao-cao/<int:pk>/in/", views_bao_cao.in_ban_bao_cao, name="in-ban-bao-cao"),
    path("bao-cao/<int:pk>/tep/", views_bao_cao.tai_ban_bao_cao, name="tai-ban-bao-cao"),
]
