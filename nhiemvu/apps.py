from django.apps import AppConfig


class NhiemvuConfig(AppConfig):
    name = "nhiemvu"
    verbose_name = "Nhiệm vụ"
