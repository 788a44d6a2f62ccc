from django.contrib.auth import views
from django.urls import path

urlpatterns = [
    path("dang-nhap/", views.LoginView.as_view(template_name="taikhoan/dang_nhap.html"), name="dang-nhap"),
    path("dang-xuat/", views.LogoutView.as_view(), name="dang-xuat"),
    path(
        "doi-mat-khau/",
        views.PasswordChangeView.as_view(template_name="taikhoan/doi_mat_khau.html", success_url="/"),
        name="doi-mat-khau",
    ),
]
