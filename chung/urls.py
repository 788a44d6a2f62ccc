from django.urls import path

from chung import views

urlpatterns = [
    path("mau-giao-dien/", views.mau_giao_dien, name="mau-giao-dien"),
    path("mau-giao-dien/bao-cao/<int:pk>/", views.bao_cao_mau, name="mau-bao-cao"),
    path("mau-giao-dien/<slug:trang>/", views.mau_giao_dien, name="mau-giao-dien"),
]
