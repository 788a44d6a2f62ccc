from django.urls import path

from nhacviec.views import ca_nhan, cau_hinh, thong_bao, van_hanh

urlpatterns = [
    path("thong-bao/", thong_bao.thong_bao, name="thong-bao"),
    path("thong-bao/da-doc/", thong_bao.da_doc, name="da-doc-thong-bao"),
    path("thong-bao/<int:pk>/", thong_bao.mo, name="mo-thong-bao"),
    path("thong-bao/lua-chon/", ca_nhan.lua_chon, name="lua-chon-nhac"),
    path("thong-bao/lich/", ca_nhan.doi_lich, name="doi-lich"),
    path("lich/<slug:ma>.ics", ca_nhan.lich, name="lich"),
    path("ke-hoach/<int:pk>/nhac-viec/", cau_hinh.cau_hinh, name="cau-hinh-nhac"),
    path("nhac-viec/", van_hanh.van_hanh, name="van-hanh-nhac"),
    path("nhac-viec/<int:pk>/", van_hanh.ban_tin, name="ban-tin"),
    path("nhac-viec/<int:pk>/gui-lai/", van_hanh.gui_lai, name="gui-lai-ban-tin"),
]
