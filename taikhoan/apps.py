from django.apps import AppConfig


class TaikhoanConfig(AppConfig):
    name = "taikhoan"
    verbose_name = "Tài khoản"
