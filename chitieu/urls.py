from django.urls import path

from chitieu.views import duyet, moc, nhap, so_sanh, xem

urlpatterns = [
    path("chi-tieu/", xem.chi_tieu, name="chi-tieu"),
    path("chi-tieu/so-sanh/", so_sanh.so_sanh_chi_tieu, name="so-sanh-chi-tieu"),
    path("chi-tieu/cho-xac-nhan/", duyet.so_lieu_cho_duyet, name="so-lieu-cho-duyet"),
    path("chi-tieu/<int:pk>/", xem.mot_chi_tieu, name="mot-chi-tieu"),
    path("chi-tieu/<int:pk>/xuat/", xem.xuat_chi_tieu, name="xuat-chi-tieu"),
    path("chi-tieu/<int:pk>/nhap/", nhap.nhap_so_lieu, name="nhap-so-lieu"),
    path("chi-tieu/<int:pk>/nhap/mau/", nhap.tep_mau_so_lieu, name="tep-mau-so-lieu"),
    path("chi-tieu/<int:pk>/nhap/tep/", nhap.nap_tep_so_lieu, name="nap-tep-so-lieu"),
    path("chi-tieu/<int:pk>/moc/", moc.giao_moc, name="giao-moc"),
]
