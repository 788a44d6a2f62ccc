from django.urls import path

from baocao.views import ban_do, bao_cao, dia_ban, ke_hoach, man_hinh, so_sanh, tong_quan

urlpatterns = [
    path("", tong_quan.trang_chu, name="trang-chu"),
    path("tong-quan/", tong_quan.tong_quan, name="tong-quan"),
    path("dia-ban/", dia_ban.danh_sach_dia_ban, name="danh-sach-dia-ban"),
    path("dia-ban/ban-do/<int:so>/", ban_do.ban_do, name="ban-do"),
    path("dia-ban/so-sanh/", so_sanh.so_sanh_dia_ban, name="so-sanh-dia-ban"),
    path("dia-ban/<int:pk>/", tong_quan.dia_ban, name="dia-ban"),
    path("co-quan/", tong_quan.danh_sach_co_quan, name="danh-sach-co-quan"),
    path("co-quan/<int:pk>/", tong_quan.co_quan, name="co-quan"),
    path("ke-hoach/<int:pk>/", ke_hoach.ke_hoach, name="ke-hoach"),
    path("bao-cao/", bao_cao.danh_sach_bao_cao, name="danh-sach-bao-cao"),
    path("bao-cao/lap/", bao_cao.lap_ban_bao_cao, name="lap-ban-bao-cao"),
    path("bao-cao/<int:pk>/", bao_cao.ban_bao_cao, name="ban-bao-cao"),
    path("bao-cao/<int:pk>/gui/", bao_cao.gui_ban_bao_cao, name="gui-ban-bao-cao"),
    path("bao-cao/<int:pk>/lap-lai/", bao_cao.lap_lai_ban_bao_cao, name="lap-lai-ban-bao-cao"),
    path("bao-cao/<int:pk>/xoa/", bao_cao.xoa_ban_bao_cao, name="xoa-ban-bao-cao"),
    path("bao-cao/<int:pk>/in/", bao_cao.in_ban_bao_cao, name="in-ban-bao-cao"),
    path("bao-cao/<int:pk>/tep/", bao_cao.tai_ban_bao_cao, name="tai-ban-bao-cao"),
    path("man-hinh/", man_hinh.danh_sach_man_hinh, name="danh-sach-man-hinh"),
    path("man-hinh/<int:pk>/thu-hoi/", man_hinh.thu_hoi, name="thu-hoi-man-hinh"),
    path("man-hinh/xem/<str:khoa>/", man_hinh.xem, name="man-hinh"),
]
