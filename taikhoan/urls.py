from django.contrib.auth import views
from django.urls import path

from taikhoan.forms import DangNhapForm
from taikhoan.views import DoiMatKhau, ket_thuc_uy_quyen, uy_quyen

urlpatterns = [
    path(
        "dang-nhap/",
        views.LoginView.as_view(template_name="taikhoan/dang_nhap.html", authentication_form=DangNhapForm),
        name="dang-nhap",
    ),
    path("dang-xuat/", views.LogoutView.as_view(), name="dang-xuat"),
    path("doi-mat-khau/", DoiMatKhau.as_view(), name="doi-mat-khau"),
    path("uy-quyen/", uy_quyen, name="uy-quyen"),
    path("uy-quyen/<int:pk>/ket-thuc/", ket_thuc_uy_quyen, name="ket-thuc-uy-quyen"),
]
