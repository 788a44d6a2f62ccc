from django.apps import AppConfig


class NhaplieuConfig(AppConfig):
    name = "nhaplieu"
    verbose_name = "Nhập phụ lục"
