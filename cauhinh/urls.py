from django.contrib import admin
from django.urls import include, path

admin.site.site_header = "Quản trị – Theo dõi kế hoạch y tế"
admin.site.site_title = "Quản trị"
admin.site.index_title = "Dữ liệu dùng chung"

urlpatterns = [
    path("", include("baocao.urls")),
    path("", include("chitieu.urls")),
    path("", include("nhiemvu.urls")),
    path("", include("nhaplieu.urls")),
    path("", include("nhacviec.urls")),
    path("", include("taikhoan.urls")),
    path("", include("chung.urls")),
    path("quan-tri/", admin.site.urls),
]
