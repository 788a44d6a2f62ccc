from django.apps import AppConfig


class NhacviecConfig(AppConfig):
    name = "nhacviec"
    verbose_name = "Nhắc việc"
