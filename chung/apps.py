from django.apps import AppConfig


class ChungConfig(AppConfig):
    name = "chung"
    verbose_name = "Dùng chung"
